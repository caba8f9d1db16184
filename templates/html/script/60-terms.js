// Acronyms explain themselves to mouse, keyboard and finger (WCAG 2.2, 1.4.13: can be sent away, pointed at, and stay).
{
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.id = "_tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  document.body.append(tip);
  let explained = null;
  let leaving = 0;

  const close = () => {
    clearTimeout(leaving);
    tip.hidden = true;
    explained?.removeAttribute("aria-describedby");
    explained = null;
  };
  // Time enough to move the pointer from the word to what is said of it.
  const leave = () => { leaving = setTimeout(close, 200); };
  const open = (term) => {
    close();
    explained = term;
    tip.textContent = term.dataset.expansion;
    tip.hidden = false;
    const box = term.getBoundingClientRect();
    const left = Math.min(box.left, document.documentElement.clientWidth - tip.offsetWidth - 16);
    const above = box.bottom + tip.offsetHeight + 12 > innerHeight;
    tip.style.left = `${Math.max(16, left) + scrollX}px`;
    tip.style.top = `${(above ? box.top - tip.offsetHeight - 6 : box.bottom + 6) + scrollY}px`;
    term.setAttribute("aria-describedby", tip.id);
  };

  for (const term of main.querySelectorAll("abbr[title]")) {
    term.dataset.expansion = term.title;
    term.removeAttribute("title");
    term.tabIndex = 0;
    for (const event of ["pointerenter", "focus", "click"]) term.addEventListener(event, () => open(term));
    term.addEventListener("pointerleave", leave);
    term.addEventListener("blur", close);
  }
  tip.addEventListener("pointerenter", () => clearTimeout(leaving));
  tip.addEventListener("pointerleave", leave);
  addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  addEventListener("pointerdown", (event) => { if (!tip.contains(event.target) && event.target !== explained) close(); });
}
