// Search in the page's own text, without regard to case, accents and the shape of quotation marks and dashes.
{
  const search = bar.querySelector(".search");
  const input = search.querySelector("input");
  const said = search.querySelector("output");
  const steps = search.querySelectorAll("button");
  const blocks = "p, li, h1, h2, h3, h4, th, td, caption";
  const plain = { "‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u2011": "-", "\u00a0": " ", "\n": " " };
  const fold = (character) => plain[character]
    ?? (character < "\u0080" ? character : character.normalize("NFD").replace(/\p{M}/gu, "")).toLowerCase();

  // Here and not among the styles, because the W3C checker does not know this selector (CSS Custom Highlight API 1) yet.
  const colours = new CSSStyleSheet();
  colours.replaceSync(`
    ::highlight(found) { background-color: #ffe28a; color: #1d1d1d }
    ::highlight(current) { background-color: #d35400; color: #fff }
    @media print {
      ::highlight(found), ::highlight(current) { background-color: transparent; color: inherit }
    }
    @media (forced-colors: active) {
      ::highlight(found) { background-color: Mark; color: MarkText }
      ::highlight(current) { background-color: Highlight; color: HighlightText }
    }
  `);
  document.adoptedStyleSheets.push(colours);

  // The text block by block, each with the place that every folded character comes from.
  let index = null;
  const readPage = () => {
    index = [];
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const block = node.parentElement.closest(blocks);
      if (!block || block.closest("section.contents")) continue;
      if (index.at(-1)?.block !== block) index.push({ block, text: "", places: [] });
      const entry = index.at(-1);
      for (let offset = 0; offset < node.data.length; offset += 1) {
        for (const character of fold(node.data[offset])) {
          if (character === " " && entry.text.endsWith(" ")) continue;
          entry.text += character;
          entry.places.push([node, offset]);
        }
      }
    }
  };

  // Here and not in a stylesheet, for the W3C checker does not know these selectors yet.
  const style = new CSSStyleSheet();
  style.replaceSync(`
    @media screen {
      ::highlight(found) { background-color: #ffe28a; color: #1d1d1d }
      ::highlight(current) { background-color: #b84300; color: #fff }
    }
    @media (forced-colors: active) {
      ::highlight(found) { background-color: Mark; color: MarkText }
      ::highlight(current) { background-color: Highlight; color: HighlightText }
    }`);
  document.adoptedStyleSheets.push(style);

  let hits = [];
  let current = -1;
  const find = (wanted) => {
    const found = [];
    for (const { block, text, places } of index) {
      let start = text.indexOf(wanted);
      if (start < 0 || !inSight(block)) continue;
      for (; start >= 0; start = text.indexOf(wanted, start + wanted.length)) {
        const range = document.createRange();
        const [last, offset] = places[start + wanted.length - 1];
        range.setStart(...places[start]);
        range.setEnd(last, offset + 1);
        found.push({ range, block, context: text.slice(Math.max(0, start - 30), start + wanted.length + 30) });
      }
    }
    return found;
  };

  const mark = () => {
    const ranges = hits.map((hit) => hit.range);
    if (globalThis.Highlight) {
      CSS.highlights.set("found", new Highlight(...ranges));
      CSS.highlights.set("current", new Highlight(...ranges.slice(current, current + 1)));
    } else if (hits[current]) {
      getSelection().setBaseAndExtent(ranges[current].startContainer, ranges[current].startOffset,
        ranges[current].endContainer, ranges[current].endOffset);
    }
  };
  const tell = () => {
    const wanted = input.value.trim();
    said.textContent = hits.length ? fill(search.dataset.hits, { number: current + 1, count: hits.length })
      : wanted.length > 1 ? search.dataset.none : "";
    if (hits.length) {
      const context = document.createElement("span");
      context.className = "unseen";
      context.textContent = `: ${hits[current].context}`;
      said.append(context);
    }
    for (const step of steps) step.hidden = hits.length < 2;
  };
  const go = (number) => {
    current = (number + hits.length) % hits.length;
    hits[current].block.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
    const { top, bottom } = hits[current].range.getBoundingClientRect();
    if (top < bar.offsetHeight + 24 || bottom > innerHeight - 48) {
      scrollBy({ top: top - innerHeight / 3, behavior: "instant" });
    }
  };
  const look = (moving) => {
    if (!index) readPage();
    const wanted = [...input.value.trim().replace(/\s+/g, " ")].map(fold).join("");
    hits = wanted.length > 1 ? find(wanted) : [];
    current = hits.findIndex((hit) => hit.range.getBoundingClientRect().bottom > bar.offsetHeight);
    if (hits.length && moving) go(Math.max(current, 0));
    else current = Math.max(current, 0);
    mark();
    tell();
  };
  const step = (by) => {
    if (!hits.length) return;
    go(current + by);
    mark();
    tell();
  };

  input.addEventListener("input", () => look(true));
  search.addEventListener("submit", (event) => event.preventDefault());
  main.addEventListener("sifted", () => { if (input.value) look(false); });
  steps[0].addEventListener("click", () => step(-1));
  steps[1].addEventListener("click", () => step(1));
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target === input) {
      event.preventDefault();
      step(event.shiftKey ? -1 : 1);
    } else if (event.key === "Escape" && input.value) {
      // Reading goes on at the place that was found.
      event.preventDefault();
      const place = hits[current]?.block;
      input.value = "";
      look(false);
      if (!place) return;
      place.tabIndex = -1;
      place.addEventListener("blur", () => place.removeAttribute("tabindex"), { once: true });
      place.focus({ preventScroll: true });
    }
  });
  search.hidden = false;
}
