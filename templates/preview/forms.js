// What is short beside a text, as a form made from the schema; each value is saved when it is changed.
import { element, say } from "./talking.js";

const $ = (id) => document.getElementById(id);

export class Forms {
  // `names` gives [key, name] pairs; `told` is called with what came of a change; `added` with the path of a new text.
  constructor(names, told, added) {
    Object.assign(this, { names, told, added, path: null, shown: "", typing: false, asked: 0 });
    $("fields").addEventListener("input", () => { this.typing = true; });
    $("fields").addEventListener("change", () => { this.typing = false; }, true);
  }

  // `written` is a value that has just been saved: the server may not have read its file again yet.
  async open(path, written = null) {
    this.path = path;
    const asked = ++this.asked;
    const { fields, lists } = await say("form", { path }).catch(() => ({ fields: [], lists: [] }));
    // An answer that comes after that to a later question is old. What somebody is typing stays: its own change shows
    // the form anew.
    if (asked !== this.asked || (this.typing && this.shown === JSON.stringify(path))) return;
    for (const one of fields) if (one.name === written?.name) one.value = written.value;
    Object.assign(this, { shown: JSON.stringify(path), typing: false });
    const focused = document.activeElement?.id;
    $("known-keys").replaceChildren(...this.names().map(([key, name]) => element("option", { value: key, label: name })));
    const rare = ({ name, was }) => ["lang", "dir"].includes(name) && !was;
    $("fields").replaceChildren(
      ...fields.filter((one) => !rare(one)).map((one) => this.field(one)),
      ...(fields.some(rare) ? [element("details", {}, element("summary", { textContent: "More" }), ...fields.filter(rare).map((one) => this.field(one)))] : []),
      ...lists.map((list) => this.adding(list)));
    if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus();
  }

  async write(name, was, value) {
    let written = null;
    try {
      await say("entry", { path: this.path, name, was: was ?? null, value });
      written = { name, value };
      this.told("Saved.");
    } catch (error) {
      this.told(error.message);
    }
    await this.open(this.path, written);
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
    input.addEventListener("change", () => this.write(one.name, one.was, value()));
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

  keys(one, id) { return [this.label(one, id), ...this.chosen(id, one.value ?? [], (keys) => this.write(one.name, one.was, keys))]; }

  // Keys that were chosen, each a button that takes it out, and a box for another one.
  chosen(id, keys, changed) {
    const known = new Map(this.names());
    const input = element("input", { id, autocomplete: "off", placeholder: "Key or name" });
    input.setAttribute("list", "known-keys");
    input.addEventListener("change", () => {
      const wanted = input.value.trim().toLowerCase();
      const [key] = this.names().find(([other, name]) => other.toLowerCase() === wanted || name.toLowerCase() === wanted) ?? [];
      if (key && !keys.includes(key)) changed([...keys, key]);
      else if (wanted) this.told(key ? `${key} is in the list.` : `The registry has no “${input.value}”.`);
    });
    const chips = keys.map((key) => {
      const chip = element("button", { type: "button", className: "chip", textContent: `${key} ×`, title: known.get(key) ?? "" });
      chip.setAttribute("aria-label", `Take out ${known.get(key) ?? key}`);
      chip.addEventListener("click", () => changed(keys.filter((other) => other !== key)));
      return chip;
    });
    return [element("span", { className: "row" }, ...chips, input)];
  }

  rows(one, id) {
    const rows = (one.value ?? []).map((row) => ({ ...row }));
    const place = element("div", { id, tabIndex: -1 });
    const save = () => {
      const kept = rows.filter((row) => Object.values(row).some(Boolean));
      if (kept.every((row) => one.columns.every(({ name }) => row[name]))) this.write(one.name, one.was, kept);
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
        ...this.chosen(`new-${name}-${key}`, chosen[key], (now) => { chosen[key] = now; show(); document.getElementById(`new-${name}-${key}`).focus(); }))),
      add);
    const add = element("button", { type: "button", className: "primary", textContent: `Add this ${label}` });
    add.addEventListener("click", async () => {
      try {
        this.added((await say("add", { path: this.path, name, keys: chosen })).path);
      } catch (error) { this.told(error.message); }
    });
    show();
    return element("details", { className: "adding" }, element("summary", { textContent: `Add a ${label}` }), body);
  }
}
