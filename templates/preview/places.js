// Which text of the edition a block on the screen shows. Names are written out there and signs are gone, so words are
// compared: a block belongs to the text with which it shares most runs of two words.
const WORD = /[\p{L}\p{N}]+/gu;
const BLOCKS = "p, li, td, th, h1, h2, h3, h4, caption, dt, dd, figcaption";
const ENOUGH = 0.5;

const words = (text) => (text.normalize("NFC").toLowerCase().match(WORD) ?? []);
const plain = (source) => source
  .replace(/\[\[[^\]]*\]\]|\[\^[^\]]*\]|\]\([^)]*\)|\]\{[^}]*\}|\{[^}]*\}/g, " ");
const pairs = (list) => (list.length < 2 ? list : list.slice(1).map((word, place) => `${list[place]} ${word}`));

export class Places {
  constructor(texts) {
    this.fragments = [];
    this.index = new Map();
    for (const text of texts) {
      const fragments = text.kind === "prose" ? text.text.split(/\n\s*\n|\n(?=\s*(?:[*+-]|\d+[.)])\s)/) : [text.text];
      for (const fragment of fragments) this.add(text, words(plain(fragment)));
    }
  }

  add(text, list) {
    if (!list.length) return;
    const number = this.fragments.push({ text, list }) - 1;
    for (const pair of new Set(pairs(list))) {
      if (!this.index.has(pair)) this.index.set(pair, []);
      this.index.get(pair).push(number);
    }
  }

  // The text that a block shows, or null; `after` is the number of the fragment found before, which decides between equals.
  of(block, after = -1) {
    const list = words(block.textContent);
    const found = new Map();
    const mine = [...new Set(pairs(list))];
    for (const pair of mine) for (const number of this.index.get(pair) ?? []) found.set(number, (found.get(number) ?? 0) + 1);
    let best = null;
    for (const [number, shared] of found) {
      const other = this.fragments[number];
      const score = 2 * shared / (mine.length + new Set(pairs(other.list)).size) + (number > after ? 0.001 : 0);
      if (list.length < 3 && other.list.join(" ") !== list.join(" ")) continue;
      if (score >= ENOUGH && (!best || score > best.score)) best = { score, number, text: other.text };
    }
    return best;
  }

  // All blocks of a page with their texts, in order.
  map(main) {
    const found = new Map();
    let after = -1;
    for (const block of main.querySelectorAll(BLOCKS)) {
      if (block.closest(".contents") || (block.matches("li, td, th") && block.querySelector("p"))) continue;
      const best = this.of(block, after);
      if (!best) continue;
      after = best.number;
      found.set(block, best.text);
    }
    return found;
  }
}

export const blockAt = (target) => target.closest?.(BLOCKS) ?? null;
export const samePath = (one, other) => JSON.stringify(one) === JSON.stringify(other);
