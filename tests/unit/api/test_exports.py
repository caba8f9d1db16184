from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from pathlib import Path

import pytest

import outcome_reports as outr
from outcome_reports.api.exports import recommendation_records
from outcome_reports.api.exports.registry import EXPORTS
from outcome_reports.api.exports.tables import as_csv, as_table
from outcome_reports.model import Edition, Prose
from tests.support.parts import HEAD, chapter, row
from tests.support.registry import registry
from tests.support.whole_messages import Whole

ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Record:
    id: str
    keys: tuple[str, ...]
    text: str


def cells(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


@pytest.fixture(scope="module")
def edition() -> outr.LoadedEdition:
    return outr.load(ROOT / "content" / "fourth-2026")


def test_csv_has_names_lists_and_lines_as_they_are() -> None:
    data = as_csv([Record("R1.1", ("IDN", "FJI"), "a, “b”\nc")])
    assert data.startswith(b"\xef\xbb\xbf")
    assert cells(data) == [["id", "keys", "text"], ["R1.1", "IDN, FJI", "a, “b”\nc"]]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        '=HYPERLINK("https://x.org")',
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\uff1d1+1",
        "\uff201",
        " =1",
        "\u00a0@a",
    ],
)
def test_formulas_stay_text(text: str) -> None:
    assert cells(as_csv([Record("R1.1", (), text)]))[1][2].replace("\n", "\r") == f"'{text}"


@pytest.mark.parametrize("text", ["1 = 1", "a+b", "–1", "e-mail@x.org", "'=1", "a; -1", "a\n- b\n+ c", "a;b", " a"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert cells(as_csv([Record("R1.1", (), text)]))[1][2] == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ('a";=1+1', "a\";'=1+1"),
        ("a;-1", "a;'-1"),
        ("a\t@b", "a\t'@b"),
        ("a\n=b", "a\n'=b"),
        ("a\r=b", "a\r'=b"),
        ("a\n\uff1db\n\uff20c", "a\n'\uff1db\n'\uff20c"),
        ("=a;=b", "'=a;'=b"),
    ],
)
def test_no_formula_begins_where_another_separator_ends_a_cell(text: str, written: str) -> None:
    assert written.replace('"', '""').encode() in as_csv([Record("R1.1", (), text)])


def test_an_unknown_suffix_names_those_there_are(whole: Whole) -> None:
    with whole.raises(outr.ArgumentError, match=r"unknown kind of table “xls”: tables end in \.csv, \.json"):
        as_table([], "xls")
    with whole.raises(outr.ArgumentError, match="the name of the table does not say its kind: tables end in"):
        as_table([], "")


@pytest.mark.parametrize("name", EXPORTS)
def test_every_export_is_written_as_csv_and_json(name: str, edition: outr.LoadedEdition, tmp_path: Path) -> None:
    table = cells(edition.export(name, tmp_path / "t.csv").read_bytes())
    rows = json.loads(edition.export(name, tmp_path / "t.json").read_bytes())
    assert table[0] == list(rows[0])
    assert len(table) - 1 == len(rows) > 20


def test_participants_have_name_kind_and_list(edition: outr.LoadedEdition, tmp_path: Path) -> None:
    rows = json.loads(edition.export("participants", tmp_path / "t.json").read_bytes())
    (row,) = [row for row in rows if row["key"] == "IDN"]
    assert row == {
        "key": "IDN",
        "edition": "fourth-2026",
        "name": "Indonesia",
        "kind": "Member State",
        "list": "Member and Observer States",
    }


def test_recommendations_read_as_in_the_statement_with_marks_of_footnotes_apart() -> None:
    text = Prose("[[PHL]] saw 5[^1] of *12[^2]* ships; so did [[PHL]].\n\n[^1]: In 2024.\n\n[^2]: Or\n\n    more.")
    given = chapter("a", recommendations=(row("R1.1", by="PHL", context=text, recommendation=text),))
    (found,) = recommendation_records.records(
        Edition.model_validate(HEAD | {"registry": registry(), "chapters": (given,)})
    )
    notes = "\n[1] In 2024.\n[2] Or\nmore."
    assert found.context == f"The Republic of the Philippines saw 5[1] of 12[2] ships; so did the Philippines.{notes}"
    assert found.recommendation == f"The Philippines saw 5[1] of 12[2] ships; so did the Philippines.{notes}"


def test_an_unknown_table_names_those_there_are(whole: Whole, edition: outr.LoadedEdition, tmp_path: Path) -> None:
    with whole.raises(outr.ArgumentError, match="unknown table “notes”: tables are recommendations, participants"):
        edition.export("notes", tmp_path / "t.csv")
