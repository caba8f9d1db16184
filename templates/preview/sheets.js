// Pages of a PDF as pictures. Only those in sight are asked for; old ones stay until the new ones are there.
import { element } from "./talking.js";

const POINT = 96 / 72;

export class Sheets {
  // `address` gives where the picture of a page is, by its number from 0 and the pixels for a point.
  constructor(place, root, address) {
    Object.assign(this, { place, address, zoom: 0, fit: 1, pages: [] }); // as wide as there is room, until somebody chooses
    this.root = root;
    this.seen = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) if (isIntersecting) this.draw(target);
    }, { root, rootMargin: "300px" });
    new ResizeObserver(() => this.lay()).observe(place.parentElement);
  }

  get scale() { return this.zoom || this.fit; }

  resize(by) { this.zoom = Math.min(3, Math.max(0.3, this.scale * by)); this.lay(); }

  show(pages) { this.pages = pages; this.lay(); }

  lay() {
    if (!this.pages.length) return;
    const across = this.place.classList.contains("spreads") ? 2 : 1;
    const room = this.place.clientWidth / across - 4;
    if (room > 0) this.fit = Math.max(0.3, room / (this.pages[0][0] * POINT));
    while (this.place.children.length > this.pages.length) this.place.lastChild.remove();
    this.pages.forEach(([width, height, ...made], number) => {
      const image = this.place.children[number] ?? this.place.appendChild(element("img", { alt: `Page ${number + 1}` }));
      image.width = Math.round(width * POINT * this.scale);
      image.height = Math.round(height * POINT * this.scale);
      image.dataset.page = number;
      image.dataset.made = made; // in which PDF it is, and where
      this.seen.unobserve(image);
      this.seen.observe(image);
    });
  }

  // Brings the place that is so far down a page into sight; where it is in sight, nothing moves.
  reveal(number, down) {
    const image = this.place.children[number];
    if (!image) return;
    const [box, room] = [image.getBoundingClientRect(), this.root.getBoundingClientRect()];
    const [at, head] = [box.top + down * box.height - room.top, this.place.offsetTop - this.root.offsetTop];
    if (at < head + 24 || at > room.height - 48) this.root.scrollBy({ top: at - (room.height + head) / 2, behavior: "instant" });
  }

  draw(image) {
    const scale = Math.min(4, Math.max(0.5, POINT * this.scale * devicePixelRatio)).toFixed(2);
    const address = this.address(image.dataset.page, scale);
    if (image.dataset.address === address) return;
    image.dataset.address = address;
    const drawn = new Image();
    drawn.onload = () => { if (image.dataset.address === address) image.src = drawn.src; };
    drawn.src = address;
  }
}
