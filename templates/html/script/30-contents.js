// The contents: folded on narrow screens, and with the place marked that one is reading.
{
  const contents = main.querySelector("section.contents details");
  const links = new Map();
  for (const link of main.querySelectorAll("section.contents a")) {
    const target = targetOf(link.hash);
    if (target) links.set(target, link);
  }

  const mark = (current) => {
    if (current?.hasAttribute("aria-current")) return;
    for (const link of links.values()) link.removeAttribute("aria-current");
    for (const item of contents.querySelectorAll(".open")) item.classList.remove("open");
    if (!current) return;
    current.setAttribute("aria-current", "location");
    for (let item = current.closest("li"); item; item = item.parentElement.closest("li")) item.classList.add("open");
    if (contents.querySelector(":focus-visible")) return;
    const box = contents.getBoundingClientRect();
    const line = current.getBoundingClientRect();
    if (line.top < box.top || line.bottom > box.bottom) contents.scrollTop += line.top - box.top - box.height / 3;
  };
  const find = () => {
    let current = null;
    for (const [target, link] of links) {
      if (target.getClientRects().length && target.getBoundingClientRect().top < innerHeight / 3) current = link;
    }
    mark(current);
  };

  if (contents && links.size) {
    const narrow = matchMedia("screen and (max-width: 1099px)");
    const fold = () => { contents.open = !narrow.matches; };
    narrow.addEventListener("change", fold);
    fold();
    contents.addEventListener("click", (event) => {
      if (narrow.matches && event.target.closest("a")) contents.open = false;
    });
    bar.querySelector(".to-contents")?.addEventListener("click", () => { contents.open = true; });

    contents.classList.add("live");
    addEventListener("scroll", () => requestAnimationFrame(find), { passive: true });
    main.addEventListener("sifted", () => {
      for (const [target, link] of links) {
        link.parentElement.classList.toggle("hidden", target.closest(".hidden") !== null);
      }
      find();
    });
    find();
  }
}
