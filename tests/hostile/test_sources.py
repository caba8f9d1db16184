"""Sources of documents that somebody changed: JSON with pictures, drawings and texts of their own, and broken PDFs."""

from __future__ import annotations

import base64
import copy
import functools
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdf
import pytest
from PIL import Image
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

import outcome_reports as outr
from outcome_reports.archive.embedded_source import NAME, Archive, extract, read_archive, write_archive
from outcome_reports.errors import ContentError
from tests.support.folders import CHAPTER, EditionFolder
from tests.unit.intake.test_pictures import SECRET, hiding, picture, saved
from tests.unit.reading.test_logos import DRAWING

if TYPE_CHECKING:
    from collections.abc import Callable

SHOWN = Path("content.json")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The source of a statement with a signature and a logo."""
    folder = EditionFolder(tmp_path_factory.mktemp("source"))
    folder.write("foreword.yaml", "text: x\nsignatories:\n  - {name: N, office: O, signature: images/a.png}\n")
    folder.write("images/a.png", picture())
    folder.write("chapters/1-a.yaml", CHAPTER)
    edition = folder.load()
    data: dict[str, Any] = json.loads(write_archive(Archive("statement", edition.content, edition.brand)))
    data["brand"]["logo"] = {"file": "logo.svg", "alt": "Our Office", "data": packed(DRAWING.format("", "").encode())}
    return data


def packed(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def read(data: dict[str, Any]) -> Archive:
    return read_archive(json.dumps(data).encode(), SHOWN)


def refusal(data: dict[str, Any]) -> str:
    with pytest.raises(ContentError) as caught:
        read(data)
    (problem,) = caught.value.problems
    assert problem.hint
    assert len(problem.message) < 400
    return problem.message


def changed(whole: dict[str, Any], *path: str | int, value: object) -> dict[str, Any]:
    data = copy.deepcopy(whole)
    place = functools.reduce(lambda inner, key: inner[key], path[:-1], data)  # type: ignore[index]
    place[path[-1]] = value  # type: ignore[index]
    return data


def test_what_is_right_is_taken(whole: dict[str, Any]) -> None:
    archive = read(whole)
    assert archive.brand.logo is not None
    assert archive.brand.logo.picture.startswith(b"<svg")


@pytest.mark.parametrize(
    "kind", ["behind the end of a PNG", "in a chunk of a PNG", "in a comment of a JPEG", "a segment"]
)
def test_pictures_are_made_again(whole: dict[str, Any], kind: str) -> None:
    content = read(changed(whole, "images", "images/a.png", value=packed(hiding(kind)))).content
    assert isinstance(content, outr.model.Edition)
    assert SECRET not in content.images["images/a.png"]
    assert Image.open(io.BytesIO(content.images["images/a.png"])).size == Image.open(io.BytesIO(hiding(kind))).size


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (packed(b"junk"), "is not a usable picture"),
        (packed(b""), "is not a usable picture"),
        (packed(picture()[:60]), "is damaged"),
        ("%%%", ""),
        (7, ""),
        (None, ""),
    ],
)
def test_what_is_not_a_picture_is_refused(whole: dict[str, Any], value: object, message: str) -> None:
    assert message in refusal(changed(whole, "images", "images/a.png", value=value))


def test_pictures_have_no_more_room_together_than_those_of_a_folder(whole: dict[str, Any]) -> None:
    large = packed(saved(Image.new("1", (5000, 5000)), "PNG"))
    images = {f"images/{number}.png": large for number in range(5)}
    assert "125,000,000 pixels together" in refusal(changed(whole, "images", value=images))


def test_an_excerpt_has_what_its_document_needs(tmp_path: Path) -> None:
    folder = EditionFolder(tmp_path)
    folder.write("chapters/1-a.yaml", CHAPTER + "spotlights:\n  - {by: IDN, text: Words.}\n")
    made = folder.load().excerpt("IDN", pages={}).source()
    assert made is not None
    data = json.loads(made)
    assert read(data).kind == "excerpt"
    assert "organiser: “NOBODY” is not the key" in refusal(changed(data, "content", "organiser", value="NOBODY"))


@pytest.mark.parametrize("name", ["../a.png", "/etc/a.png", "C:a.png", "a\\b.png", "data:x", "a\x00.png"])
def test_pictures_have_names_inside_an_edition(whole: dict[str, Any], name: str) -> None:
    assert refusal(changed(whole, "images", value={name: packed(picture())}))


@pytest.mark.parametrize(
    ("drawing", "message"),
    [
        ("<script>alert(1)</script>", "element “script”"),
        ("<SCRIPT>alert(1)</SCRIPT>", "element “SCRIPT”"),
        ("<path onclick='alert(1)'/>", "onclick"),
        ("<path ONCLICK='alert(1)'/>", "ONCLICK"),
        ("<a href='javascript:alert(1)'><path/></a>", "element “a”"),
        ("<path fill='url(https://example.org/)'/>", "fill"),
        ("<image href='data:image/png,x'/>", "element “image”"),
        ("<g id='a\u202eb'/>", "U+202E"),
        ("<g id='a&#x202e;b'/>", "U+202E"),
        ("<g class='a\u2066b'/>", "U+2066"),
        ("<path stroke='red' stroke-dasharray='0.0001'/>", "dashes too short"),
        ("<path style='stroke-dasharray: 0.001 0.001'/>", "dashes too short"),
        ("<path d='M1e9 0'/>", "far too large or small"),
        ("<rect width='1e400'/>", "far too large or small"),
    ],
)
def test_a_logo_does_nothing_but_show(whole: dict[str, Any], drawing: str, message: str) -> None:
    data = packed(DRAWING.format("", drawing).encode())
    assert message in refusal(changed(whole, "brand", "logo", "data", value=data))


@pytest.mark.parametrize("value", ["", packed(b""), packed(b"junk"), packed(picture()), "%%%", "é"])
def test_a_logo_without_its_drawing_is_refused(whole: dict[str, Any], value: str) -> None:
    assert refusal(changed(whole, "brand", "logo", "data", value=value))


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        (("content", "theme"), "a\u202eb", "content.theme"),
        (("content", "foreword", "text"), "a\x00b", "content.foreword.text"),
        (("content", "chapters", 0, "title"), "a\u2067b", "content.chapters[0].title"),
        (("brand", "title"), "a\u200fb\u202d", "brand.title"),
        (("brand", "wordmark"), ["a\ud800"], "brand.wordmark[0]"),
        (("content", "\u202e"), "x", "content.\u202e"),
    ],
)
def test_no_text_has_characters_that_cannot_be_seen(
    whole: dict[str, Any], path: tuple[str | int, ...], value: object, where: str
) -> None:
    assert f"“{where}” has an invisible character" in refusal(changed(whole, *path, value=value))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"[" * 2_000_000, "nested too deeply"),
        (b'{"a":' * 300_000 + b"1" + b"}" * 300_000, "nested too deeply"),
        (b"[" * 70 + b"]" * 70, "nested too deeply"),
        (b'{"format": NaN}', "NaN is not a JSON number"),
        (b'{"format": -Infinity}', "-Infinity is not a JSON number"),
        (b'{"format": 1' + b"0" * 1_000_000 + b"}", "it is not JSON"),
        (b'{"a": 1, "a": 2}', "a key is repeated"),
        (b"\xff\xfe{\x00}\x00", ""),
        (b"[" + b"1," * 1_000_000 + b"1]", ""),
    ],
)
def test_json_that_is_none_of_ours_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(ContentError) as caught:
        read_archive(data, SHOWN)
    assert message in str(caught.value)


def test_a_hundred_thousand_mistakes_are_reported_in_one_line(whole: dict[str, Any]) -> None:
    assert "more)" in refusal(changed(whole, "content", "chapters", value=[{"id": 1}] * 50_000))


def pdf(change: Callable[[pypdf.PdfWriter], None]) -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(72, 72)
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def stream(data: bytes, **entries: Any) -> DecodedStreamObject:
    made = DecodedStreamObject()
    made.set_data(data)
    made.update({NameObject(f"/{name}"): value for name, value in entries.items()})
    return made


def specification(writer: pypdf.PdfWriter, content: Any) -> DictionaryObject:
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Filespec"),
            NameObject("/UF"): TextStringObject(NAME),
            NameObject("/EF"): DictionaryObject({NameObject("/F"): writer._add_object(content)}),
        }
    )


def tree_with_itself(writer: pypdf.PdfWriter) -> None:
    node = DictionaryObject()
    reference = writer._add_object(node)
    node[NameObject("/Kids")] = ArrayObject([reference, reference])
    writer.root_object[NameObject("/Names")] = DictionaryObject({NameObject("/EmbeddedFiles"): reference})


def tree_of_a_million_million(writer: pypdf.PdfWriter) -> None:
    reference: Any = writer._add_object(DictionaryObject())
    for _ in range(40):
        reference = writer._add_object(DictionaryObject({NameObject("/Kids"): ArrayObject([reference, reference])}))
    writer.root_object[NameObject("/Names")] = DictionaryObject({NameObject("/EmbeddedFiles"): reference})


def bomb(writer: pypdf.PdfWriter) -> None:
    import zlib

    packed = zlib.compressobj(6)
    data = b"".join(packed.compress(bytes(1 << 20)) for _ in range(200)) + packed.flush()
    writer.root_object[NameObject("/AF")] = ArrayObject(
        [specification(writer, stream(data, Filter=NameObject("/FlateDecode")))]
    )


def packed_over_and_over(writer: pypdf.PdfWriter) -> None:
    filters = ArrayObject([NameObject("/FlateDecode")] * 1000)
    writer.root_object[NameObject("/AF")] = ArrayObject([specification(writer, stream(b"x", Filter=filters))])


def not_a_stream(writer: pypdf.PdfWriter) -> None:
    writer.root_object[NameObject("/AF")] = ArrayObject([specification(writer, DictionaryObject())])


def not_utf_8(writer: pypdf.PdfWriter) -> None:
    writer.root_object[NameObject("/AF")] = ArrayObject([specification(writer, stream(b"\xff\xfe"))])


def a_number_of_files(writer: pypdf.PdfWriter) -> None:
    writer.root_object[NameObject("/AF")] = ArrayObject([DictionaryObject()] * 20_000)


@pytest.mark.parametrize(
    "change",
    [
        tree_with_itself,
        tree_of_a_million_million,
        bomb,
        packed_over_and_over,
        not_a_stream,
        not_utf_8,
        a_number_of_files,
    ],
)
def test_a_pdf_that_leads_nowhere_is_refused(change: Callable[[pypdf.PdfWriter], None]) -> None:
    with pytest.raises(ContentError) as caught:
        extract(pdf(change), SHOWN)
    (problem,) = caught.value.problems
    assert problem.message
    assert problem.hint


def test_our_file_is_found_in_either_place() -> None:
    def associated(writer: pypdf.PdfWriter) -> None:
        writer.root_object[NameObject("/AF")] = ArrayObject([specification(writer, stream(b"{}"))])

    assert extract(pdf(associated), SHOWN) == b"{}"
    assert extract(pdf(lambda writer: writer.add_attachment(NAME, b"{}")), SHOWN) == b"{}"  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["folder", "pipe", "device", "large"])
def test_only_regular_files_are_opened(tmp_path: Path, name: str) -> None:
    import os

    file = tmp_path / "content.json"
    match name:
        case "folder":
            file.mkdir()
        case "pipe":
            os.mkfifo(file)
        case "device":
            file.symlink_to("/dev/zero")
        case _:
            with file.open("wb") as opened:
                opened.truncate(3_000_000_000)
    for take in (outr.load_document, outr.load):
        with pytest.raises(
            ContentError, match=r"content\.json: (not a regular file|the file has 3,000,000,000 bytes|there is no )"
        ):
            take(file)
