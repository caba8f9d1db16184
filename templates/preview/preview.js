// The page around the document: what is chosen, what is wrong, what is edited, and whether the preview still runs.
import { chosen, offer, showControls } from "./choosing.js";
import { Clearance } from "./clearing.js";
import { Editing } from "./editing.js";
import { Following } from "./following.js";
import { named, placeLink, pointTo, useEditor } from "./opening.js";
import { Panels } from "./panels.js";
import { Paper } from "./paper.js";
import { Places, blockAt, keyOf, samePath } from "./places.js";
import { ask, element, say } from "./talking.js";
import { Versions } from "./versions.js";

const $ = (id) => document.getElementById(id);
const following = new Following($("page"), told);
const paper = new Paper();
const panels = new Panels((name) => {
  if (name === "problems") list();
  if (name === "paper") { leadPaper(); tried(() => paper.want(chosen())); }
  if (name === "versions") tried(() => versions.open(chosen()));
}, (name) => {
  if (name === "paper") tried(() => paper.leave());
}, (step) => {
  const anchor = following.main && following.anchor();
  step();
  if (anchor) following.hold(anchor);
  if (anchor && editing.opened) bringIntoSight(editing.opened.path);
});
const versions = new Versions(tried);
const clearance = new Clearance({ blocks: (path) => blocksOf(path), tried,
  applied: () => (editing.opened && !editing.unsaved ? editing.again(false) : null),
  show: (path, block) => reveal(path, "", block) });
const editing = new Editing(() => names, findingsOf, begun, leadPaper);
const places = new Places();
let texts = [];
let names = [];
let byKey = new Map(); // texts by their path
let mapped = new Map(); // the text of each block
let shownBy = new Map(); // the blocks that show a text, by its path
let findings = [];
let problems = [];
let listed = "[]";
let checked = 0; // how many times the files had been looked through
let here = null;

function status(words, lost = false) {
  $("status").textContent = words;
  $("status").classList.toggle("lost", lost);
}

// What came of something that was asked for; what the files do meanwhile is said elsewhere, and hides none of it.
function outcome(words, failed = false) {
  $("outcome").textContent = words;
  $("outcome").classList.toggle("lost", failed);
}

function told(message) {
  if (message.about === "lost") {
    checked = 0;
    status("Not connected: the preview has ended, or is starting again.", true);
  }
  else if (message.about === "end") { following.events.close(); status("The preview has ended.", true); }
  else if (message.about === "error") status(message.error.message, true);
  else if (message.about === "version") status("Follows your files.");
  else if (message.about === "document") { problems = message.problems; broken(); list(); lookSoon(); }
  else if (message.about === "changed") { status(`Changed at ${new Date().toLocaleTimeString()}.`); lookSoon(); versions.old(); }
  else if (message.about === "loaded") { listen(); lookSoon(); }
  else if (message.about === "findings" && message.number >= checked) {
    checked = message.number;
    findings = message.findings.map((one) => ({ ...one, key: keyOf(one.path) }));
    list();
    progress(message.progress);
    underline();
    editing.show();
  }
  else if (message.about === "clearance") { clearance.take(message); underline(); }
  else if (message.about === "paper") paper.take(message);
}

// What keeps the files from being read: said above the last good page.
function broken() {
  $("broken").hidden = !problems.length;
  $("broken").replaceChildren(...problems.slice(0, 5).map((problem) => element("p", {},
    element("strong", {}, placeLink(problem)), `: ${problem.message}${problem.hint ? ` (${problem.hint})` : ""}`)));
  if (problems.length > 5) $("broken").append(element("p", { textContent: `… and ${problems.length - 5} more.` }));
  if (problems.length && following.version) $("broken").append(element("p", { textContent: "Until that is corrected, you see the page as it was." }));
}

// Long lists are made only for those who look at them, and only when they say something else.
function list() {
  const all = [...problems, ...findings];
  $("problem-count").textContent = all.length || "";
  if ($("problems").hidden) return;
  const said = JSON.stringify(all.map((one) => [one, byKey.has(one.key)]));
  if (said === listed) return;
  listed = said;
  $("no-problems").hidden = all.length > 0;
  $("problem-list").replaceChildren(...all.map(row));
}

function row(one) {
  const line = element("li", { className: one.severity },
    element("p", { className: "what", textContent: one.rule ? `${one.rule}: ${one.message}` : one.message }));
  if (one.excerpt) line.append(element("p", { textContent: `“${one.excerpt.slice(0, 120)}”` }));
  if (one.hint) line.append(element("p", { textContent: one.hint }));
  if (one.why) line.append(element("p", { className: "place", textContent: one.why }));
  const acts = element("p", { className: "row place" }, placeLink(one));
  if (byKey.has(one.key)) {
    const show = element("button", { type: "button", textContent: "Show" });
    show.addEventListener("click", () => reveal(one.path, one.excerpt));
    const edit = element("button", { type: "button", textContent: "Edit" });
    edit.addEventListener("click", () => edited(one.path));
    acts.append(show, edit);
  }
  if (one.fix !== null && one.fix !== undefined) {
    const fix = element("button", { type: "button", className: "primary", textContent: one.fix.trim() ? `Write “${one.fix}”` : "Correct" });
    fix.addEventListener("click", () => tried(async () => { fix.disabled = true; await say("fix", { id: one.id }); }));
    acts.append(fix);
  }
  line.append(acts);
  return line;
}

function progress(entries) {
  const left = entries.reduce((sum, one) => sum + one.write + one.confirm + one.answer, 0);
  $("progress-count").textContent = left || "";
  $("progress-table").hidden = !left;
  $("nothing-left").hidden = left > 0;
  $("progress-table").tBodies[0].replaceChildren(...entries.map((one) => element("tr", {},
    element("td", {}, filed(one.file)), ...[`${Math.round(one.done * 100)} %`, one.write, one.confirm, one.answer].map((value) => element("td", { textContent: value })))));
}

// A file of which something is left leads to its texts.
function filed(file) {
  // A long name goes on after a folder or a word of it.
  const button = element("button", { type: "button" }, ...file.split(/(?<=[/_-])/).flatMap((piece) => [piece, element("wbr")]));
  button.addEventListener("click", () => {
    $("find-text").value = file;
    listTexts();
    panels.show("texts");
    $("find-text").focus();
  });
  return button;
}

async function tried(step) {
  try { await step(); } catch (error) { outcome(error.message, true); }
}

// After the page has changed, and in no hurry: which block shows which text.
let waiting = 0;
let looks = 0;
function lookSoon() {
  clearTimeout(waiting);
  waiting = setTimeout(() => tried(look), 400);
}

async function look() {
  const number = ++looks;
  const found = await ask("texts");
  if (number !== looks) return;
  ({ texts, names } = found);
  for (const text of texts) text.key = keyOf(text.path);
  byKey = new Map(texts.map((text) => [text.key, text]));
  listTexts();
  if (!following.main) return;
  places.take(texts);
  const map = await places.map(following.main, () => number !== looks);
  if (!map) return;
  mapped = map;
  shownBy = new Map();
  for (const [block, { key }] of mapped) shownBy.set(key, [...(shownBy.get(key) ?? []), block]);
  if (wanted) bringIntoSight(wanted);
  list();
  clearance.list();
  underline();
}

const blocksOf = (path) => (shownBy.get(keyOf(path)) ?? []).filter((block) => block.isConnected);

// Findings are underlined where their words are (CSS Custom Highlight API), without a change to the page itself.
function underline() {
  const page = following.frame.contentWindow;
  if (!following.main || !page.Highlight) return;
  const ranges = [];
  for (const one of findings) {
    for (const block of blocksOf(one.path)) {
      const walker = following.page.createTreeWalker(block, 4);
      for (let node = walker.nextNode(); node && one.excerpt; node = walker.nextNode()) {
        const at = node.data.indexOf(one.excerpt);
        if (at < 0) continue;
        const range = following.page.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + one.excerpt.length);
        ranges.push(range);
        break;
      }
    }
  }
  page.CSS.highlights.set("preview-finding", new page.Highlight(...ranges));
  clearance.mark(page, following.page);
  if (page.previewStyled) return;
  page.previewStyled = true;
  const sheet = new page.CSSStyleSheet();
  sheet.replaceSync("::highlight(preview-finding) { text-decoration: underline wavy #d35400 2px }"
    + "::highlight(preview-change) { background-color: #ffe08a; color: #1b1f24 }");
  following.page.adoptedStyleSheets.push(sheet);
}

function reveal(path, excerpt, known) {
  const blocks = blocksOf(path);
  const block = known ?? blocks.find((one) => one.textContent.includes(excerpt)) ?? blocks[0];
  if (!block) { outcome("This text is not in the document that you look at."); return; }
  block.scrollIntoView({ block: "center", behavior: "instant" });
  following.mark([block]);
  paper.lead(following.partOf(block), block.textContent);
}

// The pages of paper show what is edited, else what is at the top of the page.
let part = -1;
function leadPaper(soon = false) {
  if (!following.main || $("paper").hidden) return;
  const block = editing.opened ? blocksOf(editing.opened.path)[0] : following.anchor().seen;
  // A block that has been written in is found again a moment later.
  if (block) part = following.partOf(block);
  paper.lead(part, editing.opened ? editing.source.around : block?.textContent ?? "", soon);
}

// The page shows what is edited; a text that is new comes to the page a moment later.
let wanted = null;
function bringIntoSight(path) {
  const [block] = blocksOf(path);
  wanted = block ? null : path;
  const box = block?.getBoundingClientRect();
  if (box && (box.bottom < 60 || box.bottom > following.frame.clientHeight - 20)) block.scrollIntoView({ block: "center", behavior: "instant" });
}

async function edited(path) {
  await tried(async () => {
    if (!await editing.open(path)) return;
    panels.show("editor");
    editing.source.focus();
    bringIntoSight(path);
    leadPaper();
  });
}

// What house style says of the text that is open, for its editor; what can be mended has an action.
function findingsOf({ path, line, column }) {
  return findings.filter((one) => one.path?.length && (one.old || one.excerpt) && samePath(one.path, path)).map((one) => ({
    severity: one.severity, message: `${one.rule}: ${one.message}`, hint: one.hint, excerpt: one.old || one.excerpt,
    line: one.line - line + 1, column: one.column - column + 1,
    actions: one.old ? [{ name: one.fix.trim() ? `Write “${one.fix}”` : "Correct",
      apply: (view, from, to) => view.dispatch({ changes: { from, to, insert: one.fix } }) }] : [],
  }));
}

// A text that is new: it is in the list before it is opened.
async function begun(path) {
  await tried(look);
  await edited(path);
}

async function addChapter() {
  await tried(async () => {
    const { path } = await say("chapter", { title: $("chapter-title").value });
    $("chapter-title").value = "";
    await begun(path);
  });
}

function listTexts() {
  const wanted = $("find-text").value.toLowerCase();
  const found = texts.filter((text) => text.kind === "prose" && (text.text.toLowerCase().includes(wanted) || text.file.toLowerCase().includes(wanted))).slice(0, 200);
  $("text-list").replaceChildren(...found.map((text) => {
    const button = element("button", { type: "button", textContent: `${text.text.slice(0, 90)}${text.text.length > 90 ? "…" : ""}` });
    button.addEventListener("click", () => edited(text.path));
    return element("li", {}, button, element("p", { className: "place", textContent: `${text.file}, line ${text.line}` }));
  }));
}

// A click on a block says where it is written.
function listen() {
  let drawing = 0;
  let still = 0;
  following.page.addEventListener("scroll", () => {
    cancelAnimationFrame(drawing);
    drawing = requestAnimationFrame(() => clearance.follow());
    clearTimeout(still);
    if (!editing.opened) still = setTimeout(leadPaper, 150);
  }, { passive: true });
  following.page.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (link && /^https?:/.test(link.getAttribute("href"))) {
      event.preventDefault();
      open(link.href, "_blank", "noopener");
    }
    if (link || event.target.closest?.("button, select, input, summary")) return;
    const block = blockAt(event.target);
    let text = null;
    for (let one = block; one && !text; one = one.parentElement) text = mapped.get(one) ?? null;
    here = text;
    if (block) paper.lead(following.partOf(block), block.textContent);
    $("here").hidden = !text;
    if (!text) return;
    const changes = clearance.at(text.path);
    $("changes-here").hidden = !changes.length;
    $("changes-here").textContent = changes.length === 1 ? "1 change to decide" : `${changes.length} changes to decide`;
    $("here-place").textContent = `${text.file}, line ${text.line}`;
    tried(async () => {
      const place = await say("open", { path: text.path });
      if (here === text) pointTo($("open-here"), place);
    });
  });
}

function choose() {
  following.remember();
  showControls();
  history.replaceState(null, "", `?${new URLSearchParams(chosen())}`);
  tried(() => paper.want(chosen()));
  tried(() => versions.open(chosen()));
  return following.show(chosen());
}

$("cancel").addEventListener("click", () => {
  if (editing.unsaved && !confirm("Close the text, and lose what has not been saved?")) return;
  panels.hide("editor");
  tried(() => editing.close());
});
$("edit-here").addEventListener("click", () => { $("here").hidden = true; edited(here.path); });
$("changes-here").addEventListener("click", () => {
  $("here").hidden = true;
  $("changes-shown").value = "open";
  clearance.list();
  panels.show("clearance");
  clearance.go(clearance.at(here.path)[0]?.id);
});
$("undo").addEventListener("click", () => tried(async () => {
  const { file } = await say("undo", {});
  outcome(`Taken back in ${file}.`);
  if (editing.unsaved) await editing.forms.open(editing.opened.path);
  // A text that was added and is taken back is open no more.
  else if (editing.opened) await editing.again(false).catch(() => editing.close());
}));
$("add-chapter").addEventListener("click", addChapter);
$("chapter-title").addEventListener("keydown", (event) => { if (event.key === "Enter") addChapter(); });
$("find-text").addEventListener("input", listTexts);
addEventListener("keydown", (event) => { if (event.key === "Escape") $("here").hidden = true; });
addEventListener("pagehide", () => following.remember());

const known = await ask("choices");
$("name").textContent = known.name;
useEditor(known.editor, (error) => outcome(error.message, true));
for (const id of ["open-here", "editor-address"]) $(id).textContent = named();
document.title = `Preview: ${known.name}`;
offer(known, new URLSearchParams(location.search), choose);
panels.restore();
await choose();
told(await ask("findings"));
told(await ask("clearance"));
