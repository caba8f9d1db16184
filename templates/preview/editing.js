// The editor of one text: its source, signs by button, names completed after “[[”, checked while it is written.
import { element, say } from "./talking.js";

const $ = (id) => document.getElementById(id);
const SIGNS = {
  bold: (words) => [`**${words || "words"}**`, 2],
  italic: (words) => [`*${words || "words"}*`, 1],
  link: (words) => [`[${words || "words"}](https://)`, 1],
  name: () => ["[[", 2],
  list: (words) => [(words || "A point").split("\n").map((line) => `* ${line}`).join("\n"), 2],
};

export class Editing {
  constructor(names) {
    this.names = names; // gives [key, name] pairs
    this.opened = null;
    this.source = $("source");
    this.source.addEventListener("input", () => { this.complete(); this.checkSoon(); });
    this.source.addEventListener("keydown", (event) => this.key(event));
    this.source.addEventListener("blur", () => setTimeout(() => this.noCompletions(), 150));
    for (const button of document.querySelectorAll("[data-sign]")) button.addEventListener("click", () => this.sign(button.dataset.sign));
    $("save").addEventListener("click", () => this.save());
    $("take-theirs").addEventListener("click", () => this.takeTheirs());
    $("keep-mine").addEventListener("click", () => this.keepMine());
    $("editor").addEventListener("keydown", (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key === "s") { event.preventDefault(); this.save(); }
    });
    addEventListener("beforeunload", (event) => { if (this.unsaved) event.preventDefault(); });
  }

  get unsaved() { return this.opened !== null && this.source.value !== this.opened.text; }

  async open(path) {
    if (this.unsaved && !confirm("The text that is open has not been saved. Open the other one, and lose what you wrote?")) return false;
    this.take(await say("open", { path }));
    return true;
  }

  take(opened) {
    this.opened = opened;
    this.source.value = opened.text;
    $("editor-place").textContent = `${opened.file}, line ${opened.line}.`;
    $("editor-address").href = opened.address;
    $("conflict").hidden = true;
    $("editor-status").textContent = "";
    $("fields").replaceChildren(...opened.fields.map((field) => this.field(field)));
    this.check();
    this.source.focus();
  }

  field(field) {
    const id = `field-${field.path.join("-")}`;
    const name = field.path.slice(this.opened.path.length - 1).join(" ");
    const input = element("input", { id, value: field.text });
    input.addEventListener("change", () => this.write(field.path, field.raw, input.value, () => {}));
    const label = element("label", { textContent: name });
    label.htmlFor = id;
    return element("p", {}, label, input);
  }

  save() { return this.opened && this.write(this.opened.path, this.opened.raw, this.source.value, () => { this.opened.text = this.source.value; }); }

  async write(path, raw, text, done) {
    if (this.saving) return;
    this.saving = true;
    try {
      await say("save", { path, raw, text });
      done();
      const [start, end] = [this.source.selectionStart, this.source.selectionEnd];
      const unsaved = this.unsaved ? this.source.value : null;
      const focused = document.activeElement?.id;
      this.take(await say("open", { path: this.opened.path }));
      if (unsaved !== null) this.source.value = unsaved;
      this.source.setSelectionRange(start, end);
      document.getElementById(focused)?.focus();
      $("editor-status").textContent = "Saved.";
    } catch (error) {
      if (error.status === 409) this.conflict(error.now);
      else $("editor-status").textContent = error.message;
    } finally {
      this.saving = false;
    }
  }

  conflict(now) {
    $("theirs").textContent = now;
    $("conflict").hidden = false;
    $("take-theirs").focus();
  }

  async takeTheirs() { this.take(await say("open", { path: this.opened.path })); }

  // What is written here stays, and is saved over theirs at the next press, now that both have been seen.
  async keepMine() {
    const mine = this.source.value;
    this.take(await say("open", { path: this.opened.path }));
    this.source.value = mine;
    $("editor-status").textContent = "Save puts your text in place of theirs.";
  }

  checkSoon() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.check(), 250);
  }

  async check() {
    const text = this.source.value;
    const { problems } = await say("check", { text });
    if (text !== this.source.value) return;
    $("text-problems").replaceChildren(...problems.map(({ line, message, hint }) => element("li", { textContent: `Line ${line}: ${message}${hint ? ` (${hint})` : ""}` })));
  }

  sign(name) {
    const { selectionStart: start, selectionEnd: end, value } = this.source;
    const [text, inside] = SIGNS[name](value.slice(start, end));
    this.source.focus();
    // As if typed, so that the browser's own undo knows of it.
    if (!document.execCommand("insertText", false, text)) this.source.setRangeText(text, start, end, "end");
    if (start === end && name !== "name") this.source.setSelectionRange(start + inside, start + text.length - (name === "link" ? 11 : name === "list" ? 0 : inside));
    this.complete();
    this.checkSoon();
  }

  // What has been typed of a name before the cursor; null outside of “[[…”.
  get typed() { return /\[\[([^\][\n]{0,40})$/.exec(this.source.value.slice(0, this.source.selectionStart))?.[1] ?? null; }

  complete() {
    const typed = this.typed;
    if (typed === null) { this.noCompletions(); return; }
    const wanted = typed.toLowerCase();
    const found = this.names().filter(([key, name]) => key.toLowerCase().startsWith(wanted) || name.toLowerCase().includes(wanted)).slice(0, 12);
    $("completions").replaceChildren(...found.map(([key, name], place) => {
      const line = element("li", { id: `completion-${place}`, textContent: `${key}: ${name}` });
      line.setAttribute("role", "option");
      line.setAttribute("aria-selected", String(place === 0));
      line.dataset.key = key;
      line.addEventListener("mousedown", (event) => { event.preventDefault(); this.insert(key); });
      return line;
    }));
    $("completions").hidden = !found.length;
    this.source.setAttribute("aria-expanded", String(found.length > 0));
    if (found.length) this.source.setAttribute("aria-activedescendant", "completion-0");
  }

  noCompletions() {
    $("completions").hidden = true;
    this.source.setAttribute("aria-expanded", "false");
    this.source.removeAttribute("aria-activedescendant");
  }

  insert(key) {
    const at = this.source.selectionStart;
    const after = this.source.value.startsWith("]]", at) ? 2 : 0;
    this.source.setSelectionRange(at - this.typed.length, at + after);
    if (!document.execCommand("insertText", false, `${key}]]`)) this.source.setRangeText(`${key}]]`, this.source.selectionStart, at + after, "end");
    this.noCompletions();
    this.checkSoon();
  }

  key(event) {
    if ($("completions").hidden) return;
    const lines = [...$("completions").children];
    const at = lines.findIndex((line) => line.getAttribute("aria-selected") === "true");
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) {
      const next = (at + by + lines.length) % lines.length;
      lines.forEach((line, place) => line.setAttribute("aria-selected", String(place === next)));
      lines[next].scrollIntoView({ block: "nearest" });
      this.source.setAttribute("aria-activedescendant", lines[next].id);
    } else if (event.key === "Enter" || event.key === "Tab") this.insert(lines[at].dataset.key);
    else if (event.key === "Escape") this.noCompletions();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
