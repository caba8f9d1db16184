// What the preview uses of CodeMirror. `tools/bundle-editor` makes templates/preview/codemirror.js of it.
export { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
export { acceptCompletion, autocompletion, completionKeymap, startCompletion } from "@codemirror/autocomplete";
export { HighlightStyle, Language, defineLanguageFacet, syntaxHighlighting } from "@codemirror/language";
export { lintKeymap, setDiagnostics } from "@codemirror/lint";
export { Compartment, EditorSelection, EditorState } from "@codemirror/state";
export { Decoration, EditorView, MatchDecorator, ViewPlugin, drawSelection, keymap } from "@codemirror/view";
export { tags } from "@lezer/highlight";
export { Table, parser } from "@lezer/markdown";
