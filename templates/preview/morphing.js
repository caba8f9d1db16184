// Changing the page on the screen block by block. What is on the screen was made from `before`, HTML that its own scripts
// have added to since: links at headings, classes of the filter, folded contents. So `before` and `after` are compared
// with each other, and only what differs between them is changed on the screen.

// Elements that hold words: they are changed as a whole, and keep their place among what scripts know.
const LEAVES = "p, h1, h2, h3, h4, h5, h6, li, td, th, caption, figure, summary, dt, dd, svg, nav";
const ADDED = ".anchor, #_tip";

export const parsed = (html) => {
  const template = document.createElement("template");
  template.innerHTML = html;
  return [...template.content.children];
};

const alike = (one, other) => one.localName === other.localName && one.id === other.id;
const own = (element) => [...element.children].filter((child) => !child.matches(ADDED));
const holdsWordsOfItsOwn = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());

// The pairs of places that stay, by the longest common run of what `same` calls the same.
const kept = (before, after, same) => {
  let start = 0;
  while (start < before.length && start < after.length && same(before[start], after[start])) start += 1;
  let end = 0;
  while (end < before.length - start && end < after.length - start && same(before.at(-1 - end), after.at(-1 - end))) end += 1;
  return { start, end };
};

const syncAttributes = (before, after, live) => {
  for (const { name } of before.attributes) {
    if (after.hasAttribute(name) || name === "class") continue;
    live.removeAttribute(name);
  }
  for (const { name, value } of after.attributes) {
    if (before.getAttribute(name) === value) continue;
    if (name !== "class") { live.setAttribute(name, value); continue; }
    // Scripts add classes of their own.
    live.classList.remove(...before.classList);
    live.classList.add(...after.classList);
  }
  if (before.hasAttribute("class") && !after.hasAttribute("class")) live.classList.remove(...before.classList);
};

// Changes `live`, which shows `before`, to show `after`; adds what was changed to `changed`.
export const morph = (before, after, live, changed) => {
  if (before.isEqualNode(after)) return;
  syncAttributes(before, after, live);
  const page = live.ownerDocument;
  if (after.matches(LEAVES) || holdsWordsOfItsOwn(after) || holdsWordsOfItsOwn(before)) {
    const inner = ["LI", "TD", "TH"].includes(after.tagName) && [before, after].every((one) => one.querySelector("p, ul, ol, table"));
    if (!inner) {
      const added = [...live.children].filter((child) => child.matches(ADDED));
      live.replaceChildren(...[...after.childNodes].map((node) => page.importNode(node, true)), ...added);
      changed.push(live);
      return;
    }
  }
  morphAll([...before.children], [...after.children], own(live), live, changed);
};

// The same for a row of elements; `parent` holds `lives`.
export const morphAll = (befores, afters, lives, parent, changed) => {
  if (lives.length !== befores.length) {
    // The page was changed by something that we do not know: take the new one as it is.
    const added = afters.map((one) => parent.ownerDocument.importNode(one, true));
    if (lives.length) lives[0].before(...added);
    else parent.append(...added);
    for (const old of lives) old.remove();
    changed.push(...added);
    return;
  }
  const { start, end } = kept(befores, afters, alike);
  const removed = lives.slice(start, lives.length - end);
  const follower = lives[lives.length - end] ?? null;
  const last = befores.length - end;
  // In the middle, what has an id is found again by it, whatever came between; the rest is paired in order.
  const middle = befores.slice(start, last);
  const used = new Set();
  let at = start;
  for (const one of afters.slice(start, afters.length - end)) {
    const found = middle.findIndex((old, place) => !used.has(place) && start + place >= at && alike(old, one));
    if (found >= 0) {
      for (let skipped = at; skipped < start + found; skipped += 1) if (!used.has(skipped - start)) lives[skipped].remove();
      used.add(found);
      at = start + found + 1;
      morph(middle[found], one, lives[start + found], changed);
    } else {
      const added = parent.ownerDocument.importNode(one, true);
      parent.insertBefore(added, lives[at] && lives[at].parentNode === parent && at < lives.length - end ? lives[at] : follower);
      changed.push(added);
    }
  }
  for (const [place, old] of removed.entries()) if (!used.has(place)) old.remove();
  for (let place = 0; place < start; place += 1) morph(befores[place], afters[place], lives[place], changed);
  for (let place = 1; place <= end; place += 1) morph(befores.at(-place), afters.at(-place), lives.at(-place), changed);
};
