// A place in a file as a link: to Visual Studio Code by its address, or to the editor that the preview was told of.
import { element, say } from "./talking.js";

let editor = "";

// `name` is the editor's, "" if there is none; `failed` is called with what went wrong.
export const useEditor = (name, failed) => {
  editor = name;
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-file]");
    if (!link || !editor) return;
    event.preventDefault();
    say("editor", { file: link.dataset.file, line: Number(link.dataset.line) }).catch(failed);
  });
};

export const pointTo = (link, { file, line, address }) => {
  link.href = address;
  Object.assign(link.dataset, { file, line });
  return link;
};

export const named = () => `Open in ${editor || "VS Code"}`;

export const placeLink = (place) => (place.line
  ? pointTo(element("a", { textContent: `${place.file}, line ${place.line}`, title: named() }), place)
  : element("span", { textContent: place.file }));
