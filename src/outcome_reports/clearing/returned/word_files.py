"""Reading of returned Word files, after the checks of `intake`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from outcome_reports.clearing.returned.word_body import Walk
from outcome_reports.clearing.returned.word_elements import pictures_in, who_of
from outcome_reports.clearing.returned.word_paragraphs import Comment, WordFile
from outcome_reports.errors import counted
from outcome_reports.intake.open_xml import W14, Element, W
from outcome_reports.intake.packages import parse_part, read_package, relationships
from outcome_reports.intake.regular_files import RefusedError

_MAIN = re.compile(r"wordprocessingml\.document\.main\+xml|ms-word\.document\.macroEnabled\.main\+xml")
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_VALUES = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}"
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
"""Namespaces of files saved as “Strict Open XML” (ISO/IEC 29500-1, annex A)."""
_ELSEWHERE = (
    ("header", "a header"),
    ("footer", "a footer"),
    ("footnotes", "the footnotes"),
    ("endnotes", "the endnotes"),
)


def read_word(file: Path) -> WordFile:
    """Return the content of the Word file `file`. Raises RefusedError for another type, a damaged or too large file."""
    return word_file({name: _STRICT.sub(_usual, data) for name, data in read_package(file).items()})


def _usual(name: re.Match[bytes]) -> bytes:
    """Return the namespace of ISO/IEC 29500-4 that means the same."""
    kind = b"custom-properties" if name[2] == b"customProperties" else name[2]
    return b"http://schemas.openxmlformats.org/%s/2006/%s" % (name[1], kind)


def word_file(parts: Mapping[str, bytes]) -> WordFile:
    """Return the content of the parts of a Word file. Raises RefusedError."""
    main = _main_part(parts)
    folder = str(PurePosixPath(main).parent)
    comments = _comments(parts, folder)
    walk = Walk(comments)
    body = parse_part(parts[main]).find(f"{W}body")
    if body is None:
        raise RefusedError("the Word file has no text", "open it and save it again")
    walk.read(body)
    found = WordFile(walk.paragraphs, comments=comments, boxes=walk.boxes, properties=_properties(parts))
    links = relationships(main, parts, lambda name: parse_part(parts[name]) if parts.get(name) else None)
    found.addresses = frozenset(link.target for link in links if link.kind == "hyperlink" and not link.inside)
    found.pictures = pictures_in(body)
    if walk.boxed:
        found.elsewhere["a text box"] = walk.boxed
    hidden, struck = walk.hidden, walk.struck
    for name, where in _other_parts(parts, folder):
        other = Walk(comments)
        other.revisions = walk.revisions
        other.read(parse_part(parts[name]))
        walk.revisions, hidden, struck = other.revisions, hidden + other.hidden, struck + other.struck
        if any(paragraph.pieces for paragraph in other.paragraphs):
            found.elsewhere.setdefault(where, []).extend([*other.paragraphs, *other.boxed])
    found.notices += _notices(parts, hidden, struck)
    return found


def _main_part(parts: Mapping[str, bytes]) -> str:
    types = parts.get("[Content_Types].xml")
    if types is None:
        raise RefusedError("this is not a Word file", "send the .docx that was edited")
    for override in parse_part(types).iter(f"{_TYPES}Override"):
        if _MAIN.search(override.get("ContentType") or ""):
            name = (override.get("PartName") or "").lstrip("/")
            if name in parts:
                return name
    if "word/document.xml" in parts:
        return "word/document.xml"
    raise RefusedError("this is not a Word file", "send the .docx that was edited")


def _other_parts(parts: Mapping[str, bytes], folder: str) -> Iterator[tuple[str, str]]:
    for name in sorted(parts):
        stem = PurePosixPath(name).stem
        where = next((shown for start, shown in _ELSEWHERE if re.fullmatch(rf"{start}\d*", stem)), None)
        if where and name.startswith(folder) and name.endswith(".xml"):
            yield name, where


def _comments(parts: Mapping[str, bytes], folder: str) -> dict[str, Comment]:
    data = parts.get(f"{folder}/comments.xml")
    if data is None:
        return {}
    found: dict[str, Comment] = {}
    by_paragraph: dict[str, str] = {}
    for element in parse_part(data).iter(f"{W}comment"):
        id = element.get(f"{W}id") or ""
        inner = Walk({})
        inner.read(element)
        text = "\n".join(paragraph.after for paragraph in inner.paragraphs).strip()
        who = who_of(element)
        found[id] = Comment(id, who, text)
        for paragraph in element.iter(f"{W}p"):
            if name := paragraph.get(f"{W14}paraId"):
                by_paragraph[name.upper()] = id
    extended = parts.get(f"{folder}/commentsExtended.xml")
    for entry in parse_part(extended).iter(f"{_W15}commentEx") if extended else ():
        own = by_paragraph.get((entry.get(f"{_W15}paraId") or "").upper())
        parent = by_paragraph.get((entry.get(f"{_W15}paraIdParent") or "").upper())
        if own in found:
            found[own].parent = parent if parent and parent != own else ""
            found[own].done = entry.get(f"{_W15}done") in {"1", "true"}
    return found


def _properties(parts: Mapping[str, bytes]) -> dict[str, str]:
    data = parts.get("docProps/custom.xml")
    if not data:
        return {}
    found = {}
    for element in parse_part(data).iter(f"{_VALUES}property"):
        found[element.get("name") or ""] = "".join(str(text) for text in element.itertext()).strip()[:500]
    return found


def _notices(parts: Mapping[str, bytes], hidden: int, struck: int) -> Iterator[str]:
    if any(PurePosixPath(name).name.casefold() == "vbaproject.bin" for name in parts):
        yield "the file has macros; they were not looked at"
    outside = 0
    for name, data in parts.items():
        if name.endswith(".rels") and data:
            outside += sum(1 for one in parse_part(data) if _leads_out(one))
    if outside:
        yield f"the file refers to {counted(outside, 'thing')} outside itself; nothing was followed"
    if any("afchunk" in name.casefold() or "altchunk" in name.casefold() for name in parts) or b"altChunk" in parts.get(
        "word/document.xml", b""
    ):
        yield "the file includes another file (altChunk), which was not read: ask for a file without it"
    if hidden:
        yield f"the file has {counted(hidden, 'stretch', 'stretches')} of hidden words; they are read like all others"
    if struck:
        yield f"the file has {counted(struck, 'stretch', 'stretches')} of struck-out words; they are read as deleted"


def _leads_out(relation: Element) -> bool:
    kind = (relation.get("Type") or "").rpartition("/")[2]
    return relation.get("TargetMode") == "External" and kind != "hyperlink"
