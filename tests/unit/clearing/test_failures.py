"""What goes wrong in a round: old versions, several files, forged authors, conflicts, silence, second rounds."""

from __future__ import annotations

import io
import os
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree
from openpyxl import load_workbook

from outcome_reports.api.publication import LoadedEdition
from outcome_reports.clearing.clearance_round import ClearanceRound
from outcome_reports.cli.clear_command import command
from outcome_reports.errors import ArgumentError
from tests.support.reviewers import W, paragraph, reworded, words_of
from tests.support.rounds import back
from tests.support.whole_messages import Whole

OWN = "enforcement_and_borders_idn_p1"
_OLD, _NEW = "victim-centred", "survivor-centred"


def _say_new(root: etree._Element) -> None:
    one = paragraph(root, OWN)
    reworded(one, words_of(one).replace(_OLD, _NEW), tracked=True)


def _file_with(round_: ClearanceRound, words: str) -> Path:
    return next(file for file in round_.edition_folder.rglob("*.yaml") if words in file.read_text("utf-8"))


@pytest.mark.parametrize(
    ("was", "becomes", "made"),
    [
        ("has worked with", "has for long worked with", True),
        ("certification process", "certification procedure", True),
        ("a victim-centred", "the victim-centred", False),
        ("victim-centred certification", "victim-centred approach to certification", False),
        ("victim-centred", "survivor-centred", True),
    ],
)
def test_an_old_version_is_merged_where_its_words_are_still_there(
    round_: ClearanceRound, was: str, becomes: str, made: bool
) -> None:
    file = _file_with(round_, "[[IDN]] has worked with")
    file.write_text(file.read_text("utf-8").replace(was, becomes, 1), "utf-8")
    before = file.read_text("utf-8")
    (change,) = round_.read(back(round_, _say_new)).proposals
    round_.decide(change.id, "accept", reason="as asked")
    done = round_.apply()
    now = file.read_text("utf-8")
    if made:
        assert (done.left, now) == ({}, before.replace(_OLD, _NEW, 1))
        assert done.made == [change.id]
    else:
        assert (list(done.left), now) == ([change.id], before)
        assert _NEW in done.left[change.id].proposal


def test_several_files_count_until_somebody_says_otherwise(round_: ClearanceRound) -> None:
    for name in ("1.docx", "2.docx"):
        round_.read(back(round_, lambda root, name=name: reworded(paragraph(root, OWN), name, tracked=True), name=name))  # type: ignore[misc]
    assert [row.status for row in round_.status() if row.key == "IDN"] == ["several files"]
    assert len(round_.returns()) == 2
    round_.supersede("IDN")
    assert [[change.after for change in found.proposals] for found in round_.returns()] == [["2.docx"]]


@pytest.mark.parametrize("author", ["Author", "", "Thailand", "The secretariat"])
def test_whose_a_file_is_does_not_depend_on_who_it_says_wrote_it(round_: ClearanceRound, author: str) -> None:
    def change(root: etree._Element) -> None:
        _say_new(root)
        for one in root.iter(f"{W}ins", f"{W}del"):
            one.set(f"{W}author", author)

    (only,) = round_.read(back(round_, change)).proposals
    assert (only.id, only.whose, only.authors) == ("IDN-1", "own", (author,) if author else ())


def test_the_sender_is_whoever_the_secretariat_says(round_: ClearanceRound) -> None:
    found = round_.read(back(round_, _say_new), "THA")
    assert found.sender == "THA"
    assert all(change.id.startswith("THA-") for change in found.changes)


def test_what_the_software_wrote_is_not_changed(round_: ClearanceRound) -> None:
    record = next(one for one in round_.folder.records() if one.subject == ("IDN",))
    written = next(entry for entry in record.paragraphs if entry.kind == "generated" and entry.words)

    def change(root: etree._Element) -> None:
        reworded(paragraph(root, written.key), "Something else", tracked=True)

    found = round_.read(back(round_, change))
    assert [one.whose for one in found.proposals] == ["generated"]
    assert found.status == "returned"
    before = {file: file.read_bytes() for file in round_.edition_folder.rglob("*.yaml")}
    round_.decide("IDN-1", "accept", reason="whatever")
    assert list(round_.apply().left) == ["IDN-1"]
    assert {file: file.read_bytes() for file in before} == before


def test_changes_of_look_are_counted_and_not_proposed(round_: ClearanceRound) -> None:
    changed = []

    def change(root: etree._Element) -> None:
        for run in list(paragraph(root, OWN).iter(f"{W}r"))[:2]:
            changed.append(run)
            look = run.find(f"{W}rPr")
            if look is None:
                look = etree.Element(f"{W}rPr")
                run.insert(0, look)
            etree.SubElement(look, f"{W}b")
            who = {f"{W}id": "1", f"{W}author": "A"}
            etree.SubElement(etree.SubElement(look, f"{W}rPrChange", who), f"{W}rPr")

    found = round_.read(back(round_, change))
    assert changed
    assert (found.formats, found.changes, found.honest) == (len(changed), (), True)


def test_silence_is_worked_out_and_recorded_by_command_alone(whole: Whole, round_: ClearanceRound) -> None:
    day, after = date(2026, 3, 6), date(2026, 3, 7)
    assert {row.status for row in round_.status(day)} == {"sent"}
    assert {row.status for row in round_.status(after)} == {"silence lapsed"}
    events = len(round_.folder.ledger.events())
    round_.lapse("IDN", "Ann")
    assert len(round_.folder.ledger.events()) == events + 1
    assert {row.key: row.status for row in round_.status(day)} == {"IDN": "silence lapsed (recorded)", "THA": "sent"}
    round_.read(back(round_, _say_new))
    assert {row.key: row.status for row in round_.status(after)} == {"IDN": "returned", "THA": "silence lapsed"}
    with whole.raises(ArgumentError, match="has not passed"):
        round_.lapse("IDN")


def test_a_second_round_begins_anew(round_: ClearanceRound, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LoadedEdition, "statement_pages", {})
    (first,) = round_.read(back(round_, _say_new)).proposals
    round_.decide(first.id, "accept", reason="as asked")
    assert round_.apply().made == [first.id]
    round_.send("IDN", deadline="2026-05-01")
    (row,) = (row for row in round_.status(date(2026, 4, 1)) if row.key == "IDN")
    assert (row.status, row.returned, row.deadline, row.changes, row.applied) == ("sent", "", "2026-05-01", 1, 1)

    def change(root: etree._Element) -> None:
        one = paragraph(root, OWN)
        assert _NEW in words_of(one)
        reworded(one, words_of(one).replace(_NEW, "humane"), tracked=True)

    found = round_.read(back(round_, change, name="second.docx"))
    assert [one.id for one in found.proposals] == ["IDN-2"]
    assert [row.status for row in round_.status() if row.key == "IDN"] == ["returned"]
    round_.decide("IDN-2", "accept", reason="agreed")
    assert round_.apply().made == ["IDN-2"]
    assert _file_with(round_, "humane certification").suffix == ".yaml"


def test_what_two_governments_want_of_a_paragraph_is_side_by_side(round_: ClearanceRound) -> None:
    records = {one.subject[0]: {e.text: e for e in one.paragraphs if e.text} for one in round_.folder.records()}
    shared = [name for name in records["IDN"] if name in records["THA"] and len(records["IDN"][name].words) > 80]
    first, second = shared[:2]
    for key, names in (("IDN", (first, second)), ("THA", (first,))):

        def change(root: etree._Element, key: str = key, names: tuple[str, ...] = names) -> None:
            for name in names:
                one = paragraph(root, records[key][name].key)
                reworded(one, f"{words_of(one)} So says {key}.", tracked=True)

        round_.read(back(round_, change, key.lower(), f"{key}.docx"))
    sheet = load_workbook(io.BytesIO(round_.matrix("xlsx"))).active
    assert sheet is not None
    rows = {str(row[0].value): str(row[7].value or "") for row in sheet.iter_rows(min_row=2)}
    beside = {id: text for id, text in rows.items() if "same paragraph" in text}
    assert sorted(beside) == ["IDN-1", "THA-1"]
    assert "THA-1" in beside["IDN-1"]
    assert abs(list(rows).index("IDN-1") - list(rows).index("THA-1")) == 1
    own = load_workbook(io.BytesIO(round_.matrix("xlsx", "IDN"))).active
    assert own is not None
    assert not any("THA" in str(cell.value) for row in own.iter_rows() for cell in row)
    shown = CliRunner().invoke(command, ["decide", str(round_.edition_folder)], input="end\n").output
    assert "In the same paragraph (not decided):" in shown
    assert "So says IDN" in shown
    assert "So says THA" in shown


def test_changes_of_one_paragraph_that_do_not_touch_are_both_made(round_: ClearanceRound) -> None:
    records = {one.subject[0]: {e.text: e for e in one.paragraphs if e.text} for one in round_.folder.records()}
    name = next(
        name
        for name, entry in records["IDN"].items()
        if name in records["THA"] and entry.number == records["THA"][name].number and len(entry.words) > 120
    )
    plain = [word for word in records["IDN"][name].words.split() if word.islower() and word.isalpha() and len(word) > 4]
    for key, word, new in (("IDN", plain[0], "Alpha"), ("THA", plain[-1], "Beta")):

        def change(root: etree._Element, key: str = key, word: str = word, new: str = new) -> None:
            one = paragraph(root, records[key][name].key)
            reworded(one, words_of(one).replace(word, new, 1), tracked=True)

        (only,) = round_.read(back(round_, change, key.lower(), f"{key}.docx")).proposals
        round_.decide(only.id, "accept", reason="asked")
    done = round_.apply()
    assert (sorted(done.made), done.left) == (["IDN-1", "THA-1"], {})
    text = _file_with(round_, "Alpha").read_text("utf-8")
    assert "Beta" in text


@pytest.mark.parametrize("odd", ["\u00ad", "\u200b", "\u202e", "\u2060", "\U000e0041"])
def test_what_cannot_be_seen_does_not_stop_a_round(round_: ClearanceRound, odd: str) -> None:
    def say(root: etree._Element) -> None:
        one = paragraph(root, OWN)
        reworded(one, words_of(one).replace(_OLD, f"survivor{odd}-centred"), tracked=True)

    file = back(round_, say)
    name = os.fsdecode(b"Indon\xe9sie.docx")
    (change,) = round_.read(file.rename(file.with_name(name))).proposals
    round_.decide(change.id, "accept", reason=f"as{odd} asked", by=f"A{odd}nn")
    again = ClearanceRound(round_.edition_folder)
    assert [found.name for found in again.returns()] == ["Indon\ufffdsie.docx"]
    assert again.state.decisions[change.id].reason == f"as{odd} asked"
    assert "invisible characters" in again.apply().left[change.id].reason
    assert again.matrix("xlsx")


@pytest.mark.parametrize("odd", ["\x00", "\x07", "\x1b", "\ud800", "\uffff"])
def test_what_no_file_of_the_round_could_have_is_not_recorded(round_: ClearanceRound, odd: str) -> None:
    (change,) = round_.read(back(round_, _say_new)).proposals
    before = round_.folder.ledger.file.read_bytes()
    for reason, by, words in ((f"a{odd}", "", "w"), ("a", f"b{odd}", "w"), ("a", "b", f"w{odd}")):
        with pytest.raises(ArgumentError, match=f"U.{ord(odd):04X}, which no Word file can hold: delete"):
            round_.decide(change.id, "amend", reason=reason, by=by, words=words)
    assert round_.folder.ledger.file.read_bytes() == before


@pytest.mark.parametrize(
    ("options", "begins"),
    [
        (["--out", "m.xlsx"], b"PK"),
        (["--out", "m.html"], b"<!doctype html"),
        (["--out", "m", "--format", "html"], b"<!doctype html"),
        (["--out", "m.xlsx", "--format", "docx"], None),
    ],
)
def test_a_matrix_is_what_its_name_says(
    round_: ClearanceRound, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], begins: bytes | None
) -> None:
    round_.read(back(round_, _say_new))
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(command, ["matrix", str(round_.edition_folder), *options])
    file = tmp_path / options[1]
    assert file.read_bytes().lower().startswith(begins.lower()) if begins else not file.exists()
    assert ("leave out --format" in done.output) == (begins is None)
    if options == ["--out", "m.xlsx"]:
        assert load_workbook(file).sheetnames
    done = CliRunner().invoke(command, ["status", str(round_.edition_folder), *options[:2]])
    assert done.exit_code == 0
    assert file.read_bytes().lower().startswith((begins or b"PK").lower()) is (options[1] != "m")


@pytest.mark.parametrize(("name", "code"), [("s.txt", 0), ("s.TXT", 0), ("s", 0), ("s.pdf", 2), ("s.docx", 2)])
def test_a_status_is_not_written_as_text_under_another_name(
    round_: ClearanceRound, tmp_path: Path, name: str, code: int
) -> None:
    done = CliRunner().invoke(command, ["status", str(round_.edition_folder), "--out", str(tmp_path / name)])
    assert (done.exit_code, (tmp_path / name).exists()) == (code, code == 0)
    assert ("end it in one of .txt, .html, .xlsx, .json" in " ".join(done.output.split())) == (code == 2)
