// What the other scripts share. All they do is help: the page reads in full without them.
const main = document.querySelector("main");
const bar = document.querySelector("header.bar");

// The block that the fragment of an address names, null for none.
const targetOf = (hash) => {
  try { return hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null; } catch { return null; }
};
const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const inSight = (element) => element.checkVisibility({ visibilityProperty: true });

// Nothing that is scrolled to may end under the bar, which grows and shrinks.
const measureBar = () => document.documentElement.style.setProperty("--bar", `${bar.offsetHeight}px`);
new ResizeObserver(measureBar).observe(bar);

// A long way down, the link to the top comes along when one turns back.
let height = scrollY;
addEventListener("scroll", () => {
  if (Math.abs(scrollY - height) > 8 || scrollY < innerHeight) {
    document.body.classList.toggle("far", scrollY < height && scrollY > 2 * innerHeight);
  }
  height = scrollY;
}, { passive: true });
