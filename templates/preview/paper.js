// The pages of the PDF as pictures. Only those in sight are asked for; old ones stay until the new ones are there.
import { ask, element, query } from "./talking.js";

const $ = (id) => document.getElementById(id);
const POINT = 96 / 72;

export class Paper {
  constructor() {
    this.zoom = 0; // as wide as there is room, until somebody chooses
    this.shown = null;
    this.seen = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) if (isIntersecting) this.draw(target);
    }, { root: $("paper"), rootMargin: "300px" });
    $("medium").addEventListener("change", () => this.want(this.choice));
    $("spreads").addEventListener("click", () => {
      const two = $("sheets").classList.toggle("spreads"); // the first page is a right one, as in a bound copy
      $("spreads").setAttribute("aria-pressed", String(two));
      this.zoom = 0;
      this.lay();
    });
    for (const [id, by] of [["smaller", 1 / 1.2], ["larger", 1.2]]) {
      $(id).addEventListener("click", () => { this.zoom = Math.min(3, Math.max(0.3, (this.zoom || 1) * by)); this.lay(); });
    }
  }

  get open() { return !$("paper").hidden; }

  async want(choice) {
    if (!this.open) return;
    $("paper-status").textContent = "Laying out…";
    this.choice = choice;
    await ask(`paper?${query(choice)}&medium=${$("medium").value}`);
  }

  take(message) {
    if (message.problem) { $("paper-status").textContent = message.problem; return; }
    this.shown = message;
    $("paper-status").textContent = `${message.pages.length} pages`;
    this.lay();
  }

  lay() {
    if (!this.shown) return;
    const sheets = $("sheets");
    const across = sheets.classList.contains("spreads") ? 2 : 1;
    const room = sheets.clientWidth / across - 4;
    if (!this.zoom && this.open) this.zoom = Math.max(0.3, room / (this.shown.pages[0][0] * POINT));
    while (sheets.children.length > this.shown.pages.length) sheets.lastChild.remove();
    this.shown.pages.forEach(([width, height], place) => {
      const image = sheets.children[place] ?? sheets.appendChild(element("img", { alt: `Page ${place + 1}` }));
      image.width = Math.round(width * POINT * (this.zoom || 1));
      image.height = Math.round(height * POINT * (this.zoom || 1));
      image.dataset.page = place;
      this.seen.unobserve(image);
      this.seen.observe(image);
    });
  }

  draw(image) {
    const scale = Math.min(4, Math.max(0.5, POINT * (this.zoom || 1) * devicePixelRatio)).toFixed(2);
    const address = `picture?version=${this.shown.version}&page=${image.dataset.page}&scale=${scale}`;
    if (image.dataset.address === address) return;
    image.dataset.address = address;
    const drawn = new Image();
    drawn.onload = () => { if (image.dataset.address === address) image.src = drawn.src; };
    drawn.src = address;
  }
}
