// The source of a text: Markdown with names of the registry, completed and checked while it is written.
import * as mirror from "./codemirror.js";
import { plain } from "./places.js";

const { Decoration, EditorSelection, EditorState, EditorView, keymap, tags } = mirror;
const dark = matchMedia("(prefers-color-scheme: dark)");
const MOST_OFFERED = 12;

// The colours are those of the page, light and dark, so that nothing is said twice.
const look = () => EditorView.theme({
  "&": { border: "1px solid var(--line)", borderRadius: "4px", color: "var(--ink)", backgroundColor: "var(--panel)" },
  "&.cm-focused": { outline: "3px solid var(--accent)", outlineOffset: "1px" },
  ".cm-scroller": { font: "15px/1.5 ui-monospace, monospace", minHeight: "10rem", maxHeight: "50vh" },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--chosen)" },
  ".cm-name": { color: "var(--accent)", fontWeight: "600" },
  ".cm-tooltip": { backgroundColor: "var(--panel)", color: "var(--ink)", border: "2px solid var(--accent)", borderRadius: "4px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "inherit", maxHeight: "14rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: ".25rem .4rem" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--on-accent)" },
  ".cm-diagnostic": { padding: ".3rem .5rem" },
  ".cm-diagnostic-error": { borderLeft: "5px solid var(--error)" },
  ".cm-diagnostic-warning, .cm-diagnostic-info": { borderLeft: "5px solid var(--warning)" },
  ".cm-lintRange": { backgroundImage: "none", textDecoration: "underline wavy var(--warning) 2px", textUnderlineOffset: "3px" },
  ".cm-lintRange-error": { textDecorationColor: "var(--error)" },
  ".cm-diagnosticAction": { backgroundColor: "var(--accent)", color: "var(--on-accent)" },
}, { dark: dark.matches });

const signs = mirror.HighlightStyle.define([
  { tag: tags.strong, fontWeight: "bold" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: tags.heading, fontWeight: "bold" },
  { tag: [tags.link, tags.url, tags.monospace], color: "var(--info)" },
  { tag: [tags.processingInstruction, tags.quote], color: "var(--muted)" },
]);

const marker = new mirror.MatchDecorator({ regexp: /\[\[[^\][\n]+\]\]/g, decoration: Decoration.mark({ class: "cm-name" }) });
const marked = mirror.ViewPlugin.fromClass(class {
  constructor(view) { this.names = marker.createDeco(view); }

  update(change) { this.names = marker.updateDeco(change, this.names); }
}, { decorations: (plugin) => plugin.names });

const markdown = new mirror.Language(mirror.defineLanguageFacet({}), mirror.parser.configure([mirror.Table]), [], "markdown");

// In a list, Enter begins the next point; on an empty one it ends the list.
const nextPoint = ({ state, dispatch }) => {
  const { head, empty } = state.selection.main;
  const line = state.doc.lineAt(head);
  const found = /^(\s*)(?:([*+-])|(\d+)([.)]))(\s+)/.exec(line.text);
  if (!empty || !found || head < line.from + found[0].length) return false;
  const [whole, indent, bullet, number, mark, space] = found;
  const edit = line.text.trimEnd().length < whole.trimEnd().length + 1
    ? { from: line.from, to: line.to, insert: "" }
    : { from: head, insert: `\n${indent}${bullet ?? Number(number) + 1 + mark}${space}` };
  dispatch(state.update({ changes: edit, selection: { anchor: edit.from + edit.insert.length }, scrollIntoView: true, userEvent: "input" }));
  return true;
};

// Words typed over others: Chromium would give them the look of those as a style of their own, which the policy refuses.
const typedOver = (event, view) => {
  if (event.inputType !== "insertText" || !event.data || view.state.selection.main.empty) return false;
  event.preventDefault();
  view.dispatch(view.state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true });
  return true;
};

const SIGNS = {
  bold: (words) => ["**", words || "words", "**"],
  italic: (words) => ["*", words || "words", "*"],
  link: (words) => ["[", words || "words", "](https://)"],
  name: (words) => ["[[", words, ""],
  list: (words) => (words ? ["", words.split("\n").map((line) => `* ${line}`).join("\n"), ""] : ["* ", "A point", ""]),
};

export class Source {
  // `names` gives [key, name] pairs; `changed` is called after each change, `moved` when the cursor is elsewhere.
  constructor(parent, names, changed, moved) {
    Object.assign(this, { names, changed, moved });
    this.theme = new mirror.Compartment();
    this.view = new EditorView({ parent, state: this.state("", "") });
    dark.addEventListener("change", () => this.view.dispatch({ effects: this.theme.reconfigure(look()) }));
  }

  state(doc, lang) {
    return EditorState.create({
      doc,
      extensions: [
        EditorView.cspNonce.of(document.querySelector("meta[name=style-nonce]").content),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ id: "source", "aria-labelledby": "source-label", spellcheck: "true", tabindex: "0", dir: "auto", ...(lang && { lang }) }),
        this.theme.of(look()),
        mirror.history(), mirror.drawSelection(), markdown, mirror.syntaxHighlighting(signs), marked,
        mirror.autocompletion({ override: [(context) => this.complete(context)], icons: false, interactionDelay: 0 }),
        // Without a list of names, Tab leaves the text, as everywhere.
        keymap.of([{ key: "Tab", run: mirror.acceptCompletion }, ...mirror.completionKeymap, ...mirror.lintKeymap.filter(({ key }) => key === "F8"),
          { key: "Enter", run: nextPoint }, ...mirror.historyKeymap, ...mirror.defaultKeymap]),
        EditorView.domEventHandlers({ beforeinput: (event, view) => typedOver(event, view) }),
        EditorView.updateListener.of((update) => { if (update.docChanged) this.changed(); else if (update.selectionSet) this.moved(); }),
      ],
    });
  }

  // The words around the cursor.
  get around() {
    const { head } = this.view.state.selection.main;
    return plain(this.value.slice(Math.max(0, head - 80), head + 80));
  }

  get value() { return this.view.state.doc.toString(); }

  // Another text: what was written before cannot come back into it by undoing.
  open(text, lang = "") { this.view.setState(this.state(text, lang)); }

  replace(text) { this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: text } }); }

  focus() { this.view.focus(); }

  // Problems have lines and columns from 1, or the words that they are about.
  show(problems) {
    const { doc } = this.view.state;
    this.found = problems.map((problem) => ({ ...this.range(problem), severity: problem.severity ?? "error",
      message: problem.hint ? `${problem.message} (${problem.hint})` : problem.message, actions: problem.actions ?? [] }))
      .filter(({ from, to }) => from !== null && to <= doc.length);
    this.view.dispatch(mirror.setDiagnostics(this.view.state, this.found));
    return this.found;
  }

  // The words of a finding may be there several times, and lines may have moved since: those nearest to its place count.
  range({ line, column, excerpt }) {
    const { doc } = this.view.state;
    const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
    const place = Math.min(at.from + Math.max(column, 1) - 1, at.to);
    if (excerpt !== undefined) {
      const text = doc.toString();
      let from = null;
      for (let found = text.indexOf(excerpt); found >= 0; found = text.indexOf(excerpt, found + 1)) {
        if (from === null || Math.abs(found - place) < Math.abs(from - place)) from = found;
      }
      return { from, to: from + excerpt.length };
    }
    const word = /^(\[\[[^\]\n]*\]\]|\[\[\S*|[\p{L}\p{N}]+|\S+)/u.exec(at.text.slice(place - at.from));
    return { from: word ? place : Math.max(at.from, place - 1), to: word ? place + word[0].length : place };
  }

  goTo({ from, to }) {
    this.view.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true });
    this.focus();
  }

  sign(name) {
    const { state } = this.view;
    let { from, to } = state.selection.main;
    if (name === "list") [from, to] = [state.doc.lineAt(from).from, state.doc.lineAt(to).to];
    const [before, words, after] = SIGNS[name](state.sliceDoc(from, to));
    const start = from + before.length;
    this.view.dispatch({
      changes: { from, to, insert: before + words + after },
      selection: from === to && words ? EditorSelection.range(start, start + words.length) : EditorSelection.cursor(start + words.length + after.length),
      scrollIntoView: true, userEvent: "input.type",
    });
    this.focus();
    if (name === "name") mirror.startCompletion(this.view);
  }

  complete(context) {
    const typed = context.matchBefore(/\[\[[^\][\n]{0,40}/);
    if (!typed) return null;
    const wanted = typed.text.slice(2).toLowerCase();
    const found = this.names().filter(([key, name]) => key.toLowerCase().startsWith(wanted) || name.toLowerCase().includes(wanted));
    const options = found.slice(0, MOST_OFFERED).map(([key, name]) => ({
      label: `${key}: ${name}`,
      apply: (view, _, from, to) => {
        const end = to + (view.state.sliceDoc(to, to + 2) === "]]" ? 2 : 0);
        view.dispatch({ changes: { from, to: end, insert: `${key}]]` }, selection: { anchor: from + key.length + 2 }, userEvent: "input.complete" });
      },
    }));
    return { from: typed.from + 2, options, filter: false };
  }
}
