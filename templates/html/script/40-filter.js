// Show only what concerns one State, organisation, group or chapter. The choice is in the address ("?show=IDN").
const form = bar.querySelector(".filter");
if (form) {
  const select = form.querySelector("select");
  const showing = bar.querySelector(".showing");
  const label = form.querySelector("label").textContent;
  const names = "h1, h2, h3, h4, .side, caption, colgroup, thead";

  // Hides what has nothing to do with the choice; a passage about it stays whole, and so do the headings above it.
  const sift = (element, matches) => {
    if (matches(element)) return 1;
    let count = 0;
    for (const child of element.children) if (!child.matches(names)) count += sift(child, matches);
    if (count) for (const child of element.children) if (child.matches(names)) child.classList.remove("hidden");
    element.classList.toggle("hidden", count === 0);
    return count;
  };
  const reveal = (element) => {
    for (const part of element.querySelectorAll(".hidden")) part.classList.remove("hidden");
    for (let part = element; part !== main; part = part.parentElement) {
      part.classList.remove("hidden");
      for (const child of part.parentElement.children) if (child.matches(names)) child.classList.remove("hidden");
    }
  };
  const matcherOf = (option) => {
    const keys = option.dataset.keys?.split(" ");
    if (!keys) return (element) => `chapter:${element.id}` === option.value;
    return (element) => element.dataset.keys?.split(" ").some((key) => keys.includes(key));
  };

  const show = (value) => {
    const option = [...select.options].find((one) => one.value === value) ?? select.options[0];
    select.value = option.value;
    for (const element of main.querySelectorAll(".hidden")) element.classList.remove("hidden");
    let count = 0;
    if (option.value) {
      const matches = matcherOf(option);
      for (const part of main.children) if (!part.matches(".cover, .contents")) count += sift(part, matches);
      for (const mark of main.querySelectorAll(".note-reference a")) if (inSight(mark)) reveal(targetOf(mark.hash));
    }
    showing.hidden = !option.value;
    const places = option.dataset.keys ? fill(showing.dataset.places, { count }) : "";
    showing.querySelector("output").textContent = option.value ? `${label}: ${option.text}. ${places}` : "";
    measureBar();
    main.dispatchEvent(new Event("sifted"));
  };
  const asked = () => new URLSearchParams(location.search).get("show") ?? "";
  // What a reader chooses is a step that the browser's back button takes back.
  const choose = (value) => {
    show(value);
    const query = value ? `?show=${encodeURI(value)}` : "";
    try { history.pushState(null, "", location.pathname + query); } catch { /* some viewers keep the address to themselves */ }
    const first = value && main.querySelector(":scope > :not(.cover, .contents, .hidden)");
    if (first) first.scrollIntoView({ behavior: "instant" });
    else scrollTo({ top: 0, behavior: "instant" });
  };

  select.addEventListener("change", () => choose(select.value));
  form.addEventListener("submit", (event) => event.preventDefault());
  showing.querySelector("button").addEventListener("click", () => {
    choose("");
    // The button is gone, and the focus must be somewhere.
    (inSight(select) ? select : main).focus();
  });
  addEventListener("popstate", () => { if (asked() !== select.value) show(asked()); });
  // A link to a passage that is hidden shows everything again.
  addEventListener("hashchange", () => {
    const target = targetOf(location.hash);
    if (!target?.closest(".hidden")) return;
    show("");
    try { history.replaceState(null, "", location.pathname + location.hash); } catch { /* as above */ }
    target.scrollIntoView();
  });

  // The names in the matrix of contributions choose, too.
  for (const row of main.querySelectorAll(".matrix tbody tr[data-keys]")) {
    const name = row.querySelector("th .name");
    if (![...select.options].some((option) => option.value === row.dataset.keys)) continue;
    const link = document.createElement("a");
    link.href = `?show=${encodeURI(row.dataset.keys)}`;
    link.setAttribute("aria-label", `${label}: ${name.textContent}`);
    link.append(...name.childNodes);
    name.append(link);
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      choose(row.dataset.keys);
    });
  }

  if (asked()) {
    show(asked());
    targetOf(location.hash)?.scrollIntoView();
  }
  form.hidden = false;
}
