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
from outcome_reports.tree import Document
from outcome_reports.writers.citations import CITATIONS, citation

FOURTH = Path(__file__).parents[3] / "content" / "fourth-2026"


@pytest.fixture(scope="module")
def statement() -> Document:
    return outr.load(FOURTH).statement().tree


def test_bibtex(statement: Document) -> None:
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


def test_csl(statement: Document) -> None:
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


def test_an_unknown_form_names_the_nearest(statement: Document) -> None:
    with pytest.raises(outr.ArgumentError, match="did you mean “bibtex”"):
        citation(statement, "bibtx")


@pytest.mark.parametrize("form", CITATIONS)
def test_the_command_prints_what_the_document_says(form: str, statement: Document) -> None:
    result = CliRunner().invoke(main, ["cite", str(FOURTH), "--format", form])
    assert result.exit_code == 0
    assert result.stdout.replace("\r\n", "\n") == citation(statement, form).replace("\r\n", "\n")
