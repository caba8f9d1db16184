"""Hostile content that is taken comes out whole in all three formats: text as text, pictures without secrets."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from PIL import Image

import outcome_reports as outr
from outcome_reports.building.plan import file_name
from outcome_reports.model import without_article
from outcome_reports.platform.system_fonts import font_folders
from outcome_reports.tree import lines_of, words_of
from outcome_reports.writers.registry import STANDARD
from tests.hostile.corpus import CASES, NO_FONT_HAS_IT, SECRET, Printed
from tests.hostile.gathering import AT_THE_LIMIT, PICTURES, ROWS, SHORT_NAMES, gathered
from tests.hostile.test_no_other_file import outside, package
from tests.support.extracting import characters_of_pdf, words_of_docx, words_of_html
from tests.support.folders import EditionFolder

# One process makes everything, watched and within its limits: a minute and a gigabyte.
MAKING = """\
import json, os, resource, sys
from pathlib import Path
seen = []
def watch(event, arguments):
    if event in {"open", "os.listdir", "os.scandir"} and isinstance(arguments[0], (str, bytes, os.PathLike)):
        seen.append([event, os.path.realpath(os.fsdecode(arguments[0]))])
    elif event.split(".")[0] in {"socket", "urllib", "http", "ftplib", "smtplib"}:
        seen.append([event, repr(arguments)[:200]])
    elif event in {"os.system", "os.exec", "os.posix_spawn", "os.fork", "subprocess.Popen"}:
        seen.append([event, repr(arguments)[:200]])
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
import outcome_reports as outr
import weasyprint  # its import asks ldconfig and ld where Pango is
sys.addaudithook(watch)
edition = outr.load(sys.argv[1])
statement = edition.statement()
out = Path(sys.argv[2])
for form in ("html", "docx", "pdf"):
    (out / f"statement.{form}").write_bytes(statement.to(form))
for key in ("X0", "X2", "X5", "X7"):
    (out / f"{key}.html").write_bytes(edition.excerpt(key, pages={}).to_html())
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print(json.dumps({"seen": seen, "memory": memory}))
"""


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> EditionFolder:
    """The edition that holds everything that is taken."""
    return gathered(tmp_path_factory.mktemp("gathered"))


@pytest.fixture(scope="module")
def made(edition: EditionFolder) -> dict[str, Any]:
    """What the process told that made the statement into `edition.path.parent / "out"`."""
    out = edition.path.parent / "out"
    temporary = edition.path.parent / "tmp"
    for folder in (out, temporary):
        folder.mkdir()
    command = [sys.executable, "-W", "error", "-c", MAKING, str(edition.path), str(out)]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "TMPDIR": str(temporary)}
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told | {form: (out / f"statement.{form}").read_bytes() for form in STANDARD}


def test_every_word_is_in_every_format_and_in_the_same_order(edition: EditionFolder, made: dict[str, Any]) -> None:
    words = words_of(edition.load().statement().tree.blocks)
    assert len(words) > 2000
    assert words_of_html(made["html"]) == words
    assert words_of_docx(made["docx"]) == words
    assert characters_of_pdf(made["pdf"]) == "".join(words)


def test_every_text_of_the_corpus_is_there(edition: EditionFolder) -> None:
    lines = list(lines_of(edition.load().statement().tree.blocks))
    texts = [c for c in CASES if isinstance(c.answer, Printed) and list(c.files) == ["foreword.yaml"]]
    assert len(texts) >= 14
    for case in texts:
        assert isinstance(case.answer, Printed)
        if case.name != NO_FONT_HAS_IT:
            assert set(case.answer.lines) <= set(lines), case.name
    assert lines.count("link 399") == 0  # the links are one paragraph
    assert " ".join(f"link {n}" for n in range(400)) in lines
    assert {"x" * 200 in line for line in lines} == {True, False}
    assert [f"R1.{n}" for n in range(1, ROWS + 1)] == [line for line in lines if re.fullmatch(r"R1\.\d+", line)]


def test_it_takes_no_more_than_a_gigabyte(made: dict[str, Any]) -> None:
    assert 0 < made["memory"] < 1 << 30


def test_no_file_of_others_is_opened_and_no_connection_made(edition: EditionFolder, made: dict[str, Any]) -> None:
    seen = [(event, argument) for event, argument in made["seen"]]
    own = (edition.path, *(edition.path.parent / name for name in ("registry", "out", "tmp")), *package())
    # Fonts come from where the system has them, and Python knows kinds of files from there.
    foreign = outside(seen, *own, *font_folders(), Path("/etc/mime.types"))
    assert foreign == []
    assert ("open", str((edition.path / "images" / "a.webp").resolve())) in seen


def test_text_is_text_on_the_page(made: dict[str, Any]) -> None:
    page = html.document_fromstring(made["html"].decode())
    assert not page.xpath("//main//script[contains(., 'alert')]")
    assert page.xpath("count(//main//b[contains(., 'x')])") == 0
    addresses = {address.partition(":")[0] for address in page.xpath("//main//a/@href")}
    assert {address for address in addresses if not address.startswith("#")} <= {"https", "mailto"}
    assert len(page.xpath("//main//a[starts-with(@href, 'https://example.org/')]")) == 400


def test_text_is_text_in_word(made: dict[str, Any]) -> None:
    with zipfile.ZipFile(io.BytesIO(made["docx"])) as archive:
        document = archive.read("word/document.xml").decode()
    codes = {code.split()[0] for code in re.findall(r"<w:instrText[^>]*>([^<]*)<", document) if code.split()}
    assert codes <= {"PAGEREF", "TOC", "PAGE", "NUMPAGES", "STYLEREF", "HYPERLINK"}
    assert "{{7*7}}" in document


def test_pictures_are_there_and_say_nothing_of_where_they_were_taken(made: dict[str, Any]) -> None:
    with zipfile.ZipFile(io.BytesIO(made["docx"])) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    pictures = [data for name, data in parts.items() if name.startswith("word/media/")]
    assert not [name for name, data in parts.items() if SECRET.encode() in data]
    for data in pictures:
        with Image.open(io.BytesIO(data)) as picture:
            assert picture.format in {"PNG", "JPEG"}
            assert picture.mode in {"RGB", "RGBA", "L", "LA", "P", "1"}
            assert not picture.getexif()
    document = parts["word/document.xml"].decode()
    page = html.document_fromstring(made["html"].decode())
    shown = [source for source in page.xpath("//main//img/@src") if source.startswith("data:image/")]
    assert len(shown) >= len(PICTURES)
    assert document.count("Signature of Name") >= len(PICTURES)
    assert SECRET.encode() not in made["html"]
    assert SECRET.encode() not in made["pdf"]


def test_a_letter_that_no_font_has_is_refused_by_every_writer(folder: EditionFolder) -> None:
    (case,) = [case for case in CASES if case.name == NO_FONT_HAS_IT]
    folder.write("foreword.yaml", case.files["foreword.yaml"])
    for form in STANDARD:
        with pytest.raises(outr.RenderError, match=r"U\+1F600 GRINNING FACE"):
            folder.load().statement().to(form)


@pytest.mark.parametrize("number", range(len(SHORT_NAMES)))
def test_a_name_makes_a_file_name_that_every_system_takes(number: int) -> None:
    name = file_name(f"X{number}", without_article(SHORT_NAMES[number]))
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*-?", name)
    assert len(name) <= 80
    assert name.startswith(f"x{number}")


def test_both_apostrophes_name_one_state(folder: EditionFolder) -> None:
    both = AT_THE_LIMIT["both apostrophes"]
    folder.write("foreword.yaml", f"text: {both}\n")
    edition = folder.load()
    assert "CIV" in edition.excerptible()
    assert both in edition.excerpt("CIV", pages={}).text.split("\n")
    folder.write("foreword.yaml", "text: Côte d'Ivoire met.\n")
    assert "CIV" in folder.load().excerptible()
