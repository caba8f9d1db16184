// What is short beside a text, as a form made from the schema; each value is saved when it is changed.
import { samePath } from "./places.js";
import { element, say } from "./talking.js";

const $ = (id) => document.getElementById(id);

export class Forms {
  // `names` gives [key, name] pairs; `told` is called with what came of a change; `added` with the path of a new text.
  constructor(names, told, added) {
    Object.assign(this, { names, told, added, path: null, shown: null, typing: false, saving: 0, asked: 0, work: Promise.resolve() });
    $("fields").addEventListener("input", () => { this.typing = true; });
    // Somebody who leaves a value as it was changes nothing.
    for (const end of ["change", "focusout"]) $("fields").addEventListener(end, () => { this.typing = false; }, true);
  }

  async open(path) {
    this.path = path;
    const asked = ++this.asked;
    // While the form of this text is on its way, nothing may be written into that of another one.
    if (!samePath(this.shown, path)) {
      this.shown = null;
      $("fields").replaceChildren();
    }
    const { fields, lists } = await say("form", { path }).catch(() => ({ fields: [], lists: [] }));
    const same = samePath(this.shown, path);
    // An answer that comes after that to a later question is old. What somebody is typing, or has typed and is not saved
    // yet, stays: its own change shows the form anew.
    if (asked !== this.asked || ((this.typing || this.saving) && same)) return;
    Object.assign(this, { shown: path, typing: false });
    const focused = document.activeElement?.id;
    $("known-keys").replaceChildren(...this.names().map(([key, name]) => element("option", { value: key, label: name })));
    const more = same && $("fields").querySelector(".more")?.open;
    const begun = same ? [...$("fields").querySelectorAll(".adding")] : [];
    const rare = ({ name, was }) => ["lang", "dir"].includes(name) && !was;
    $("fields").replaceChildren(
      ...fields.filter((one) => !rare(one)).map((one) => this.field(one)),
      ...(fields.some(rare) ? [element("details", { className: "more", open: more }, element("summary", { textContent: "More" }), ...fields.filter(rare).map((one) => this.field(one)))] : []),
      ...(begun.length === lists.length ? begun : lists.map((list) => this.adding(list))));
    if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus();
  }

  // One after the other: each says what it found in the file, and that is what the one before it has written.
  write(one, value) {
    const path = this.shown;
    one.value = value;
    this.saving += 1;
    this.work = this.work.then(async () => {
      try {
        one.was = (await say("entry", { path, name: one.name, was: one.was ?? null, value })).was;
        this.told("Saved.");
      } catch (error) { this.told(error.message); }
      this.saving -= 1;
      if (samePath(path, this.path)) await this.open(path);
    });
  }

  field(one) {
    const id = `field-${one.name}`;
    const made = this[one.kind](one, id);
    return element("div", { className: "field" }, ...made, element("p", { id: `${id}-about`, className: "place", textContent: one.about }));
  }

  label(one, id) { return element("label", { htmlFor: id, textContent: one.required ? `${one.label} (needed)` : one.label }); }

  plain(one, id, input, value) {
    input.id = id;
    input.setAttribute("aria-describedby", `${id}-about`);
    input.addEventListener("change", () => this.write(one, value()));
    return [this.label(one, id), input];
  }

  line(one, id) {
    const input = element("input", { value: one.was ?? "", placeholder: one.was === null && one.value ? one.value : "" });
    return this.plain(one, id, input, () => input.value.trim());
  }

  check(one, id) {
    const input = element("input", { type: "checkbox", checked: one.value === true });
    return this.plain(one, id, input, () => input.checked);
  }

  choice(one, id) {
    const input = element("select", {}, new Option("—", ""), ...one.choices.map((name) => new Option(name, name)));
    input.value = one.was ?? "";
    return this.plain(one, id, input, () => input.value);
  }

  keys(one, id) { return [this.label(one, id), ...this.chosen(id, () => one.value ?? [], (keys) => this.write(one, keys))]; }

  // Keys that were chosen (`keys` gives those of the moment), each a button that takes it out, and a box for another one.
  chosen(id, keys, changed) {
    const known = new Map(this.names());
    const input = element("input", { id, autocomplete: "off", placeholder: "Key or name" });
    input.setAttribute("list", "known-keys");
    input.addEventListener("change", () => {
      const wanted = input.value.trim().toLowerCase();
      const [key] = this.names().find(([other, name]) => other.toLowerCase() === wanted || name.toLowerCase() === wanted) ?? [];
      if (key && !keys().includes(key)) changed([...keys(), key]);
      else if (wanted) this.told(key ? `${key} is in the list.` : `The registry has no “${input.value}”.`);
    });
    const chips = keys().map((key) => {
      const chip = element("button", { type: "button", className: "chip", textContent: `${key} ×`, title: known.get(key) ?? "" });
      chip.setAttribute("aria-label", `Take out ${known.get(key) ?? key}`);
      chip.addEventListener("click", () => changed(keys().filter((other) => other !== key)));
      return chip;
    });
    return [element("span", { className: "row" }, ...chips, input)];
  }

  rows(one, id) {
    const rows = (one.value ?? []).map((row) => ({ ...row }));
    const place = element("div", { id, tabIndex: -1 });
    const save = () => {
      const kept = rows.filter((row) => Object.values(row).some(Boolean));
      if (kept.every((row) => one.columns.every(({ name }) => row[name]))) this.write(one, kept);
    };
    const show = () => place.replaceChildren(...rows.map((row, number) => {
      const inputs = one.columns.map(({ name, about }) => {
        const input = element("input", { id: `${id}-${number}-${name}`, value: row[name] ?? "", title: about, placeholder: name });
        input.setAttribute("aria-label", `${one.label} ${number + 1}, ${name}`);
        input.addEventListener("change", () => { row[name] = input.value.trim(); save(); });
        return input;
      });
      const out = element("button", { type: "button", textContent: "×" });
      out.setAttribute("aria-label", `Take out ${one.label} ${number + 1}`);
      out.addEventListener("click", () => { rows.splice(number, 1); show(); save(); });
      return element("p", { className: "row" }, ...inputs, out);
    }));
    show();
    const more = element("button", { type: "button", textContent: `Add to ${one.label.toLowerCase()}`, id: `${id}-more` });
    more.addEventListener("click", () => {
      rows.push(Object.fromEntries(one.columns.map(({ name }) => [name, ""])));
      show();
      place.lastChild.querySelector("input").focus();
    });
    return [element("span", { className: "label", textContent: one.label }), place, more];
  }

  // A new entry of a list: whose it is comes first, its texts are written then.
  adding({ name, keys }) {
    const label = name.replace(/s$/, "").replaceAll("_", " ");
    const chosen = Object.fromEntries(keys.map((key) => [key, []]));
    const body = element("div");
    const show = () => body.replaceChildren(
      ...keys.map((key) => element("div", { className: "field" }, element("label", { htmlFor: `new-${name}-${key}`, textContent: key === "by" ? "By" : "To" }),
        ...this.chosen(`new-${name}-${key}`, () => chosen[key], (now) => { chosen[key] = now; show(); document.getElementById(`new-${name}-${key}`).focus(); }))),
      add);
    const add = element("button", { type: "button", className: "primary", textContent: `Add this ${label}` });
    add.addEventListener("click", async () => {
      try {
        this.added((await say("add", { path: this.shown, name, keys: chosen })).path);
      } catch (error) { this.told(error.message); }
    });
    show();
    return element("details", { className: "adding" }, element("summary", { textContent: `Add a ${label}` }), body);
  }
}
