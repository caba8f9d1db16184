// Which text of the edition a block on the screen shows. Names are written out there and signs are gone, so words are
// compared: a block belongs to the text with which it shares most runs of two words.
const WORD = /[\p{L}\p{N}]+/gu;
const BLOCKS = "p, li, td, th, h1, h2, h3, h4, caption, dt, dd, figcaption";
const ENOUGH = 0.5;
const SLICE = 8; // milliseconds of work between which the page may move

const words = (text) => (text.normalize("NFC").toLowerCase().match(WORD) ?? []);
export const plain = (source) => source
  .replace(/\[\[[^\]]*\]\]|\[\^[^\]]*\]|\]\([^)]*\)|\]\{[^}]*\}|\{[^}]*\}/g, " ");
const pairs = (list) => new Set(list.length < 2 ? list : list.slice(1).map((word, place) => `${list[place]} ${word}`));
const fragmentsOf = (text) => (text.kind === "prose" ? text.text.split(/\n\s*\n|\n(?=\s*(?:[*+-]|\d+[.)])\s)/) : [text.text]);
const breathe = () => new Promise((resolve) => { setTimeout(resolve); });

export class Places {
  constructor() {
    this.texts = new Map(); // each text by what it says where, with its fragments
    this.index = new Map(); // the fragments that have a pair of words
    this.fresh = new Set(); // the fragments that no block has been compared with
    this.known = new Map(); // of each block its words and the fragment that was found for it, if any
  }

  // Takes the texts as they are now; what is new is compared with all blocks, what was there is not compared again.
  take(texts) {
    const now = new Map(texts.map((text) => [`${text.key} ${text.text}`, text]));
    for (const [said, { fragments }] of this.texts) if (!now.has(said)) for (const one of fragments) this.forget(one);
    let order = 0;
    for (const [said, text] of now) {
      const entry = this.texts.get(said);
      const fragments = entry?.fragments ?? fragmentsOf(text).map((source) => words(plain(source))).filter((list) => list.length)
        .map((list) => ({ pairs: pairs(list), words: list.join(" "), gone: false }));
      for (const one of fragments) {
        Object.assign(one, { text, order });
        order += 1;
        if (!entry) this.add(one);
      }
      now.set(said, { fragments });
    }
    this.texts = now;
  }

  add(fragment) {
    for (const pair of fragment.pairs) {
      if (!this.index.has(pair)) this.index.set(pair, new Set());
      this.index.get(pair).add(fragment);
    }
    this.fresh.add(fragment);
  }

  forget(fragment) {
    fragment.gone = true;
    this.fresh.delete(fragment);
    for (const pair of fragment.pairs) this.index.get(pair).delete(fragment);
  }

  // The fragment that shares most with a block of these words, or null; `after` is the place of the one before, which
  // decides between equals.
  of(list, mine, after) {
    const found = new Map();
    for (const pair of mine) for (const one of this.index.get(pair) ?? []) found.set(one, (found.get(one) ?? 0) + 1);
    let best = null;
    let most = 0;
    for (const [one, shared] of found) {
      const score = 2 * shared / (mine.size + one.pairs.size) + (one.order > after ? 0.001 : 0);
      if (score < ENOUGH || score <= most || (list.length < 3 && one.words !== list.join(" "))) continue;
      best = one;
      most = score;
    }
    return best;
  }

  // All blocks of a page with their texts, in order; `stopped` says whether it is no longer wanted, then it gives null.
  async map(main, stopped) {
    const fresh = new Set([...this.fresh].flatMap((one) => [...one.pairs]));
    const known = new Map();
    let after = -1;
    let start = performance.now();
    for (const block of main.querySelectorAll(BLOCKS)) {
      if (performance.now() - start > SLICE) {
        await breathe();
        if (stopped()) return null;
        start = performance.now();
      }
      if (block.closest(".contents") || (block.matches("li, td, th") && block.querySelector("p"))) continue;
      const said = block.textContent;
      let entry = this.known.get(block);
      const same = entry?.said === said;
      if (!same || (entry.best ? entry.best.gone : [...entry.pairs].some((pair) => fresh.has(pair)))) {
        const list = words(said);
        const mine = pairs(list);
        entry = { said, pairs: mine, best: this.of(list, mine, after) };
      }
      known.set(block, entry);
      if (entry.best) after = entry.best.order;
    }
    this.known = known;
    this.fresh.clear();
    return new Map([...known].filter(([, { best }]) => best).map(([block, { best }]) => [block, best.text]));
  }
}

export const blockAt = (target) => target.closest?.(BLOCKS) ?? null;
export const keyOf = (path) => JSON.stringify(path);
export const samePath = (one, other) => keyOf(one) === keyOf(other);
