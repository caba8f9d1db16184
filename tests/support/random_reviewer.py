"""A reviewer of a Word file who does at random what reviewers do: words, sentences and whole paragraphs change.

What is written is what Word writes: runs are cut up, changes are tracked (ECMA-376 part 1, 17.13.5) or not.
"""

from __future__ import annotations

import copy
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from outcome_reports.clearing.returned.changes import Return
from outcome_reports.clearing.rewording.provenance import collapsed
from outcome_reports.clearing.sending.sent_records import SentRecord
from tests.support.random_edits import WORDS
from tests.support.reviewers import W

_WHO = {f"{W}id": "900", f"{W}author": "A Desk", f"{W}date": "2026-03-01T10:00:00Z"}
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_HIDDEN = frozenset({f"{W}txbxContent", f"{W}del", f"{W}moveFrom"})
_WORDS = frozenset({"word", "half", "rewrite"})
_KINDS = (*["word"] * 6, *["half"] * 2, "rewrite", "delete", "part", "join", "add", "add", "move")
_SHORTEST = 40


@dataclass(slots=True)
class Reviewed:
    """What a reviewer wanted: the paragraphs that each touched one is to be (by bookmark), and the new ones."""

    wanted: dict[str, list[str]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)


def review(
    root: etree._Element, record: SentRecord, chance: random.Random, *, tracked: bool, rate: float = 0.35
) -> Reviewed:
    """Change paragraphs of the file `root` whose words are those of the content; return what was wanted."""
    places = {start.get(f"{W}name"): _around(start) for start in root.iter(f"{W}bookmarkStart")}
    entries = [
        (entry.key, places[entry.key])
        for entry in record.paragraphs
        if entry.kind == "content" and entry.text and not entry.prefix and len(entry.words) > _SHORTEST
        if collapsed(_words(places[entry.key])) == entry.words
    ]
    done, used = Reviewed(), set[str]()
    for number, (key, one) in enumerate(entries):
        if key in used or chance.random() > rate:
            continue
        following = entries[number + 1] if number + 1 < len(entries) else None
        beside = following if following and _next(one) is following[1] and following[0] not in used else None
        kind = chance.choice(_KINDS)
        if kind in _WORDS:
            changed = _reworded(kind, key, one, done, chance, tracked)
        else:
            changed = _restructured(kind, key, one, beside, done, chance, tracked)
        if changed:
            used |= {key, beside[0]} if beside and kind in {"join", "move"} else {key}
            done.kinds |= dict.fromkeys(used - done.kinds.keys(), kind)
    return done


def _now(record: SentRecord, found: Return) -> dict[str, list[str]]:
    """Return the paragraphs that each sent paragraph is after the changes."""
    keys = [entry.key for entry in record.paragraphs]
    now = {entry.key: [entry.words] for entry in record.paragraphs}
    for change in found.proposals:
        if change.kind in {"reworded", "removed", "parted", "joined", "moved"}:
            now[change.key] = [part for part in change.after.split("\n\n") if part]
        if change.kind == "joined":
            now[keys[keys.index(change.key) + 1]] = now[change.key]
    return now


def missed_of(record: SentRecord, found: Return, wanted: Reviewed) -> Iterator[tuple[str, str]]:
    """Yield the kind and the key of what was not found as the reviewer wanted it."""
    now = _now(record, found)
    for key, texts in wanted.wanted.items():
        if collapsed(" ".join(now[key])) != collapsed(" ".join(texts)):
            yield wanted.kinds[key], key
    added = Counter(change.after for change in found.proposals if change.kind == "added")
    for words in (Counter(wanted.added) - added).elements():
        yield "added", words


def without_bookmarks(root: etree._Element) -> None:
    """Take out all bookmarks, as programs do that do not know them."""
    for mark in list(root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        parent = mark.getparent()
        assert parent is not None
        parent.remove(mark)


def _reworded(kind: str, key: str, one: etree._Element, done: Reviewed, chance: random.Random, tracked: bool) -> bool:
    words = _words(one)
    parts = words.split(" ")
    if kind == "rewrite":
        start, end, new = 0, len(words), f"{' '.join(chance.sample(WORDS, 12)).capitalize()}."
    else:
        at = chance.randrange(len(parts) - 2) if kind == "word" else len(parts) // 3
        old = " ".join(parts[at : at + 2] if kind == "word" else parts[at : 2 * at + 1])
        new = " ".join(chance.sample(WORDS, chance.randint(0, 3) if kind == "word" else min(8, at))) or parts[at]
        if words.count(old) != 1 or old == new:
            return False
        start = words.index(old)
        end = start + len(old)
    _insert(one, end, new, tracked=tracked)
    _delete(one, start, end, tracked=tracked)
    done.wanted[key] = [words[:start] + new + words[end:]]
    return True


def _restructured(
    kind: str,
    key: str,
    one: etree._Element,
    beside: tuple[str, etree._Element] | None,
    done: Reviewed,
    chance: random.Random,
    tracked: bool,
) -> bool:
    words = _words(one)
    if kind == "delete" and not (_next(one) is None and _parent(one).tag == f"{W}tc"):
        if tracked:
            _delete(one, 0, len(words), tracked=True)
            _mark(one, "del")
        else:
            _parent(one).remove(one)
        done.wanted[key] = []
    elif kind == "part" and ". " in words:
        at = words.index(". ") + 2
        _part(one, at, tracked=tracked)
        done.wanted[key] = [words[:at], words[at:]]
    elif kind == "join" and beside:
        done.wanted[key] = done.wanted[beside[0]] = [words + _words(beside[1])]
        if tracked:
            _mark(one, "del")
        else:
            one.extend([child for child in beside[1] if child.tag != f"{W}pPr"])
            _parent(beside[1]).remove(beside[1])
    elif kind == "add":
        done.wanted[key] = [words]
        done.added.append(f"{' '.join(chance.sample(WORDS, 14)).capitalize()}.")
        _add_behind(one, done.added[-1], tracked=tracked)
    elif kind == "move" and beside:
        _move(one, beside[1], tracked=tracked)
        done.wanted[key], done.wanted[beside[0]] = [words], [_words(beside[1])]
    else:
        return False
    return True


def _add_behind(one: etree._Element, words: str, *, tracked: bool) -> None:
    fresh = etree.Element(f"{W}p")
    fresh.extend(copy.deepcopy(child) for child in one.findall(f"{W}pPr"))
    place = etree.SubElement(fresh, f"{W}ins", _WHO) if tracked else fresh
    place.append(_run(None, words))
    if tracked:
        _mark(fresh, "ins")
    one.addnext(fresh)


def _around(element: etree._Element) -> etree._Element:
    return next((one for one in element.iterancestors() if one.tag == f"{W}p"), element)


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None
    return parent


def _next(one: etree._Element) -> etree._Element | None:
    """Return the paragraph right after another, in the same cell or body."""
    following = one.getnext()
    return following if following is not None and following.tag == f"{W}p" else None


def _texts(one: etree._Element) -> Iterator[etree._Element]:
    for text in one.iter(f"{W}t"):
        around = next(a for a in text.iterancestors() if a is one or a.tag in _HIDDEN)
        if around is one:
            yield text


def _words(one: etree._Element) -> str:
    return "".join(text.text or "" for text in _texts(one))


def _cut(one: etree._Element, at: int) -> None:
    """Let a run begin at character `at`."""
    place = 0
    for text in list(_texts(one)):
        words = text.text or ""
        if place < at < place + len(words):
            run = _parent(text)
            rest = copy.deepcopy(run)
            index = list(run).index(text)
            for child in list(run)[index + 1 :]:
                run.remove(child)
            for child in list(rest)[:index]:
                if child.tag != f"{W}rPr":
                    rest.remove(child)
            _say(text, words[: at - place])
            _say(next(iter(rest.iter(f"{W}t"))), words[at - place :])
            run.addnext(rest)
            return
        place += len(words)


def _say(text: etree._Element, words: str) -> None:
    text.text = words
    text.set(_PRESERVE, "preserve")


def _runs(one: etree._Element, start: int, end: int) -> list[etree._Element]:
    _cut(one, start)
    _cut(one, end)
    place, found = 0, []
    for text in _texts(one):
        if start <= place and place + len(text.text or "") <= end and text.text:
            found.append(_parent(text))
        place += len(text.text or "")
    return found


def _run(like: etree._Element | None, words: str) -> etree._Element:
    run = etree.Element(f"{W}r")
    run.extend(copy.deepcopy(child) for child in (like.findall(f"{W}rPr") if like is not None else ()))
    _say(etree.SubElement(run, f"{W}t"), words)
    return run


def _insert(one: etree._Element, at: int, words: str, *, tracked: bool) -> None:
    before = _runs(one, 0, at)[-1]
    run = _run(before, words)
    if tracked:
        inserted = etree.Element(f"{W}ins", _WHO)
        inserted.append(run)
        run = inserted
    # In a link too, where Word tracks what is typed inside it.
    before.addnext(run)


def _delete(one: etree._Element, start: int, end: int, *, tracked: bool) -> None:
    for run in _runs(one, start, end):
        if tracked:
            deleted = etree.Element(f"{W}del", _WHO)
            run.addprevious(deleted)
            deleted.append(run)
            for text in run.findall(f"{W}t"):
                text.tag = f"{W}delText"
        else:
            _parent(run).remove(run)


def _mark(one: etree._Element, kind: str) -> None:
    """Track the end of a paragraph."""
    properties = one.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        one.insert(0, properties)
    run = properties.find(f"{W}rPr")
    if run is None:
        run = etree.SubElement(properties, f"{W}rPr")
    run.insert(0, etree.Element(f"{W}{kind}", _WHO))


def _part(one: etree._Element, at: int, *, tracked: bool) -> None:
    kept = _runs(one, 0, at)[-1]
    while _parent(kept) is not one:
        kept = _parent(kept)
    rest = etree.Element(f"{W}p")
    rest.extend(copy.deepcopy(child) for child in one.findall(f"{W}pPr"))
    rest.extend(list(kept.itersiblings()))
    one.addnext(rest)
    if tracked:
        _mark(one, "ins")


def _move(one: etree._Element, behind: etree._Element, *, tracked: bool) -> None:
    if not tracked:
        behind.addnext(one)
        return
    again = copy.deepcopy(one)
    without_bookmarks(again)
    behind.addnext(again)
    for paragraph, kind in ((one, "moveFrom"), (again, "moveTo")):
        for run in list(paragraph.iter(f"{W}r")):
            if not any(around.tag == f"{W}txbxContent" for around in run.iterancestors()):
                moved = etree.Element(f"{W}{kind}", _WHO)
                run.addprevious(moved)
                moved.append(run)
        _mark(paragraph, kind)
