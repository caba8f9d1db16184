// The editor of one text: its source, signs by button, checked while it is written, and saved without loss.
import { Source } from "./source.js";
import { Forms } from "./forms.js";
import { pointTo } from "./opening.js";
import { samePath } from "./places.js";
import { element, say } from "./talking.js";

const $ = (id) => document.getElementById(id);

export class Editing {
  // `names` gives [key, name] pairs, `findings` what house style says of a text that is open;
  // `added` is called with the path of a text that is new, `moved` when the cursor is elsewhere, with whether by writing.
  constructor(names, findings, added, moved) {
    Object.assign(this, { names, findings });
    this.opened = null;
    this.problems = [];
    this.asked = 0;
    this.checking = Promise.resolve();
    this.source = new Source($("source-place"), names, () => { this.checkSoon(); moved(true); }, () => moved(false));
    this.forms = new Forms(names, (words) => { $("editor-status").textContent = words; }, added);
    $("source-label").addEventListener("click", () => this.source.focus());
    for (const button of document.querySelectorAll("[data-sign]")) button.addEventListener("click", () => this.source.sign(button.dataset.sign));
    $("save").addEventListener("click", () => this.save());
    $("take-theirs").addEventListener("click", () => this.takeTheirs());
    $("keep-mine").addEventListener("click", () => this.keepMine());
    $("editor").addEventListener("keydown", (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key === "s") { event.preventDefault(); this.save(); }
    });
    addEventListener("beforeunload", (event) => { if (this.unsaved) event.preventDefault(); });
  }

  get unsaved() { return this.opened !== null && this.source.value.trimEnd() !== this.opened.text.trimEnd(); }

  async open(path) {
    if (this.unsaved && this.shows(path)) return true;
    if (this.unsaved && !confirm("The text that is open has not been saved. Open the other one, and lose what you wrote?")) return false;
    const asked = ++this.asked;
    await this.close();
    const opened = await say("open", { path });
    // Of several that are asked for at once, the last one is opened.
    if (asked !== this.asked) return false;
    this.take(opened);
    return true;
  }

  // What is there already stays as it is, with its cursor and what can be undone.
  take(opened, text = opened.text) {
    const same = this.shows(opened.path);
    this.opened = opened;
    document.querySelector("[data-panel=editor]").hidden = false;
    if (!same) this.source.open(text, opened.lang);
    else if (this.source.value.trimEnd() !== text.trimEnd()) this.source.replace(text);
    $("editor-head").textContent = opened.path.reduce((said, step) => (typeof step === "number" ? `${said} ${step + 1}` : `${said}${said ? ": " : ""}${step.replaceAll("_", " ")}`), "");
    $("editor-place").textContent = `${opened.file}, line ${opened.line}.`;
    pointTo($("editor-address"), opened);
    $("conflict").hidden = true;
    $("editor-status").textContent = "";
    this.forms.open(opened.path);
    this.check();
  }

  // Opens again what is open, as the file says it now; `keep` leaves what is written here. Gives whether it is still open.
  async again(keep) {
    const { path } = this.opened;
    const opened = await say("open", { path });
    if (!this.shows(path)) return false;
    this.take(opened, keep ? this.source.value : opened.text);
    return true;
  }

  async save() {
    if (this.saving || !this.opened) return;
    this.saving = true;
    const { path, raw } = this.opened;
    const text = this.source.value;
    try {
      const problems = await this.check(text);
      if (!this.shows(path)) return;
      // A mistake keeps the whole edition from being read, so it is saved only by those who insist.
      if (problems.length && this.warned !== text) {
        this.warned = text;
        $("editor-status").textContent = "Not saved: correct what is underlined, or press Save again.";
        return;
      }
      await say("save", { path, raw, text });
      if (!this.shows(path)) return;
      this.drafted = null;
      const focused = document.activeElement?.id;
      if (!await this.again(true)) return;
      document.getElementById(focused)?.focus();
      $("editor-status").textContent = "Saved.";
    } catch (error) {
      if (error.status === 409 && this.shows(path)) this.conflict(error.now);
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

  async takeTheirs() {
    if (await this.again(false)) this.source.focus();
  }

  // What is written here stays, and is saved over theirs at the next press, now that both have been seen.
  async keepMine() {
    if (!await this.again(true)) return;
    this.source.focus();
    $("editor-status").textContent = "Save puts your text in place of theirs.";
  }

  checkSoon() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.check(), 250);
  }

  // Gives what is wrong with `text`. One check after the other, so that no draft comes to the page after what ends it.
  check(text = this.source.value) {
    const path = this.opened?.path;
    this.checking = this.checking.catch(() => {}).then(() => this.checked(path, text));
    return this.checking;
  }

  async checked(path, text) {
    if (!this.shows(path)) return [];
    const { unsaved } = this;
    // What is written and not saved is on the page too, as soon as nothing in it is wrong.
    const { problems } = await say("check", { text, path, draft: unsaved });
    if (unsaved && !problems.length) this.drafted = path;
    if (!this.shows(path) || text !== this.source.value) return problems;
    if (!this.unsaved) await this.drop();
    const waits = unsaved && problems.length > 0;
    if (waits || this.waits) $("editor-status").textContent = waits ? "The page waits until what is underlined is corrected." : "";
    this.waits = waits;
    this.problems = problems;
    this.show();
    return problems;
  }

  shows(path) { return this.opened !== null && samePath(this.opened.path, path); }

  // The page shows what the files say again.
  async drop() {
    const path = this.drafted;
    this.drafted = null;
    if (path) await say("drop", { path });
  }

  // Nothing is open any more.
  async close() {
    clearTimeout(this.waiting);
    this.opened = null;
    document.querySelector("[data-panel=editor]").hidden = true;
    await this.checking.catch(() => {});
    await this.drop();
  }

  // What keeps the text from being saved well, and what house style says of the words that are still there.
  show() {
    if (!this.opened) return;
    const ranges = this.source.show([...this.problems.map((one) => this.withName(one)), ...this.findings(this.opened)]);
    $("text-problems").replaceChildren(...ranges.map((range) => {
      const line = this.source.view.state.doc.lineAt(range.from).number;
      const go = element("button", { type: "button", textContent: `Line ${line}: ${range.message}` });
      go.addEventListener("click", () => this.source.goTo(range));
      const acts = range.actions.map(({ name, apply }) => {
        const act = element("button", { type: "button", textContent: name });
        act.addEventListener("click", () => { apply(this.source.view, range.from, range.to); this.source.focus(); });
        return act;
      });
      return element("li", { className: `row ${range.severity}` }, go, ...acts);
    }));
  }

  // A name that only lacks its capitals is written at a press.
  withName(problem) {
    const typed = /“\[\[([^\]|]+)/.exec(problem.message)?.[1].toLowerCase();
    const [key] = this.names().find(([one]) => one.toLowerCase() === typed) ?? [];
    const apply = (view, from, to) => view.dispatch({ changes: { from: from + 2, to: from + 2 + key.length, insert: key } });
    return key ? { ...problem, actions: [{ name: `Write “${key}”`, apply }] } : problem;
  }
}
