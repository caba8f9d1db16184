"""The tag tree of a finished PDF, with the text that each element marks: read by other libraries than wrote it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject

from tests.support.marked_text import read_by_mark

_SECTIONS = {"Art", "Div", "Document", "Sect"}
_INLINE = {"Link", "Reference", "Span"}


@dataclass(eq=False)
class Tag:
    """A structure element; `kids` are elements, texts, and the annotations of links."""

    type: str
    kids: list[Tag | str | LinkArea] = field(default_factory=list)
    id: str = ""
    lang: str = ""
    alt: str = ""
    spoken: str = ""
    expansion: str = ""
    attributes: dict[str, str] = field(default_factory=dict)

    def all(self, *types: str) -> Iterator[Tag]:
        """This element and those below, in order, if they are of one of these types (of any, if none is given)."""
        if not types or self.type in types:
            yield self
        for kid in self.tags:
            yield from kid.all(*types)

    @property
    def tags(self) -> list[Tag]:
        return [kid for kid in self.kids if isinstance(kid, Tag)]

    @property
    def areas(self) -> list[LinkArea]:
        return [kid for kid in self.kids if isinstance(kid, LinkArea)]

    @property
    def text(self) -> str:
        """All text of the element, as it is drawn."""
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids if not isinstance(kid, LinkArea))

    @property
    def words(self) -> list[str]:
        """The words of the document, apart only where they are in different blocks or something stands between them."""
        return self._spelled().split()

    def _spelled(self) -> str:
        if self.spoken:
            return self.spoken if self.own_text else ""
        kids = [kid for kid in self.kids if not isinstance(kid, LinkArea)]
        if self.type == "LI":
            kids = [kid for kid in self.tags if kid.type != "Lbl" or kid.tags]
        text = "".join(kid if isinstance(kid, str) else kid._spelled() for kid in kids)
        return text if self.type in _INLINE else f" {text} "

    @property
    def own_text(self) -> str:
        """The text of the document, without what the layout adds: numbers of list items and of pages."""
        if self.spoken:
            # Where the text runs from right to left its letters are drawn in another order.
            return self.spoken if sorted(characters(self.spoken)) == sorted(characters(self.text)) else ""
        if self.type == "LI":
            return "".join(kid.own_text for kid in self.tags if kid.type != "Lbl" or kid.tags)
        return "".join(
            kid if isinstance(kid, str) else kid.own_text for kid in self.kids if not isinstance(kid, LinkArea)
        )


@dataclass(frozen=True)
class LinkArea:
    """The annotation of a link: what it says of itself."""

    description: str


def tags_of(data: bytes, texts: list[dict[int, str]] | None = None) -> Tag:
    """The root of the tag tree; `texts`, for each page, are those under each mark, by default as PDFium reads them."""
    reader = pypdf.PdfReader(BytesIO(data))
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}  # type: ignore[union-attr]
    return _Reader(pages, texts or read_by_mark(data)).tag(reader.root_object["/StructTreeRoot"]["/K"])  # type: ignore[index]


class _Reader:
    def __init__(self, pages: dict[int, int], texts: list[dict[int, str]]) -> None:
        self._pages = pages
        self._texts = texts

    def tag(self, element: Any) -> Tag:
        element = element.get_object()
        tag = Tag(element["/S"][1:])
        tag.id, tag.lang, tag.alt, tag.spoken, tag.expansion = (
            _string(element.get(key, "")) for key in ("/ID", "/Lang", "/Alt", "/ActualText", "/E")
        )
        attributes = element.get("/A", {})
        tag.attributes = {key[1:]: str(attributes[key]).lstrip("/") for key in attributes if key not in {"/O", "/BBox"}}
        kids = element.get("/K", ArrayObject())
        tag.kids = [self._kid(kid, element) for kid in (kids if isinstance(kids, ArrayObject) else [kids])]
        return tag

    def _kid(self, kid: Any, element: DictionaryObject) -> Tag | str | LinkArea:
        if isinstance(kid, int):
            return self._text(element.raw_get("/Pg"), kid)
        of = kid.get_object()
        match of.get("/Type"):
            case "/OBJR":
                return LinkArea(_string(of["/Obj"].get("/Contents", "")))
            case "/MCR":
                return self._text(of.raw_get("/Pg"), of["/MCID"])
            case _:
                return self.tag(kid)

    def _text(self, page: Any, mark: int) -> str:
        return self._texts[self._pages[page.idnum]].get(mark, "")


def _string(value: Any) -> str:
    return value.decode("utf-8") if isinstance(value, bytes) else str(value)


KEPT = 3
"""Words kept at each end of a long text."""


def outline_of_tags(root: Tag) -> str:
    """The tree as lines that a person can read: type, #id, @language, attributes, what stands for it, text."""
    return "\n".join(_lines(root, 0)) + "\n"


def digest_of_tags(root: Tag) -> str:
    """Each section of a long document in a line: type, #id, heading, and the elements below it, counted."""
    return "\n".join(_digest(root, 0)) + "\n"


def _digest(tag: Tag, depth: int) -> Iterator[str]:
    inner: list[Tag] = []
    counted: Counter[str] = Counter()
    for each in tag.tags:
        if each.type in _SECTIONS:
            inner.append(each)
        else:
            counted.update(f"{one.type} @{one.lang}" if one.lang else one.type for one in each.all())
    headings = "".join(
        f" “{_unbroken(' '.join(kid.own_text.split()))}”" for kid in tag.tags if re.fullmatch("H[1-6]", kid.type)
    )
    holds = ", ".join(f"{kind} ×{count}" if count > 1 else kind for kind, count in counted.items())
    name = f"{tag.type} #{tag.id}" if tag.id else tag.type
    yield f"{'  ' * depth}{name}{headings}{f': {holds}' if holds else ''}"
    for each in inner:
        yield from _digest(each, depth + 1)


def _lines(tag: Tag, depth: int) -> Iterator[str]:
    signs = [
        tag.type,
        f"#{tag.id}" if tag.id else "",
        f"@{tag.lang}" if tag.lang else "",
        *(f"{name}={value}" for name, value in tag.attributes.items()),
        f"alt “{tag.alt}”" if tag.alt else "",
        # Page numbers change with every other thing.
        f"read as “{re.sub(r'[0-9]+', 'N', tag.spoken)}”" if tag.spoken else "",
        f"short for “{tag.expansion}”" if tag.expansion else "",
        *dict.fromkeys(f"link “{_short(area.description)}”" for area in tag.areas),
    ]
    # Lines are broken by the layout, and spaces there are not in the file.
    texts = [kid for kid in tag.kids if not isinstance(kid, LinkArea)]
    texts = [] if tag.spoken else texts
    inline = all(isinstance(kid, str) for kid in texts)
    words = _short(" ".join(" ".join(kid for kid in texts if isinstance(kid, str)).split())) if inline else ""
    yield "  " * depth + " ".join(sign for sign in signs if sign) + (f": {words}" if words else "")
    if inline:
        return
    run: list[str] = []
    for kid in [*texts, None]:
        if isinstance(kid, str):
            run.append(kid)
            continue
        if words := _short(" ".join(" ".join(run).split())):
            yield "  " * (depth + 1) + f": {words}"
        run = []
        if kid is not None:
            yield from _lines(kid, depth + 1)


def _unbroken(text: str) -> str:
    # Lines are broken by the layout, also after hyphens, dashes and strokes, and so are words from the punctuation of
    # the next piece.
    return re.sub(r"(?<=\S[-–—/]) | (?=[.,;:)])", "", text)


def _short(text: str) -> str:
    # Pages change with all.
    words = re.sub(r"\bpage [0-9]+", "page N", _unbroken(text)).split(" ")
    if len(words) <= 2 * KEPT + 2:
        return " ".join(words)
    return " ".join([*words[:KEPT], f"…{len(words) - 2 * KEPT}…", *words[-KEPT:]])


def characters(text: str) -> str:
    """A text without white space, which does not count because a line that is broken at a hyphen has none."""
    return re.sub(r"\s+", "", text)
