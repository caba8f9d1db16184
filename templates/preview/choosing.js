// Which document is looked at: one of a kind, the excerpt for somebody, or chosen sections.
import { element } from "./talking.js";

const $ = (id) => document.getElementById(id);
const boxes = () => [...$("sections").querySelectorAll("input")];

export const chosen = () => {
  const name = $("document").value;
  if (name === "excerpt") return { document: name, key: $("key").value };
  if (name !== "sections") return { document: name };
  return { document: name, key: boxes().filter((box) => box.checked).map((box) => box.value).join(",") };
};

export const showControls = () => {
  for (const name of ["excerpt", "sections"]) {
    for (const one of document.querySelectorAll(`.of-${name}`)) one.hidden = $("document").value !== name;
  }
  const ticked = boxes().filter((box) => box.checked);
  $("sections-chosen").textContent = ticked.length === 1 ? ticked[0].parentElement.textContent.trim() : `${ticked.length} chosen`;
};

// `known` is what there is to choose from; `asked` what the address of the page says; `changed` is called after each choice.
export const offer = (known, asked, changed) => {
  for (const name of known.documents) $("document").append(new Option(name[0].toUpperCase() + name.slice(1), name));
  if (known.excerpts.length) $("document").append(new Option("Excerpt", "excerpt"));
  if (known.sections.length) $("document").append(new Option("Sections", "sections"));
  for (const [key, name] of known.excerpts) $("key").append(new Option(name, key));
  // Sections of a script are what it wants to see.
  const first = known.sections.length - known.own;
  const wanted = asked.get("document") === "sections" ? (asked.get("key") ?? "").split(",") : known.own ? known.sections.slice(first).map(([name]) => name) : [];
  for (const [name, label] of known.sections) {
    const box = element("input", { type: "checkbox", value: name, checked: wanted.includes(name) });
    box.addEventListener("change", () => { if (!boxes().some((one) => one.checked)) box.checked = true; changed(); });
    $("sections").append(element("label", {}, box, ` ${label}`));
  }
  if (!boxes().some((box) => box.checked)) (boxes().find((box) => box.value.startsWith("chapter:")) ?? boxes()[0] ?? {}).checked = true;
  if (known.own && !asked.get("document")) $("document").value = "sections";
  for (const id of ["document", "key"]) {
    if ([...$(id).options].some((one) => one.value === asked.get(id))) $(id).value = asked.get(id);
    $(id).addEventListener("change", changed);
  }
};
