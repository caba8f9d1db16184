// Two versions side by side: what is gone is marked on the left, what is new on the right.
import { Sheets } from "./sheets.js";
import { ask, query } from "./talking.js";

const $ = (id) => document.getElementById(id);
const SIDES = ["old", "new"];
const BLOCKS = "h1, h2, h3, h4, p, li, tr";

export class Versions {
  constructor(tried) {
    this.number = 0;
    this.turn = 0;
    this.at = -1;
    this.sheets = SIDES.map((side) => new Sheets($(`sheets-${side}`), $(`sheets-${side}`),
      (page, scale) => `side?number=${this.number}&side=${side}&page=${page}&scale=${scale}`));
    for (const id of ["since", "sides-form"]) $(id).addEventListener("change", () => tried(() => this.compare()));
    $("next-change").addEventListener("click", () => this.next());
    $("compare-again").addEventListener("click", () => tried(() => this.compare()));
  }

  // Lists what there is to compare with, and compares with what was chosen before.
  async open(choice) {
    if ($("versions").hidden) return;
    this.choice = choice;
    const { versions } = await ask("versions");
    const chosen = $("since").value;
    $("since").replaceChildren(...versions.map(({ id, name }) => new Option(name, id)));
    if (versions.some(({ id }) => id === chosen)) $("since").value = chosen;
    if (versions.length) await this.compare();
    else $("sides-status").textContent = "There is no earlier version: the folder has no history in git, and nothing was sent for clearance.";
  }

  async compare() {
    const form = $("sides-form").value;
    const turn = ++this.turn; // only the last one that was asked for is shown
    $("sides-status").textContent = "Comparing…";
    $("next-change").disabled = true;
    $("compare-again").hidden = true;
    const asked = ask(`compare?${query(this.choice)}&since=${encodeURIComponent($("since").value)}&form=${form}`);
    const { number, pages, error } = await asked.catch(({ message }) => ({ error: message }));
    if (turn !== this.turn) return;
    if (error) { $("sides-status").textContent = error; return; }
    this.number = number;
    this.at = -1;
    $("side-frames").hidden = form === "pdf";
    $("side-sheets").hidden = form !== "pdf";
    if (form === "pdf") {
      this.sheets.forEach((sheets, place) => sheets.show(pages[place]));
      $("sides-status").textContent = `${pages[0].length} and ${pages[1].length} pages`;
      return;
    }
    await Promise.all(SIDES.map((side) => new Promise((resolve) => {
      const frame = $(`side-${side}`);
      frame.onload = resolve;
      frame.contentWindow.location.replace(new URL(`side?number=${number}&side=${side}`, location.href));
    })));
    if (turn !== this.turn) return;
    this.follow();
    this.marks = this.pages.map((page) => [...page.querySelectorAll("del.deleted, ins.inserted")]);
    const count = this.marks[0].length + this.marks[1].length;
    $("sides-status").textContent = count === 1 ? "1 difference" : `${count} differences`;
    $("next-change").disabled = !count;
  }

  // The text has changed since it was compared.
  old() { $("compare-again").hidden = $("versions").hidden; }

  get pages() { return SIDES.map((side) => $(`side-${side}`).contentDocument); }

  // Both show the same place. The one that somebody moves leads; the other never answers.
  follow() {
    const rows = this.pages.map((page) => [...page.querySelectorAll(`main :is(${BLOCKS})`)].filter((one) => one.textContent.trim()));
    const pairs = [new Map(), new Map()];
    let next = 0;
    for (const one of rows[0]) {
      const place = rows[1].findIndex((other, number) => number >= next && number < next + 60 && other.textContent === one.textContent);
      if (place < 0) continue;
      pairs[0].set(one, rows[1][place]);
      pairs[1].set(rows[1][place], one);
      next = place + 1;
    }
    // Where each was put last: a scroll to there is an echo, and moves nothing.
    const put = [null, null];
    this.pages.forEach((page, side) => page.addEventListener("scroll", () => {
      if (put[side] !== null && Math.abs(page.defaultView.scrollY - put[side]) < 2) return;
      put[side] = null;
      const seen = rows[side].find((one) => pairs[side].has(one) && one.getBoundingClientRect().bottom > 0);
      if (!seen) return;
      const other = this.pages[1 - side].defaultView;
      const by = pairs[side].get(seen).getBoundingClientRect().top - seen.getBoundingClientRect().top;
      other.scrollBy({ top: by, behavior: "instant" });
      put[1 - side] = other.scrollY;
    }, { passive: true }));
  }

  next() {
    const all = this.marks.flatMap((marks, side) => marks.map((mark) => ({ mark, side })));
    this.at = (this.at + 1) % all.length;
    const { mark, side } = all[this.at];
    mark.scrollIntoView({ block: "center", behavior: "instant" });
    mark.animate([{ outline: "3px solid" }, { outline: "3px solid transparent" }], 1500);
    $("sides-status").textContent = `Difference ${this.at + 1} of ${all.length}, ${side ? "new" : "gone"}`;
  }
}
