// What is beside the page: one of the panels that somebody works in and, where there is room, the paper as well.
const roomy = matchMedia("(min-width: 1100px)");
const BESIDE = "paper";
const ALONE = "versions"; // needs the whole window
const buttons = [...document.querySelectorAll("[data-panel]")];
const panelOf = (name) => document.getElementById(name);
const fit = (one, other) => roomy.matches && (one === BESIDE) !== (other === BESIDE) && ![one, other].includes(ALONE);

export class Panels {
  // `shown` and `hidden` are called with the name of each panel that comes into sight or leaves it; `held` takes the step
  // that changes the room of the page.
  constructor(shown, hidden, held) {
    Object.assign(this, { shown, hidden, held });
    this.open = []; // the one that was opened last is the last
    for (const button of buttons) {
      button.addEventListener("click", () => (this.has(button.dataset.panel) ? this.hide(button.dataset.panel) : this.show(button.dataset.panel)));
    }
    roomy.addEventListener("change", () => this.arrange());
  }

  has(name) { return !panelOf(name).hidden; }

  show(name) {
    this.open = [...this.open.filter((other) => fit(other, name)), name];
    this.arrange();
  }

  hide(name) {
    const left = panelOf(name).contains(document.activeElement);
    this.open = this.open.filter((other) => other !== name && roomy.matches);
    this.arrange();
    // The keyboard goes on where the panel was opened; the button of a text goes with it.
    if (left) buttons.find((one) => one.dataset.panel === (name === "editor" ? "texts" : name)).focus();
  }

  // In a window that has become narrow, the one in which somebody is at work stays.
  arrange() {
    const seen = roomy.matches ? this.open : [this.open.find((name) => panelOf(name).contains(document.activeElement)) ?? this.open.at(-1)];
    const fresh = seen.filter((name) => name && !this.has(name));
    const gone = buttons.map(({ dataset }) => dataset.panel).filter((name) => this.has(name) && !seen.includes(name));
    this.held(() => { for (const { dataset: { panel } } of buttons) panelOf(panel).hidden = !seen.includes(panel); });
    for (const button of buttons) button.setAttribute("aria-expanded", String(seen.includes(button.dataset.panel)));
    sessionStorage.setItem("panels", this.open.filter((name) => name !== "editor"));
    fresh.forEach(this.shown);
    gone.forEach(this.hidden);
  }

  // Those that were there before the page was loaded again.
  restore() {
    for (const name of (sessionStorage.getItem("panels") ?? "").split(",")) if (name) this.show(name);
  }
}
