"""Pictures in texts."""

from __future__ import annotations

import pytest

from outcome_reports.markup import MarkupError, parse_markup, slices
from outcome_reports.tree import Image, Mention, Paragraph, Role, Section, blocks_of, inlines_of, lines_of


def illustration(source: str) -> Section:
    (found,) = parse_markup(source)
    assert isinstance(found, Section)
    return found


def images(source: str) -> list[Image]:
    return [block for block in blocks_of(parse_markup(source)) if isinstance(block, Image)]


def test_a_picture_alone_in_a_paragraph_is_an_illustration() -> None:
    found = illustration('![A *port*](images/my%20port.jpg "The port of [[IDN]]"){#port width=60% credit="Photo: us"}')
    image, caption, credit = found.blocks
    assert (found.role, found.id) == (Role.ILLUSTRATION, "port")
    assert isinstance(image, Image)
    assert (image.asset, image.alt, image.share) == ("images/my port.jpg", "A port", 0.6)
    assert [block.role for block in (caption, credit)] == [Role.CAPTION, Role.CREDIT]
    assert list(lines_of(found.blocks)) == ["The port of IDN", "Photo: us"]
    assert isinstance(caption, Paragraph)
    assert [inline.key for inline in inlines_of(caption.children) if isinstance(inline, Mention)] == ["IDN"]


@pytest.mark.parametrize(("source", "count"), [("![a](a.png)", 1), ("![a](a.png) ![b](b.png)\n![c](c.png)", 3)])
def test_pictures_of_one_paragraph_are_side_by_side(source: str, count: int) -> None:
    found = illustration(source)
    assert found.role == (Role.ILLUSTRATION if count == 1 else Role.ILLUSTRATIONS)
    assert [image.asset for image in images(source)] == ["a.png", "b.png", "c.png"][:count]


def test_a_box_may_hold_a_picture() -> None:
    assert [image.asset for image in images("::: box\n![a](a.png)\n:::")] == ["a.png"]


@pytest.mark.parametrize("source", ["\\![a] b", "! [a] b", "!(a.png)"])
def test_what_is_no_picture_stays_text(source: str) -> None:
    assert images(source) == []


@pytest.mark.parametrize(
    ("source", "line", "message", "hint"),
    [
        ("a\n\nb ![a](a.png)", 2, "a picture in a line of words", "a paragraph of its own"),
        ("a\n\n![a](a%C2%ADb.png)", 2, "in the name of a picture an invisible character, U+00AD", "rename the file"),
        ("![a](%E2%80%AEgnp.a)", 0, "in the name of a picture an invisible character, U+202E", "rename the file"),
        ("![](a.png)", 0, "“a.png” has no alternative text", "say what it shows"),
        ("![a]()", 0, "is not a file of the edition", "images/picture.jpg"),
        ("![a](https://example.org/a.png)", 0, "is not a file of the edition", "images/picture.jpg"),
        ("![a](data:image/png;base64,AA)", 0, "is not a file of the edition", "images/picture.jpg"),
        ("a\n\n![a](a.png){width=5%}", 2, "“5%” is not the width of a picture", "from 10% to 100%"),
        ("![a](a.png){width=60}", 0, "“60” is not the width of a picture", "width=60%"),
        ("![a](a.png){wdth=60%}", 0, "“wdth” means nothing for a picture", "did you mean “width”?"),
        ("![a](a.png){credit=A Person}", 0, "“Person” between the braces cannot be read", "quotation marks"),
        ("- ![a](a.png)", 0, "a picture in a list", "at the margin"),
        ("> ![a](a.png)", 0, "a picture in a list, a quotation", "at the margin"),
        ("x[^1]\n\n[^1]: ![a](a.png)", 2, "a picture in a list, a quotation or a footnote", "at the margin"),
        ("![a](a.png)\n" * 4, 0, "4 pictures side by side", "at most 3"),
        ("## ![a](a.png)", 0, "a picture in a line of words", "a paragraph of its own"),
        ("|a|\n|-|\n|![a](a.png)|", 2, "a picture in a line of words", "a paragraph of its own"),
    ],
)
def test_what_is_wrong_with_a_picture(source: str, line: int, message: str, hint: str) -> None:
    with pytest.raises(MarkupError) as caught:
        parse_markup(source)
    problems = [problem for problem in caught.value.problems if message in problem.message]
    assert any(hint in problem.hint and problem.line == line for problem in problems), caught.value.problems


def test_pictures_are_taken_whole() -> None:
    source = "a\n\n![a](a.png)\n![b](b.png)\n\nc"
    assert [(part.block, part.source) for part in slices(source)] == [
        (1, "a"),
        (2, "![a](a.png)\n![b](b.png)"),
        (3, "c"),
    ]
