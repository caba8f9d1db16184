// The pages of the document that is shown, as the PDF or Word has them.
import { Sheets } from "./sheets.js";
import { ask, query } from "./talking.js";

const $ = (id) => document.getElementById(id);

export class Paper {
  constructor() {
    this.pages = [];
    this.sheets = new Sheets($("sheets"), $("paper"), (number, scale) => {
      const [, , version, page] = this.pages[number];
      return `picture?version=${version}&page=${page}&scale=${scale}`;
    });
    $("medium").addEventListener("change", () => this.want(this.choice));
    $("spreads").addEventListener("click", () => {
      const two = $("sheets").classList.toggle("spreads"); // the first page is a right one, as in a bound copy
      $("spreads").setAttribute("aria-pressed", String(two));
      this.sheets.zoom = 0;
      this.sheets.lay();
    });
    this.turn = 0;
    // Who looks around on the pages is not led away from there.
    for (const moved of ["wheel", "touchmove", "pointerdown", "keydown"]) $("paper").addEventListener(moved, () => { this.held = true; }, { passive: true });
    for (const [id, by] of [["smaller", 1 / 1.2], ["larger", 1.2]]) $(id).addEventListener("click", () => this.sheets.resize(by));
  }

  async want(choice) {
    if ($("paper").hidden) return;
    $("paper-status").textContent = "Laying out…";
    this.choice = choice;
    await ask(`paper?${query(choice)}&medium=${$("medium").value}`);
  }

  // What nobody looks at is not drawn again.
  leave() { return ask(`paper?${query(this.choice)}&medium=none`); }

  // Leads to `words` of the block of the document with this place, now and after each change. What is written has its
  // pages a moment later: `soon`.
  lead(part, words, soon = false) {
    Object.assign(this, { part, words: words.slice(0, 200), held: false });
    if (!soon) this.find();
  }

  async find() {
    const turn = ++this.turn;
    if (this.held || !this.words || $("paper").hidden) return;
    const { page, down } = await ask(`spot?${new URLSearchParams({ part: this.part, words: this.words })}`).catch(() => ({}));
    if (turn === this.turn && !this.held && page !== undefined) this.sheets.reveal(page, down);
  }

  take(message) {
    if (message.left) { this.want(this.choice); return; } // by another window
    if (message.problem) { $("paper-status").textContent = message.problem; return; }
    if (message.pages) {
      this.pages = message.pages;
      $("sheets").dir = message.dir; // which of two pages comes first
      this.sheets.show(message.pages);
      this.find();
    }
    const count = this.pages.length === 1 ? "1 page" : `${this.pages.length} pages`;
    const lost = message.lost?.length ? `. Not shown: ${message.lost.join("; ")}` : "";
    $("paper-status").textContent = message.rest ? `${count}. The rest is being drawn…` : `${count}${lost}`;
  }
}
