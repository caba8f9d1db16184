// What governments sent back: marked at its passage on the page, listed beside it, and decided there.
import { samePath } from "./places.js";
import { element, say } from "./talking.js";

const $ = (id) => document.getElementById(id);
const TAGS = { gone: "del", new: "ins", "": "span" };
const KINDS = { reworded: "other words", removed: "taken out", added: "new", parted: "parted", joined: "joined", moved: "moved", comment: "comment" };

// The words of a block with the place of each character, spaces made one.
const spots = (block) => {
  const walker = block.ownerDocument.createTreeWalker(block, 4);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest(".anchor, #_tip")) continue;
    for (let at = 0; at < node.data.length; at += 1) {
      const sign = /\s/.test(node.data[at]) ? " " : node.data[at];
      if (sign !== " " || found.at(-1)?.sign !== " ") found.push({ sign, node, at });
    }
  }
  return found;
};

export class Clearance {
  // `blocks` gives the blocks of the page that show a text, `show` brings one into sight, `tried` tells what failed,
  // `applied` is called when words were put into the texts.
  constructor({ blocks, show, tried, applied }) {
    Object.assign(this, { blocks, show, tried, applied, changes: [], ranges: new Map(), drafts: new Map() });
    $("decider").value = localStorage.getItem("decider") ?? "";
    $("decider").addEventListener("change", () => localStorage.setItem("decider", $("decider").value));
    $("changes-shown").addEventListener("change", () => this.list());
    $("apply-changes").addEventListener("click", () => tried(() => this.apply()));
  }

  get open() { return this.changes.filter((one) => !one.decision); }

  take({ changes, by, problem }) {
    this.changes = changes;
    $("decider").value ||= by;
    document.querySelector("[data-panel=clearance]").hidden = !changes.length && !problem;
    $("clearance-problem").hidden = !problem;
    $("clearance-problem").textContent = problem;
    this.list();
  }

  list() {
    const shown = $("changes-shown").value === "all" ? this.changes : this.open;
    $("clearance-count").textContent = this.open.length || "";
    $("no-changes").hidden = shown.length > 0;
    $("apply-changes").disabled = !this.changes.some((one) => ["accept", "amend"].includes(one.decision) && !one.applied && one.kind !== "comment");
    // A row in which somebody writes is made anew only when it says something else.
    const said = JSON.stringify([shown, shown.map((one) => one.path && this.blocks(one.path).length > 0)]);
    if (said === this.said) return;
    this.said = said;
    const focused = document.activeElement?.id;
    $("change-list").replaceChildren(...shown.map((one) => this.row(one)));
    if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus();
  }

  row(one) {
    const line = element("li", { id: `change-${one.id}`, tabIndex: -1 },
      element("p", { className: "what", textContent: `${one.id}: ${KINDS[one.kind] ?? one.kind}${one.author ? `, ${one.author}` : ""}` }),
      element("p", { className: "place", textContent: one.place }));
    if (one.kind !== "comment") line.append(element("p", { className: "words" }, ...one.pieces.map(([kind, words]) => element(TAGS[kind], { textContent: words }))));
    if (one.comments) line.append(element("p", { textContent: one.comments }));
    if (one.flags) line.append(element("p", { className: "place", textContent: `Note: ${one.flags}` }));
    if (!one.tracked && one.kind !== "comment") line.append(element("p", { className: "place", textContent: "Not tracked: found by comparing." }));
    const acts = element("p", { className: "row" });
    if (one.path && this.blocks(one.path).length) {
      const show = element("button", { type: "button", textContent: "Show" });
      show.addEventListener("click", () => this.show(one.path, this.ranges.get(one.id)?.block));
      acts.append(show);
    }
    if (one.decision) {
      const said = { accept: "Accepted", reject: "Refused", amend: "Amended" }[one.decision];
      acts.append(element("span", { textContent: `${said}${one.by ? ` by ${one.by}` : ""}: ${one.reason}${one.applied ? " (in the text)" : ""}` }));
      if (one.words) line.append(element("p", {}, element("ins", { textContent: one.words })));
    }
    line.append(acts);
    if (!one.decision) line.append(this.form(one));
    return line;
  }

  form(one) {
    // What somebody has begun to write outlives a new list.
    const draft = this.drafts.get(one.id) ?? { reason: "", words: one.after };
    this.drafts.set(one.id, draft);
    const field = (name, label, value) => {
      const input = element(name === "words" ? "textarea" : "input", { id: `${name}-${one.id}`, value });
      input.addEventListener("input", () => { draft[name] = input.value; });
      const shown = element("label", { textContent: label, htmlFor: input.id });
      return element("p", { className: "row" }, shown, input);
    };
    const wanted = [["accept", "Accept"], ["reject", "Refuse"], ...(one.kind === "comment" ? [] : [["amend", "Other words"]])];
    const buttons = wanted.map(([decision, label]) => {
      const button = element("button", { type: "button", textContent: label, id: `${decision}-${one.id}` });
      button.addEventListener("click", () => {
        const own = form.querySelector("textarea");
        if (decision === "amend" && !own) {
          buttons[0].parentElement.before(field("words", "Words to be read", draft.words));
          form.querySelector("textarea").focus();
        } else this.tried(() => this.decide(one, decision, draft, decision === "amend" ? own.value : ""));
      });
      return button;
    });
    const form = element("div", { className: "decision" }, field("reason", "Reason", draft.reason), element("p", { className: "row" }, ...buttons));
    return form;
  }

  async decide(one, decision, draft, words) {
    const order = this.open.findIndex(({ id }) => id === one.id);
    await say("decide", { change: one.id, decision, reason: draft.reason, by: $("decider").value, words });
    this.drafts.delete(one.id);
    // The next one to decide, for those who use the keyboard.
    const next = this.open[order + 1] ?? this.open[order - 1];
    if (next) document.getElementById(`change-${next.id}`)?.focus();
  }

  async apply() {
    const { made, left } = await say("apply", { by: $("decider").value });
    $("apply-status").replaceChildren(
      element("p", { textContent: `${made.length} put into the texts${made.length ? `: ${made.join(", ")}` : ""}.` }),
      ...Object.entries(left).map(([id, why]) => element("p", { textContent: `${id} was left for you: ${why}` })));
    await this.applied();
  }

  // Where each open change is on the page; what it takes out, or the words before what it adds, is marked.
  mark(page, followed) {
    this.ranges.clear();
    for (const one of this.open) {
      for (const block of one.path ? this.blocks(one.path) : []) {
        const range = this.rangeIn(block, one, followed);
        if (!range) continue;
        this.ranges.set(one.id, { block, range });
        break;
      }
    }
    page.CSS.highlights.set("preview-change", new page.Highlight(...[...this.ranges.values()].map(({ range }) => range)));
  }

  rangeIn(block, one, followed) {
    const letters = spots(block);
    const text = letters.map(({ sign }) => sign).join("");
    const plain = (words) => words.replace(/\s+/g, " ");
    const whole = plain(one.before).trim();
    const start = whole ? text.indexOf(whole) : -1;
    if (start < 0) return null;
    let at = 0;
    let span = [start, start + whole.length];
    for (const [kind, words] of one.pieces) {
      const long = plain(words).length;
      if (kind === "gone") { span = [start + at, start + at + long]; break; }
      if (kind === "new") { span = [start + Math.max(0, text.slice(start, start + at).trimEnd().lastIndexOf(" ")), start + at]; break; }
      at += long;
    }
    const said = one.kind === "comment" && one.on.length ? text.indexOf(plain(one.on[0]).trim(), start) : -1;
    if (said >= 0) span = [said, said + plain(one.on[0]).trim().length];
    const [from, to] = [letters[span[0]], letters[Math.min(Math.max(...span, span[0] + 1), letters.length) - 1]];
    if (!from || !to) return null;
    const range = followed.createRange();
    range.setStart(from.node, from.at);
    range.setEnd(to.node, to.at + 1);
    return range;
  }

  at(path) { return this.open.filter((one) => one.path && samePath(one.path, path)); }

  go(id) {
    const row = document.getElementById(`change-${id}`);
    row?.scrollIntoView({ block: "start" });
    row?.focus();
  }

  // The list follows the page, never the other way round, and not while somebody writes in it.
  follow() {
    if ($("clearance").hidden || $("clearance").contains(document.activeElement)) return;
    const seen = this.open.find((one) => {
      const box = this.ranges.get(one.id)?.block.getBoundingClientRect();
      return box && box.bottom > 0;
    });
    if (seen) document.getElementById(`change-${seen.id}`)?.scrollIntoView({ block: "start" });
  }
}
