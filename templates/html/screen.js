"use strict";
// All of this is help: the page reads in full without it.
(() => {
  const main = document.querySelector("main");
  const contents = main.querySelector("section.contents details");
  const narrow = matchMedia("(max-width: 1099px)");
  if (contents) {
    const fold = () => { contents.open = !narrow.matches; };
    narrow.addEventListener("change", fold);
    fold();
    contents.addEventListener("click", (event) => {
      if (narrow.matches && event.target.closest("a")) contents.open = false;
    });
  }

  // The place in the contents.
  const links = new Map();
  for (const link of main.querySelectorAll("section.contents a")) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target) links.set(target, link);
  }
  const mark = (current) => {
    for (const link of links.values()) link.removeAttribute("aria-current");
    for (const item of main.querySelectorAll("section.contents .open")) item.classList.remove("open");
    if (!current) return;
    current.setAttribute("aria-current", "true");
    for (let item = current.closest("li"); item; item = item.parentElement.closest("li")) item.classList.add("open");
    const box = contents.getBoundingClientRect();
    const line = current.getBoundingClientRect();
    if (line.top < box.top || line.bottom > box.bottom) contents.scrollTop += line.top - box.top - box.height / 3;
  };
  if (contents && links.size) {
    contents.classList.add("live");
    const find = () => {
      let current = null;
      for (const [target, link] of links) {
        if (target.getClientRects().length && target.getBoundingClientRect().top < innerHeight / 3) current = link;
      }
      mark(current);
    };
    const watcher = new IntersectionObserver(find, { rootMargin: "0px 0px -66% 0px" });
    for (const target of links.keys()) watcher.observe(target);
    addEventListener("scroll", () => requestAnimationFrame(find), { passive: true });
  }

  // Show only what concerns one State, organisation or chapter. The choice stays in the address.
  const form = document.querySelector(".filter");
  if (form) {
    const select = form.querySelector("select");
    const found = form.querySelector("output");
    const names = "h1, h2, h3, h4, .side, caption, colgroup, thead";
    // Hides what has nothing to do with the choice; a passage about it stays whole, and so do the headings above it.
    const sift = (element, matches) => {
      if (matches(element)) {
        count += 1;
        return true;
      }
      const kept = [...element.children].filter((child) => !child.matches(names) && sift(child, matches)).length > 0;
      if (kept) for (const child of element.children) if (child.matches(names)) child.classList.remove("hidden");
      element.classList.toggle("hidden", !kept);
      return kept;
    };
    let count = 0;
    const show = (value) => {
      for (const element of main.querySelectorAll(".hidden")) element.classList.remove("hidden");
      count = 0;
      const matches = value.startsWith("#") ? (element) => `#${element.id}` === value
        : (element) => element.dataset.keys?.split(" ").includes(value);
      if (value) {
        for (const part of main.children) if (!part.matches(".cover, .contents")) sift(part, matches);
      }
      found.textContent = value && !value.startsWith("#") ? count : "";
      for (const [target, link] of links) link.parentElement.classList.toggle("hidden", target.closest(".hidden") !== null);
    };
    const remember = (value) => {
      const address = new URL(location.href);
      if (value) address.searchParams.set("show", value);
      else address.searchParams.delete("show");
      address.hash = value.startsWith("#") ? value : "";
      try { history.replaceState(null, "", address); } catch { /* some viewers keep the address to themselves */ }
    };
    select.addEventListener("change", () => {
      show(select.value);
      remember(select.value);
      scrollTo({ top: select.value ? main.querySelector("section.cover")?.offsetHeight ?? 0 : 0 });
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    // A link to a passage that is hidden shows everything again.
    addEventListener("hashchange", () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (target?.closest(".hidden")) {
        select.value = "";
        show("");
        target.scrollIntoView();
      }
    });
    const asked = new URL(location.href).searchParams.get("show");
    if (asked && [...select.options].some((option) => option.value === asked)) {
      select.value = asked;
      show(asked);
    }
    form.hidden = false;
  }

  // Acronyms explain themselves to mouse, keyboard and finger.
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.id = "acronym-tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  document.body.append(tip);
  const open = (term) => {
    tip.textContent = term.dataset.expansion;
    tip.hidden = false;
    const box = term.getBoundingClientRect();
    const left = Math.min(box.left, innerWidth - tip.offsetWidth - 16);
    tip.style.left = `${Math.max(16, left) + scrollX}px`;
    const above = box.bottom + tip.offsetHeight + 12 > innerHeight;
    tip.style.top = `${(above ? box.top - tip.offsetHeight - 6 : box.bottom + 6) + scrollY}px`;
    term.setAttribute("aria-describedby", tip.id);
  };
  const close = () => {
    if (tip.hidden) return;
    tip.hidden = true;
    main.querySelector("[aria-describedby=acronym-tip]")?.removeAttribute("aria-describedby");
  };
  for (const term of main.querySelectorAll("abbr[title]")) {
    term.dataset.expansion = term.title;
    term.removeAttribute("title");
    term.tabIndex = 0;
    term.addEventListener("pointerenter", () => open(term));
    term.addEventListener("focus", () => open(term));
    term.addEventListener("click", () => open(term));
    term.addEventListener("blur", close);
    term.addEventListener("pointerleave", (event) => { if (event.relatedTarget !== tip) close(); });
  }
  tip.addEventListener("pointerleave", close);
  addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });

  // A link to every heading.
  for (const heading of main.querySelectorAll("h2[id], h3[id], h4[id]")) {
    if (heading.closest("summary")) continue;
    const link = document.createElement("a");
    link.className = "anchor";
    link.href = `#${heading.id}`;
    link.setAttribute("aria-label", main.dataset.linkLabel);
    heading.append(link);
  }
})();
