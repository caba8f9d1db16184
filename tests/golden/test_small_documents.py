"""What the writers make of each part of a page: Word's paragraphs, runs, tables and sections; HTML for two media."""

from __future__ import annotations

import functools
import inspect
import io
import re
import zipfile
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

import pytest

from outcome_reports import tree
from outcome_reports.reading import read_brand, with_reference_doc
from outcome_reports.writers.docx import DocxOptions, write_docx
from outcome_reports.writers.epub import write_epub
from outcome_reports.writers.html import HtmlOptions, print_page, write_html
from outcome_reports.writers.output_options import Download
from outcome_reports.writers.registry import WRITERS
from outcome_reports.writers.rendering import Rendering
from tests.support.small_documents import SMALL_DOCUMENTS, changes, form, in_every_part, like_marks
from tests.support.small_parts import LONG
from tests.support.word_outline import word_outline
from tests.support.word_templates import TEMPLATES
from tests.unit.writers.docx_reading import parts

BRAND = read_brand("rso")
WITH_ALL_PARTS = ("cover", "right-to-left")
"""Documents of which the headers, footers and properties are compared, too."""
LOOKS = ("word/styles.xml", "word/numbering.xml", "word/theme/theme1.xml", "word/fontTable.xml")
"""Parts that are alike for all documents of a brand."""
DOWNLOADS = (Download(name="PDF", address="statement.pdf", size=1_234_567), Download(name="DOCX", address="a.docx"))
PLAIN_DOCUMENTS = {**SMALL_DOCUMENTS, "form": form, "like-marks": like_marks}
BOOKS = ("cover", "front-matter", "right-to-left", "chapter")
PROPERTIES_OF_CELLS = {"length", "unit"}

each = pytest.mark.parametrize("name", SMALL_DOCUMENTS)
Golden = Callable[[str, str], None]


@functools.cache
def word_parts(name: str) -> dict[str, bytes]:
    options = DocxOptions(embed_fonts=False, pages={"foreword": 3, "money": 4})
    return parts(write_docx(SMALL_DOCUMENTS[name](), BRAND, options))


@each
def test_body_in_word(name: str, golden: Golden) -> None:
    golden(f"word/{name}.txt", shortened(word_outline(word_parts(name)["word/document.xml"])))


@pytest.mark.parametrize("name", WITH_ALL_PARTS)
def test_parts_around_the_body_in_word(name: str, golden: Golden) -> None:
    text = []
    for part, data in sorted(word_parts(name).items()):
        if part.endswith((".xml", ".rels")) and part not in ("word/document.xml", *LOOKS):
            text.append(f"{part}\n{word_outline(data)}")
    golden(f"word/{name}-parts.txt", "\n".join(text))


def test_looks_in_word(golden: Golden) -> None:
    found = parts(write_docx(SMALL_DOCUMENTS["lists"](), BRAND, DocxOptions()))
    text = "\n".join(f"{part}\n{word_outline(found[part])}" for part in LOOKS)
    text = re.sub(r"fontKey=\{[0-9A-F-]{36}\}", "fontKey={…}", text)
    # The places of styles in Word's lists: a new style changes those of all after it.
    golden("word/looks.txt", re.sub(r" uiPriority=\d+", "", text))


@pytest.mark.parametrize("name", TEMPLATES)
def test_parts_in_the_template_of_a_house(name: str, golden: Golden, tmp_path: Path) -> None:
    brand = with_reference_doc(BRAND, TEMPLATES[name](tmp_path / name))
    found = parts(write_docx(in_every_part(), brand, DocxOptions(embed_fonts=False)))
    # The body is much the same in all of them.
    shown = [part for part in sorted(found) if part.endswith((".xml", ".rels")) and "theme" not in part]
    if name != "letterhead.dotx":
        shown = [part for part in shown if part in (*LOOKS, "word/settings.xml")]
    text = [f"{part}\n{word_outline(found[part])}" for part in shown]
    golden(f"word/house-{name.partition('.')[0]}.txt", re.sub(r"image-[0-9a-f]{16}", "image-…", "\n".join(text)))


def test_copy_for_comments_in_word(golden: Golden) -> None:
    options = DocxOptions(embed_fonts=False, review=True, properties={"one": "1", "two": "a & b"})
    found = parts(write_docx(form(), BRAND, options))
    names = ("word/document.xml", "word/settings.xml", "docProps/custom.xml", "_rels/.rels")
    golden("word/review.txt", "\n".join(f"{part}\n{word_outline(found[part])}" for part in names))
    assert b"framePr" not in found["word/styles.xml"]


def test_what_changed_in_word(golden: Golden) -> None:
    found = parts(write_docx(changes(), BRAND, DocxOptions(embed_fonts=False, redline=True)))
    golden("word/redline.txt", word_outline(found["word/document.xml"]))
    assert b"framePr" not in found["word/styles.xml"]


def test_styles_are_listed_in_the_order_of_their_file() -> None:
    text = word_outline(word_parts("lists")["word/styles.xml"])
    for kind in ("paragraph", "character"):
        places = re.findall(rf"style\[type={kind}.* uiPriority=(\d+)", text)
        # Word knows no priority above 99 (ISO/IEC 29500-1, 17.7.4.19).
        assert places == [str(min(number, 99)) for number in range(1, len(places) + 1)]


@each
def test_body_on_screen(name: str, golden: Golden) -> None:
    page = write_html(SMALL_DOCUMENTS[name](), BRAND).decode()
    (main,) = re.findall(r"<main.*</main>", page, re.DOTALL)
    golden(f"screen/{name}.html", shortened(main) + "\n")


def test_page_around_the_body_on_screen(golden: Golden) -> None:
    options = HtmlOptions(downloads=DOWNLOADS)
    page = write_html(SMALL_DOCUMENTS["chapter"](), BRAND, options).decode()
    page = re.sub(r"(<main).*(</main>)", r"\1>…\2", page, flags=re.DOTALL)
    page = re.sub(r"(<style>|<script>).*?(</style>|</script>)", r"\1…\2", page, flags=re.DOTALL)
    golden("screen/page.html", re.sub(r"sha256-[^&]+", "sha256-…", shortened(page)))


@each
def test_body_on_paper(name: str, golden: Golden) -> None:
    golden(f"paper/{name}.html", shortened(print_page(SMALL_DOCUMENTS[name](), BRAND, None)))


@pytest.mark.parametrize("format", ["txt", "md"])
@pytest.mark.parametrize("name", PLAIN_DOCUMENTS)
def test_plain_text_and_markdown(name: str, format: str, golden: Golden) -> None:
    written = WRITERS[format].write(Rendering(PLAIN_DOCUMENTS[name](), BRAND)).decode()
    golden(f"plain/{name}.{format}", shortened(written))


@pytest.mark.parametrize("name", BOOKS)
def test_book(name: str, golden: Golden) -> None:
    data = write_epub(SMALL_DOCUMENTS[name](), BRAND)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {entry.filename: archive.read(entry) for entry in archive.infolist()}
        stored = [entry.filename for entry in archive.infolist() if entry.compress_type == zipfile.ZIP_STORED]
    assert next(iter(files)) == "mimetype"
    assert stored == ["mimetype"]
    style = files["EPUB/style.css"].decode()
    assert set(re.findall(r"var\(--([\w-]+)\)", style)) == PROPERTIES_OF_CELLS
    files["EPUB/cover.svg"] = files["EPUB/cover.svg"][:300]
    written = (".xhtml", ".opf", ".xml", "mimetype", "cover.svg")
    text = [f"{file}\n{data.decode() if file.endswith(written) else ''}" for file, data in files.items()]
    picture = re.compile(r"pictures/[0-9a-f]{16}")
    golden(f"book/{name}.txt", picture.sub("pictures/…", shortened("\n".join(text))))


def test_every_role_and_every_value_of_a_field_is_in_a_small_document() -> None:
    roles: set[str] = set()
    values: dict[tuple[str, str], set[str]] = {}
    kinds = {kind for kind in vars(tree).values() if isinstance(kind, type) and not issubclass(kind, StrEnum)}

    def see(node: object) -> None:
        if isinstance(node, tuple):
            for part in node:
                see(part)
        elif type(node) in kinds:
            for field, about in inspect.signature(type(node)).parameters.items():
                value = getattr(node, field)
                if field == "role" and value:
                    roles.add(str(value))
                elif about.default is not about.empty and field not in {"id", "role", "lang", "dir"}:
                    values.setdefault((type(node).__name__, field), set()).add(repr(value))
                see(value)

    for document in (*PLAIN_DOCUMENTS.values(), changes):
        see(document().blocks)
    assert {role.value for role in tree.Role} - roles == set()
    assert {field for field, found in values.items() if len(found) == 1} == set()


def shortened(text: str) -> str:
    """The text with a number in place of the bytes of pictures and of sentences that are said again and again."""
    text = re.sub(r"(data:[\w/+]+;base64),([\w+/=]+)", lambda found: f"{found[1]},…{len(found[2])}", text)
    again = re.compile(f"(?:{re.escape(LONG)}){{2,}}")
    return again.sub(lambda found: f"{LONG.strip()} (× {len(found[0]) // len(LONG)}) ", text)
