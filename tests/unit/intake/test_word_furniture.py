"""What stays of the XML of a header from outside: words, pictures of the file, and fields that read the document."""

from __future__ import annotations

import pytest
from lxml import etree

from outcome_reports.intake import word_furniture
from outcome_reports.intake.open_xml import NAMESPACES
from outcome_reports.intake.regular_files import RefusedError
from outcome_reports.intake.word_fields import keep_safe_fields
from outcome_reports.intake.word_furniture import Furniture
from tests.support.refusals import refused_input
from tests.support.word_templates import png

SPACES = " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in ("w", "a", "r", "v", "mc"))


def _root(inside: str) -> etree._Element:
    return etree.fromstring(f"<w:hdr {SPACES}>{inside}</w:hdr>")


def _shown(root: etree._Element) -> str:
    """The elements of a header, by their local names, with their words and attributes."""
    text = etree.tostring(root, encoding="unicode").replace(f" {SPACES}", "")
    for prefix in ("w", "a", "r", "v", "mc"):
        text = text.replace(f' xmlns:{prefix}="{NAMESPACES[prefix]}"', "")
    return text.removeprefix("<w:hdr>").removesuffix("</w:hdr>").replace("<w:hdr/>", "")


def _mark(kind: str) -> str:
    return f'<w:fldChar w:fldCharType="{kind}"/>'


def _code(text: str) -> str:
    return f"<w:instrText>{text}</w:instrText>"


BEGIN, BETWEEN, END = (_mark(kind) for kind in ("begin", "separate", "end"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (BEGIN + _code(" PAGE ") + BETWEEN + "<w:t>1</w:t>" + END, None),
        (BEGIN + _code(" PA") + _code("GE ") + BETWEEN + "<w:t>1</w:t>" + END, None),
        (BEGIN + _code("page") + END, None),
        (BEGIN + _code("= 1 + 1") + END, None),
        (BEGIN + _code("=1") + END, None),
        (BEGIN + _code(" DDEAUTO x ") + BETWEEN + "<w:t>1</w:t>" + END, "<w:t>1</w:t>"),
        (BEGIN + END, ""),
        # What follows the separation is its result, even if it looks like an instruction.
        (BEGIN + _code(" DDE ") + BETWEEN + _code("PAGE") + END, ""),
        # Of nested fields only the safe one stays.
        (BEGIN + _code(" DDE ") + BEGIN + _code("PAGE") + END + BETWEEN + END, BEGIN + _code("PAGE") + END),
        # Pieces of fields that never began, or never end.
        (_code("PAGE") + END + "<w:t>1</w:t>", "<w:t>1</w:t>"),
        (BEGIN + _code("PAGE") + BETWEEN + "<w:t>1</w:t>", "<w:t>1</w:t>"),
        ("<w:delInstrText>PAGE</w:delInstrText>", ""),
        (END + BEGIN + _code("PAGE") + END, BEGIN + _code("PAGE") + END),
        ('<w:fldSimple w:instr="PAGE"><w:t>1</w:t></w:fldSimple>', None),
        ('<w:fldSimple w:instr="DDE x"><w:t>1</w:t><w:t>2</w:t></w:fldSimple>', "<w:t>1</w:t><w:t>2</w:t>"),
        ("<w:fldSimple><w:t>1</w:t></w:fldSimple>", "<w:t>1</w:t>"),
        (
            '<w:fldChar w:fldCharType="begin"><w:ffData><w:entryMacro/></w:ffData></w:fldChar>' + _code("PAGE") + END,
            BEGIN + _code("PAGE") + END,
        ),
    ],
)
def test_fields_that_read_only_the_document_stay(before: str, after: str | None) -> None:
    root = _root(before)
    keep_safe_fields(root)
    assert _shown(root) == (before if after is None else after)


def _cleaned(inside: str, parts: dict[str, bytes], **targets: str) -> str:
    furniture = Furniture(parts)
    shown = _shown(etree.fromstring(furniture.cleaned(_root(inside), targets)))
    for number, name in enumerate(furniture.media):
        shown = shown.replace(name, f"media-{number}")
    return shown


DRAWING = "<w:drawing><a:blip {}/></w:drawing>"
EMF = b"\x01\x00\x00\x00" + b"\0" * 36 + b" EMF" + b"\0" * 20


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (DRAWING.format('r:embed="one"'), DRAWING.format('r:embed="media-0"')),
        (DRAWING.format('r:embed="emf"'), DRAWING.format('r:embed="media-0"')),
        (DRAWING.format('r:embed="one" r:link="two"'), DRAWING.format('r:embed="media-0"')),
        (DRAWING.format('r:link="two"'), ""),
        (DRAWING.format(""), ""),
        (DRAWING.format('r:embed="gone"'), ""),
        (DRAWING.format('r:embed="one" r:other="one"'), ""),
        ('<w:drawing><a:blip r:embed="one"/><a:x r:id="one"/></w:drawing>', ""),
        (
            '<w:drawing><a:x><a:hlinkClick r:id="out"/></a:x><a:blip r:embed="one"/></w:drawing>',
            '<w:drawing><a:x/><a:blip r:embed="media-0"/></w:drawing>',
        ),
        ('<w:pict><v:imagedata r:id="one"/></w:pict>', '<w:pict><v:imagedata r:id="media-0"/></w:pict>'),
        ('<w:pict><v:imagedata r:id="one" src="x"/></w:pict>', '<w:pict><v:imagedata r:id="media-0"/></w:pict>'),
        ('<w:pict><v:shape href="x" alt="y"/></w:pict>', '<w:pict><v:shape alt="y"/></w:pict>'),
        ('<w:r><a:blip r:embed="one"/></w:r>', "<w:r><a:blip/></w:r>"),
        ('<w:r><v:imagedata r:id="one"/></w:r>', "<w:r><v:imagedata/></w:r>"),
        ('<w:p r:id="one"><w:t>x</w:t></w:p>', "<w:p><w:t>x</w:t></w:p>"),
        (
            "<mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice><mc:Fallback><w:t>x</w:t></mc:Fallback>"
            "</mc:AlternateContent>",
            "<mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice><mc:Fallback><w:t>x</w:t></mc:Fallback>"
            "</mc:AlternateContent>",
        ),
        (
            f"<mc:AlternateContent><mc:Choice>{DRAWING.format('')}</mc:Choice><mc:Fallback><w:t>x</w:t></mc:Fallback>"
            "</mc:AlternateContent><w:t>y</w:t>",
            "<w:t>y</w:t>",
        ),
        (
            "<mc:AlternateContent><mc:Choice><w:t>x</w:t></mc:Choice><mc:Fallback/></mc:AlternateContent>",
            "<mc:AlternateContent><mc:Choice><w:t>x</w:t></mc:Choice></mc:AlternateContent>",
        ),
        ("<w:bookmarkStart/><w:hyperlink><w:t>x</w:t></w:hyperlink><w:del><w:t>y</w:t></w:del>", "<w:t>x</w:t>"),
    ],
)
def test_pictures_of_the_file_stay_and_nothing_from_outside(before: str, after: str) -> None:
    assert (
        _cleaned(before, {"a.png": png(), "a.emf": EMF, "empty": b""}, one="a.png", emf="a.emf", two="empty") == after
    )


def test_a_picture_that_is_used_twice_is_kept_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_furniture, "HEADER_PICTURES", 1)
    furniture = Furniture({"a.png": png(), "a.emf": EMF})
    twice = DRAWING.format('r:embed="one"') * 2
    furniture.cleaned(_root(twice), {"one": "a.png"})
    furniture.cleaned(_root(twice), {"one": "a.png"})
    (name,) = furniture.media
    assert (name[:6], name[-4:], len(name)) == ("image-", ".png", 26)
    assert refused_input(lambda: furniture.cleaned(_root(twice), {"one": "a.emf"})) == (
        "the headers and footers have too many pictures",
        "at most 1 different ones: remove some",
    )


@pytest.mark.parametrize("data", [EMF[:40] + b" EMX", EMF[:10]])
def test_a_drawing_that_only_begins_like_one_of_windows_is_refused(data: bytes) -> None:
    furniture = Furniture({"media/a.emf": data})
    with pytest.raises(RefusedError) as error:
        furniture.cleaned(_root(DRAWING.format('r:embed="one"')), {"one": "media/a.emf"})
    assert (error.value.message, error.value.hint) == (
        "“a.emf” is not a usable picture",
        "replace it with a PNG, JPEG, EMF or WMF",
    )
