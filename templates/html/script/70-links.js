// A link to every block: at headings always, at any other block where the mouse is. From the link of a heading the arrow
// keys lead to the blocks after it and before, so that the Tab key has no hundreds of stops.
{
  const linkTo = (id) => {
    const link = document.createElement("a");
    link.className = "anchor";
    link.href = `#${id}`;
    link.setAttribute("aria-label", main.dataset.linkLabel);
    return link;
  };
  const firstHeading = (block) => (block.matches("section, article, div") ? block.querySelector("h2, h3, h4") : null);
  const places = [];
  for (const block of main.querySelectorAll("[id]")) {
    if (block.closest("section.cover, section.contents, .matrix, sup")) continue;
    const heading = block.matches("h2, h3, h4") ? block : firstHeading(block);
    if (heading?.querySelector(".anchor") || block.matches("h1, section:not(:has(h2, h3, h4))")) continue;
    if (heading) heading.append(linkTo(block.id));
    places.push({ block, heading });
  }

  // The one link that wanders.
  const wanderer = linkTo("");
  wanderer.classList.add("wanderer");
  const attach = ({ block, heading }) => {
    if (heading) return heading.querySelector(".anchor");
    const host = block.matches("ul, ol, table, tr") ? block.querySelector("li, caption, th, td") : block;
    wanderer.href = `#${block.id}`;
    if (host && wanderer.parentElement !== host) host.append(wanderer);
    return wanderer;
  };
  main.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch" || document.activeElement === wanderer) return;
    const place = places.find(({ block, heading }) => !heading && block === event.target.closest("[id]"));
    if (place) attach(place);
  });
  main.addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by || !event.target.matches(".anchor")) return;
    const shown = places.filter(({ block }) => inSight(block));
    const here = shown.findIndex(({ block }) => `#${block.id}` === event.target.hash);
    if (!shown[here + by]) return;
    event.preventDefault();
    attach(shown[here + by]).focus();
  });
}
