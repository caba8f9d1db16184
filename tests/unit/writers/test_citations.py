"""Citations: every form says who, what, when and where, whatever characters that takes."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

import outcome_reports as outr
from outcome_reports.cli.main import main
from outcome_reports.tree import Document, Event, Metadata
from outcome_reports.writers.citations import CITATIONS, citation

FOURTH = Path(__file__).parents[3] / "content" / "fourth-2026"


@pytest.fixture(scope="module")
def statement() -> Document:
    return outr.load(FOURTH).statement().tree


def test_bibtex_cites_the_statement_as_a_report(statement: Document) -> None:
    lines = citation(statement, "bibtex").splitlines()
    assert lines[0] == "@techreport{outcome-statement-fourth-rso-constructive-dialogue-2026,"
    assert "  author = {{Regional Support Office of the Bali Process}}," in lines
    assert "  title = {{Outcome statement: Fourth RSO Constructive Dialogue}}," in lines
    assert {"  year = {2026},", "  month = feb,", "  url = {https://www.rso.baliprocess.net},"} <= set(lines)
    assert lines[-1] == "}"


def test_ris_has_a_tag_and_a_value_on_each_line(statement: Document) -> None:
    lines = citation(statement, "ris").split("\r\n")
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines[:-1])
    assert (lines[0], lines[-2], lines[-1]) == ("TY  - RPRT", "ER  - ", "")
    assert {"PY  - 2026", "DA  - 2026/02/20", "LA  - en-GB"} <= set(lines)


def test_csl_cites_the_statement_as_a_report(statement: Document) -> None:
    (item,) = json.loads(citation(statement, "csl"))
    assert (item["type"], item["issued"]) == ("report", {"date-parts": [[2026, 2, 20]]})
    assert item["author"] == [{"literal": "Regional Support Office of the Bali Process"}]
    assert item["event-date"] == {"date-parts": [[2026, 1, 27], [2026, 1, 28]]}
    assert "event-place" not in item


@pytest.mark.parametrize(
    ("author", "in_latex"),
    [
        ("R&D Office", r"R\&D Office"),
        ("100 % {of} #1_x", r"100 \% \{of\} \#1\_x"),
        ("C:\\x~^$", r"C:\textbackslash{}x\textasciitilde{}\textasciicircum{}\$"),
        ("Bureau de l’Océan, Nouméa", "Bureau de l’Océan, Nouméa"),
    ],
)
def test_no_character_of_a_name_ends_a_field(statement: Document, author: str, in_latex: str) -> None:
    strange = replace(
        statement, metadata=replace(statement.metadata, author=author, mark=None, web="", date=date(999, 1, 2))
    )
    entry = citation(strange, "bibtex")
    assert f"  author = {{{{{in_latex}}}}}," in entry
    assert "note" not in entry
    assert "url" not in entry
    bare = re.sub(r"\\[{}]", "", entry)
    assert bare.count("{") == bare.count("}")
    assert json.loads(citation(strange, "csl"))[0]["publisher"] == author
    assert f"AU  - {author}\r\n" in citation(strange, "ris")


FULL = Metadata(
    title="Report: über 5 % – part 2",
    running_title="R",
    author="The Office",
    subject="S",
    keywords=("one", "two"),
    date=date(2026, 12, 1),
    status="draft",
    mark="Draft 0.2",
    description="What it says.",
    version="0.2",
    web="https://example.org/{a}?b=%20",
    event=Event("Meeting", "Meetings", date(2026, 1, 27), date(2026, 2, 3), "The Office", place="Hall, Town"),
)
BARE = Metadata("Title", "T", "", "", (), date(2026, 1, 9), "final", None, genre="article")
BIBTEX = r"""@techreport{report-uber-5-part-2-2026,
  author = {{The Office}},
  title = {{Report: über 5 \% – part 2}},
  institution = {The Office},
  year = {2026},
  month = dec,
  edition = {0.2},
  url = {https://example.org/%7Ba%7D?b=%20},
  note = {Draft 0.2},
  language = {en-GB},
}
"""
BARE_BIBTEX = """@misc{title-2026,
  title = {{Title}},
  year = {2026},
  month = jan,
  language = {en-GB},
}
"""
RIS = (
    ("TY", "RPRT"),
    ("ID", "report-uber-5-part-2-2026"),
    ("AU", "The Office"),
    ("TI", "Report: über 5 % – part 2"),
    ("PB", "The Office"),
    ("PY", "2026"),
    ("DA", "2026/12/01"),
    ("ET", "0.2"),
    ("KW", "one"),
    ("KW", "two"),
    ("AB", "What it says."),
    ("N1", "Draft 0.2"),
    ("UR", "https://example.org/{a}?b=%20"),
    ("LA", "en-GB"),
    ("ER", ""),
)
BARE_RIS = (
    *(("TY", "ELEC"), ("ID", "title-2026"), ("TI", "Title"), ("PY", "2026"), ("DA", "2026/01/09")),
    *(("LA", "en-GB"), ("ER", "")),
)


@pytest.mark.parametrize(("metadata", "bibtex", "ris"), [(FULL, BIBTEX, RIS), (BARE, BARE_BIBTEX, BARE_RIS)])
def test_each_field_that_is_known_is_said(
    metadata: Metadata, bibtex: str, ris: tuple[tuple[str, str], ...], statement: Document
) -> None:
    document = replace(statement, metadata=metadata)
    assert citation(document, "bibtex") == bibtex
    assert citation(document, "ris") == "".join(f"{tag}  - {value}\r\n" for tag, value in ris)


def test_csl_has_all_that_is_known(statement: Document) -> None:
    (item,) = json.loads(citation(replace(statement, metadata=FULL), "csl"))
    assert item == {
        "id": "report-uber-5-part-2-2026",
        "type": "report",
        "title": FULL.title,
        "author": [{"literal": "The Office"}],
        "publisher": "The Office",
        "issued": {"date-parts": [[2026, 12, 1]]},
        "version": "0.2",
        "abstract": "What it says.",
        "keyword": "one, two",
        "note": "Draft 0.2",
        "URL": FULL.web,
        "language": "en-GB",
        "event-title": "Meeting",
        "event-date": {"date-parts": [[2026, 1, 27], [2026, 2, 3]]},
        "event-place": "Hall, Town",
    }
    (bare,) = json.loads(citation(replace(statement, metadata=BARE), "csl"))
    assert bare.keys() == {"id", "type", "title", "author", "issued", "language"}
    assert bare["type"] == "webpage"


@pytest.mark.parametrize("month", range(1, 13))
def test_bibtex_knows_the_months(month: int, statement: Document) -> None:
    document = replace(statement, metadata=replace(FULL, date=date(2026, month, 1)))
    assert f"  month = {date(2026, month, 1):%b},".lower() in citation(document, "bibtex")


def test_an_unknown_form_names_the_nearest(statement: Document) -> None:
    with pytest.raises(
        outr.ArgumentError, match=r"^citations are made as bibtex, ris, csl, not “bibtx”; did you mean “bibtex”\?$"
    ):
        citation(statement, "bibtx")


@pytest.mark.parametrize("form", CITATIONS)
def test_the_command_prints_what_the_document_says(form: str, statement: Document) -> None:
    result = CliRunner().invoke(main, ["cite", str(FOURTH), "--format", form])
    assert result.exit_code == 0
    assert result.stdout.replace("\r\n", "\n") == citation(statement, form).replace("\r\n", "\n")
