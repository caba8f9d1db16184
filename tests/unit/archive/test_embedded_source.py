"""The source inside a PDF: what is put in comes out, and what cannot be read says so with the file."""

from __future__ import annotations

import base64
import io
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PIL import Image

import outcome_reports as outr
from outcome_reports.archive import embedded_source
from outcome_reports.archive.embedded_source import (
    FORMAT,
    MEDIA_TYPE,
    NAME,
    Archive,
    check_source,
    extract,
    read_archive,
    read_source_file,
    write_archive,
)
from outcome_reports.errors import ContentError, Problem
from outcome_reports.model import Edition
from outcome_reports.reading import read_brand
from tests.support.parts import HEAD, chapter
from tests.support.registry import registry
from tests.support.whole_messages import Whole

BRAND = read_brand("rso")
SHOWN = Path("somewhere/content.json")
PICTURE = b"\x89PNG of a kind"
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60">%b<path d="M0 0h9"/></svg>'


def edition(**parts: Any) -> Edition:
    return Edition.model_validate(HEAD | {"registry": registry(), "chapters": [chapter("one")]} | parts)


def source(**changes: Any) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(write_archive(Archive("statement", edition(), BRAND)))
    return {key: value for key, value in (data | changes).items() if value is not ...}


def sourced(images: dict[str, str]) -> bytes:
    return json.dumps(source(images=images)).encode()


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (2, 2), "#123456").save(out, "PNG")
    return out.getvalue()


def problem(call: Callable[[bytes, Path], object], data: bytes, shown: Path = SHOWN) -> Problem:
    with pytest.raises(ContentError) as caught:
        call(data, shown)
    (found,) = caught.value.problems
    assert (found.file, found.line, found.column) == (shown, 0, 0)
    assert found.hint
    return found


def pdf(*attachments: tuple[str, bytes]) -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(72, 72)
    for name, data in attachments:
        writer.add_attachment(name, data)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("without", [(), ("foreword", "chapters")])
def test_what_is_written_is_read_again(without: tuple[str, ...]) -> None:
    archive = Archive("statement", edition(), BRAND, tuple(sorted(without)))
    data = write_archive(archive)
    assert read_archive(data, SHOWN) == archive
    assert ("without" in json.loads(data)) == bool(without)


def test_names_that_files_in_the_world_have_stay() -> None:
    assert (FORMAT, NAME, MEDIA_TYPE) == ("outcome_reports 1", "content.json", "application/json")


def test_pictures_travel_in_the_source_and_only_where_there_are_some() -> None:
    with_picture = edition(images={"images/a.png": PICTURE})
    data = write_archive(Archive("statement", with_picture, BRAND))
    assert json.loads(data)["images"] == {"images/a.png": base64.b64encode(PICTURE).decode()}
    assert "images" not in source()


def test_the_bytes_are_sorted_readable_utf_8_and_end_with_a_line() -> None:
    data = write_archive(Archive("statement", edition(theme="Zürich – 東京"), BRAND))
    assert "Zürich – 東京".encode() in data
    assert data.endswith(b"}\n")
    assert data == json.dumps(json.loads(data), ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


@pytest.mark.parametrize(
    "data",
    [b"", b"null", b"[]", b"3", b'"text"', b"{", b"\xff\xfe", b"[" * 100_000, b"{}"],
    ids=["nothing", "null", "list", "number", "text", "half", "no UTF-8", "deep", "empty"],
)
def test_what_is_not_json_of_ours_is_refused(whole: Whole, data: bytes) -> None:
    found = problem(read_archive, data)
    assert "content" in found.message
    whole(found.message)


@pytest.mark.parametrize("key", ["format", "document", "brand", "content"])
@pytest.mark.parametrize("value", [..., None, 3, [], {}, "text"], ids=str)
def test_a_source_with_a_part_missing_or_of_another_type_is_refused(whole: Whole, key: str, value: object) -> None:
    whole(problem(read_archive, json.dumps(source(**{key: value})).encode()).message)


@pytest.mark.parametrize(
    "images",
    [None, 3, "text", [1], {"a.png": None}, {"a.png": "no base64!"}, {"a.png": "QQ"}, {"a.png": "é"}, {"a.png": 3}],
    ids=str,
)
def test_a_source_with_unreadable_pictures_is_refused(whole: Whole, images: object) -> None:
    whole(problem(read_archive, json.dumps(source(images=images)).encode()).message)


UNKNOWN = source()["content"] | {"organiser": "XYZ"}


@pytest.mark.parametrize(
    "change", [{"without": 3}, {"content": {"registry": []}}, {"content": UNKNOWN}], ids=["list", "registry", "value"]
)
def test_nobody_is_told_of_types_of_python(whole: Whole, change: dict[str, object]) -> None:
    whole(problem(read_archive, json.dumps(source(**change)).encode()).message)


@pytest.mark.parametrize("name", ["../a.png", "a/../../b.png", "/a.png", "C:/a.png", "a\\b.png", "http:a.png"])
def test_a_picture_with_a_name_that_leads_out_of_a_folder_is_refused(name: str) -> None:
    images = {name: base64.b64encode(png()).decode()}
    assert problem(read_archive, sourced(images)).message.endswith(f": “{name}” is not a path inside the edition")


def test_a_picture_with_a_name_in_a_folder_is_read() -> None:
    archive = read_archive(sourced({"images/a..b.png": base64.b64encode(png()).decode()}), SHOWN)
    assert list(archive.content.images) == ["images/a..b.png"]


def test_another_version_of_the_format_is_named() -> None:
    found = problem(read_archive, json.dumps(source(format="outcome_reports 2")).encode())
    assert "outcome_reports 2" in found.message
    assert FORMAT in found.message


def test_where_json_breaks_off_is_not_told_but_what_is_wrong_in_it_is() -> None:
    assert "char" not in problem(read_archive, b'{"format": ').message
    assert "content" in problem(read_archive, json.dumps(source(content=...)).encode()).message


@pytest.mark.parametrize("name", ["edition.json", "chapters/one.json"])
def test_a_file_of_an_edition_leads_to_its_folder(name: str, tmp_path: Path) -> None:
    (tmp_path / "edition.yaml").touch()
    assert "folder" in problem(read_archive, b"x", tmp_path / name).hint


def test_a_file_further_down_has_nothing_to_do_with_an_edition(tmp_path: Path) -> None:
    (tmp_path / "edition.yaml").touch()
    assert "folder" not in problem(read_archive, b"x", tmp_path / "a" / "b" / "c.json").hint


def test_what_is_inside_a_pdf_comes_out() -> None:
    assert extract(pdf(("other.txt", b"x"), (NAME, b"source")), SHOWN) == b"source"


@pytest.mark.parametrize("before", [0, 1019])
def test_a_pdf_may_begin_with_other_bytes(before: int) -> None:
    assert extract(b"\n" * before + pdf((NAME, b"source")), SHOWN) == b"source"


@pytest.mark.parametrize("before", [b"", b"\xff" * 1019, b"HTTP/1.1 200 OK\r\n\r\n", b"x {"])
def test_a_pdf_is_loaded_whatever_it_begins_with(before: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a.bin"
    file.write_bytes(before + pdf((NAME, json.dumps(source()).encode())))
    assert outr.load(file).content.series == HEAD["series"]
    assert outr.load_document(file).tree.kind == "statement"


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b" \n"])
def test_a_source_may_quote_the_head_of_a_pdf(before: bytes, tmp_path: Path) -> None:
    file = tmp_path / "content.json"
    file.write_bytes(before + json.dumps({"note": "%PDF-1.7"} | source()).encode())
    assert outr.load(file).content.series == HEAD["series"]
    assert "not a PDF" in problem(extract, file.read_bytes()).message


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\n" * 1024 + b"%PDF-1.7"], ids=["nothing", "zip", "too late"])
def test_a_file_that_is_not_a_pdf_is_refused(data: bytes) -> None:
    assert "PDF" in problem(extract, data).message


def test_a_pdf_of_somebody_else_is_refused() -> None:
    assert "content" in problem(extract, pdf(("other.txt", b"x"))).message
    assert "content" in problem(extract, pdf()).message


def test_a_damaged_pdf_is_refused_in_words() -> None:
    whole = pdf((NAME, b"source"))
    rootless = whole.replace(b"/Root", b"/Toor").replace(b"/Catalog", b"/Golatac")
    for data in (b"%PDF-1.7", whole[: len(whole) // 2], b"%PDF-1.7\n" + whole[200:400], rootless):
        assert "PDF" in problem(extract, data).message


@pytest.mark.parametrize("seed", range(40))
def test_a_pdf_damaged_in_any_way_is_refused_in_words(seed: int, caplog: pytest.LogCaptureFixture) -> None:
    chance = random.Random(seed)  # noqa: S311
    whole = bytearray(pdf((NAME, b"{}" * 200)))
    for _ in range(chance.randint(1, 20)):
        start = chance.randrange(len(whole) - 10)
        match seed % 4:
            case 0:
                whole[start] = chance.randrange(256)
            case 1:
                del whole[start : start + chance.randint(1, 9)]
            case 2:
                whole[start:start] = whole[start - 40 : start]
            case _:
                # Names and types that are others than pypdf expects.
                spot = chance.choice([at for name in NAMES if (at := whole.find(name)) > 0])
                whole[spot : spot + 2] = chance.choice([b"/Z", b"[]", b"1 ", b"<<"])
    try:
        found = extract(bytes(whole), SHOWN)
    except ContentError as error:
        (told,) = error.problems
        assert "PDF" in told.message
        assert "object has no" not in told.message
    else:
        assert isinstance(found, bytes)
    assert not caplog.records


NAMES = (b"/EmbeddedFiles", b"/Names", b"/EF", b"/F ", b"/Type", b"/Kids", b"/Filter", b"/Length", b"<<", b"R")


@pytest.mark.parametrize("error", [AttributeError("x"), RecursionError(), ValueError("bad literal"), IndexError()])
def test_whatever_fails_inside_the_reader_is_a_damaged_pdf(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(pypdf, "PdfReader", fail)
    assert problem(extract, pdf()).message == "this PDF is damaged"
    assert problem(extract, pdf()).hint == "open it and save it again, or use another copy"


def test_content_that_is_not_text_is_damaged() -> None:
    assert "damaged" in problem(extract, pdf((NAME, b"\xff\xfe{}"))).message


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is not JSON"),
        (b"null", "it is not an object"),
        (b"[{}]", "it is not an object"),
        (b'{"content": {"id": "a"', "it is not JSON"),
        (b'{"a": 1, "a": 2}', "a key is repeated"),
        (b'{"a": NaN}', "NaN is not a JSON number"),
        (b"[" * 100_000, "it is nested too deeply"),
        (b'{"a": "\\u202e"}', "“a” has an invisible character, U+202E"),
    ],
)
def test_content_that_is_not_whole_is_not_extracted(data: bytes, why: str) -> None:
    assert problem(check_source, data).message.startswith(f"the content inside this PDF is damaged: {why}")


def test_content_that_is_whole_is_extracted() -> None:
    check_source(json.dumps(source()).encode(), SHOWN)


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_pdf_with_a_password_is_called_one(algorithm: str) -> None:
    writer = pypdf.PdfWriter(io.BytesIO(pdf((NAME, b"{}"))))
    writer.encrypt("user", "owner", algorithm=algorithm)
    out = io.BytesIO()
    writer.write(out)
    assert problem(extract, out.getvalue()).message == "this PDF has a password"
    assert problem(extract, out.getvalue()).hint == "save it without one"


def test_want_of_memory_is_not_called_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(pypdf, "PdfReader", fail)
    with pytest.raises(MemoryError):
        extract(pdf(), SHOWN)


def test_a_logo_is_cleaned_and_what_a_word_template_gave_is_left_out() -> None:
    logo = {"file": "a.svg", "alt": "Us", "data": base64.b64encode(LOGO % b"<metadata>M</metadata>").decode()}
    brand = source()["brand"] | {"logo": logo, "reference_doc": "a.dotx", "reference_data": "x"}
    read = read_archive(json.dumps(source(brand=brand)).encode(), SHOWN).brand
    assert read.logo is not None
    assert read.logo.picture.startswith(b"<svg")
    assert b"metadata" not in read.logo.picture
    assert (read.reference_doc, read.reference_data) == (None, "")
    logo["data"] = base64.b64encode(LOGO % b"<script/>").decode()
    assert "script" in problem(read_archive, json.dumps(source(brand=brand)).encode()).message


def test_a_word_template_does_not_travel() -> None:
    brand = BRAND.model_copy(update={"reference_doc": "a.dotx", "reference_data": "x"})
    assert "reference" not in write_archive(Archive("statement", edition(), brand)).decode()


def test_what_a_value_lacks_is_named_with_its_place_and_the_number_of_others() -> None:
    content = source()["content"]
    one = problem(read_archive, json.dumps(source(content=content | {"theme": 3})).encode())
    assert "of ours: theme: " in one.message
    assert "more" not in one.message
    three = problem(read_archive, json.dumps(source(content=content | {"theme": 3, "dates": 3, "venue": 3})).encode())
    assert three.message.endswith("(and 2 more)")


def test_a_file_that_cannot_be_read_says_so_with_a_hint(whole: Whole, tmp_path: Path) -> None:
    with whole.raises(ContentError) as caught:
        read_source_file(tmp_path)
    (found,) = caught.value.problems
    assert found.file == tmp_path
    assert "not a regular file" in found.message
    (tmp_path / "a.json").write_bytes(b"{}")
    assert read_source_file(tmp_path / "a.json") == b"{}"


def test_pictures_share_the_room_that_there_is_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    rooms: list[object] = []

    def clean(_name: str, data: bytes, *, room: object) -> bytes:
        rooms.append(room)
        return data

    monkeypatch.setattr(embedded_source, "clean_image", clean)
    pictures = {f"images/{name}.png": PICTURE for name in "ab"}
    read_archive(write_archive(Archive("statement", edition(images=pictures), BRAND)), Path("a.json"))
    assert len(rooms) == 2
    assert rooms[0] is rooms[1]
