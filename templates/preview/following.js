// The document in its frame: loaded once, then changed block by block as messages of the server say.
import { ask, query } from "./talking.js";
import { morphAll, parsed } from "./morphing.js";

const MARKED = 1600;

// After each change a browser asks the rules with :has() about the whole page and about each chapter, which takes a tenth
// of a second on a long one. Here classes stand for what they find, in selectors that weigh as much.
const INSTEAD = [[/^\.matrix thead th:has\(/, (mark) => `.matrix thead th.${mark}.${mark}`], [/^main:not\(:has\(/, (mark) => `main.${mark}`],
  [/^main:has\([^)]*\) > \*$/, (mark) => `main > .${mark}`], [/^html:not\(:has\(/, (mark) => `html.${mark}:not(none)`]];
const havingIn = (sheets) => {
  const found = [];
  const visit = (rule) => {
    const [, instead] = INSTEAD.find(([selector]) => selector.test(rule.selectorText ?? "")) ?? [];
    if (!instead) { for (const inner of rule.cssRules ?? []) visit(inner); return; }
    const mark = `preview-having-${found.length}`;
    found.push([rule.selectorText, mark]);
    rule.selectorText = instead(mark);
  };
  for (const sheet of sheets) for (const rule of sheet.cssRules) visit(rule);
  return found;
};

export class Following {
  constructor(frame, told) {
    this.frame = frame;
    this.told = told; // called with each state and update
    this.version = 0;
    this.parts = [];
    this.events = null;
    this.work = Promise.resolve();
  }

  get page() { return this.frame.contentDocument; }

  get main() { return this.page?.querySelector("main"); }

  // Shows a choice of document; the same one again keeps its place, filter and open details.
  show(choice) {
    this.choice = choice;
    this.events?.close();
    this.events = new EventSource(`events?${query(choice)}`);
    this.events.onmessage = ({ data }) => this.then(() => this.take(JSON.parse(data)));
    this.events.onerror = () => this.told({ about: "lost" });
    return this.then(() => this.load());
  }

  // One thing after the other.
  then(step) {
    this.work = this.work.then(step).catch((error) => this.told({ about: "error", error }));
    return this.work;
  }

  async load() {
    const state = await ask(`state?${query(this.choice)}`);
    this.told(state);
    if (!state.version) return;
    const kept = this.keep();
    this.version = state.version;
    this.parts = Object.values(state.parts);
    this.css = state.css;
    this.sheet = null;
    await new Promise((resolve) => {
      this.frame.onload = resolve;
      const address = new URL(`page?${query(this.choice)}&version=${state.version}`, location.href);
      if (kept?.show) address.searchParams.set("show", kept.show);
      this.frame.contentWindow.location.replace(address);
    });
    this.frame.onload = null;
    if (!this.main) { this.version = 0; return; }
    this.having = havingIn([...this.page.styleSheets]);
    this.markHaving();
    this.restore(kept);
    this.told({ about: "loaded" });
  }

  // What a reader has done to the page that is not in its address alone.
  keep() {
    if (!this.main || !this.version) return this.remembered();
    const window = this.frame.contentWindow;
    return {
      y: window.scrollY,
      show: new URLSearchParams(window.location.search).get("show"),
      open: [...this.page.querySelectorAll("details")].map((one) => one.open),
    };
  }

  get memory() { return `preview ${this.choice.document} ${this.choice.key ?? ""}`; }

  remember() {
    const kept = this.keep();
    if (kept && this.version) sessionStorage.setItem(this.memory, JSON.stringify(kept));
  }

  remembered() {
    try { return JSON.parse(sessionStorage.getItem(this.memory)); } catch { return null; }
  }

  restore(kept) {
    if (!kept) return;
    const details = [...this.page.querySelectorAll("details")];
    if (details.length === kept.open?.length) details.forEach((one, place) => { one.open = kept.open[place]; });
    this.frame.contentWindow.scrollTo({ top: kept.y, behavior: "instant" });
  }

  async take(message) {
    if (message.about === "version") {
      // After a pause, as of a machine asleep, or before the first page.
      if (this.version && message.version !== this.version) await this.catchUp();
    } else if (message.about === "document" && message.version) {
      if (!this.version || message.reload) await this.load();
      else if (message.from !== this.version) await this.catchUp();
      else this.change(message);
    }
    this.told(message);
  }

  async catchUp() {
    const state = await ask(`state?${query(this.choice)}`);
    if (state.version !== this.version) this.change(state);
    this.told(state);
  }

  change(update) {
    const after = [];
    for (let place = 0; place < update.count; place += 1) after.push(update.parts[place] ?? this.parts[place]);
    const places = after.keys();
    const changed = [];
    const main = this.main;
    const anchor = this.anchor();
    if (after.length === this.parts.length && main.children.length === after.length) {
      for (const place of places) {
        if (after[place] === this.parts[place]) continue;
        morphAll(parsed(this.parts[place]), parsed(after[place]), [main.children[place]], main, changed);
      }
    } else {
      morphAll(this.parts.flatMap(parsed), after.flatMap(parsed), [...main.children], main, changed);
    }
    const moved = after.length !== this.parts.length || Object.values(update.parts).some((part) => part.includes("<th"));
    if (moved) this.markHaving();
    this.parts = after;
    this.version = update.version;
    if (update.css !== this.css) this.style(update.css);
    this.css = update.css;
    // The page's own filter looks at what is new when it is asked again.
    if (this.frame.contentWindow.location.search.includes("show=")) this.frame.contentWindow.dispatchEvent(new PopStateEvent("popstate"));
    this.hold(anchor);
    this.mark(changed);
    this.told({ about: "changed", changed });
  }

  // The place of the block of the document that `element` is in, -1 if that is not known.
  partOf(element) {
    const all = [...this.main?.children ?? []];
    return all.length === this.parts.length ? all.findIndex((one) => one.contains(element)) : -1;
  }

  // A block in sight, and where it is: it is to be there afterwards too, whatever grew above it.
  anchor() {
    const seen = [...this.main.querySelectorAll("p, li, h2, h3, h4, tr")].find((one) => {
      const box = one.getBoundingClientRect();
      return box.height && box.bottom > 60 && !one.closest(".contents");
    });
    return { seen, words: seen?.textContent, top: seen?.getBoundingClientRect().top };
  }

  hold({ seen: old, words, top }) {
    // Blocks are numbered, so after one that is new the same words are in the next element.
    const seen = old?.isConnected && old.textContent === words ? old
      : [...this.main.querySelectorAll(old?.localName ?? "p")].find((one) => one.textContent === words) ?? old;
    if (!seen?.isConnected) return;
    const moved = seen.getBoundingClientRect().top - top;
    if (Math.abs(moved) > 1) this.frame.contentWindow.scrollBy({ top: moved, behavior: "instant" });
  }

  markHaving() {
    for (const [selector, mark] of this.having) {
      for (const one of this.page.querySelectorAll(`.${mark}`)) one.classList.remove(mark);
      for (const one of this.page.querySelectorAll(selector)) one.classList.add(mark);
    }
  }

  style(css) {
    if (!this.sheet) {
      this.sheet = new this.frame.contentWindow.CSSStyleSheet();
      this.page.adoptedStyleSheets.push(this.sheet);
    }
    this.sheet.replaceSync(css);
  }

  mark(changed) {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    for (const one of changed) {
      if (!one.isConnected || !one.animate) continue;
      const colour = getComputedStyle(document.documentElement).getPropertyValue("--accent");
      one.animate(
        [{ outline: `3px solid ${colour}`, outlineOffset: "4px" }, { outline: `3px solid ${colour}`, outlineOffset: "4px", offset: 0.7 },
          { outline: "3px solid transparent", outlineOffset: "4px" }],
        { duration: MARKED, easing: still ? "steps(1, end)" : "ease-out" },
      );
    }
  }
}
