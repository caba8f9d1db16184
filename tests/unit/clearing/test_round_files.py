"""The small files of a round: notes to governments, the table of status, the filled-in matrix, records."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from filelock import FileLock
from lxml import html

from outcome_reports.clearing.change_records import change_record
from outcome_reports.clearing.deciding import ledger
from outcome_reports.clearing.deciding.ledger import Event, Ledger
from outcome_reports.clearing.deciding.matrix_reading import FilledIn, decisions_in
from outcome_reports.clearing.deciding.round_folder import RoundFolder
from outcome_reports.clearing.deciding.round_state import Decision, RoundState
from outcome_reports.clearing.reporting.comment_matrix import HEADINGS
from outcome_reports.clearing.reporting.status_table import StatusRow, written
from outcome_reports.clearing.reporting.workbook_writing import workbook
from outcome_reports.clearing.returned.changes import Change, FormAnswers, Remark, Return
from outcome_reports.clearing.sending.covering_notes import Dispatch, covering_note
from outcome_reports.clearing.sending.sent_records import SentParagraph, SentRecord, SentText, read_record
from outcome_reports.errors import BusyError, ContentError, Problem, RenderError
from outcome_reports.intake.limits import TEMPLATE_BYTES
from tests.support.whole_messages import Whole

DISPATCH = Dispatch("IDN", "Indonesia", "excerpt", "Meeting", "1.0", "a.docx", "a.txt", "1 May", "us@example.org", "d1")
ROW = StatusRow("IDN", "excerpt", "1.0", "2026-01-01", "2026-02-01", "", "waiting", 3, 2, 1)
RECORD = SentRecord(
    edition="e",
    version="1",
    document="excerpt",
    subject=("IDN",),
    covers=("IDN", "RSO"),
    paragraphs=(SentParagraph(key="p", words="1 Words", prefix="1 ", text="t", number=1, owners=("IDN",)),),
    texts={"t": SentText(source="One.\n\nTwo.", is_markdown=True)},
)


def problem(call: Callable[[], object]) -> Problem:
    with pytest.raises(ContentError) as caught:
        call()
    (found,) = caught.value.problems
    return found


# ---- covering notes


def test_our_own_note_names_what_a_government_has_to_know() -> None:
    note = covering_note(DISPATCH)
    for word in ("Indonesia", "Meeting", "1 May", "us@example.org"):
        assert word in note
    assert "$" not in note


def test_a_note_of_ones_own_may_name_all_that_is_known(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("|".join(f"${name}" for name in asdict(DISPATCH)) + "|$$5 é", encoding="utf-8")
    assert covering_note(DISPATCH, tmp_path / "note.txt") == "|".join(asdict(DISPATCH).values()) + "|$5 é"


PLACEHOLDERS = f"placeholders are {', '.join(f'${name}' for name in asdict(DISPATCH))}; write $$ for a dollar sign"


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        (b"$key\nFrom $$5 to $unknown", (2, 13), "“$unknown” is not a placeholder", PLACEHOLDERS),
        (b"${Name}", (1, 1), "“$Name” is not a placeholder", PLACEHOLDERS),
        (b"It costs 5 $", (1, 12), "the “$” does not begin a placeholder", PLACEHOLDERS),
        ("Türkiye\n$5".encode(), (2, 1), "the “$” does not begin a placeholder", PLACEHOLDERS),
        ("é\né".encode() + b"\xff", (2, 2), "the byte 0xff is not UTF-8", "save the note as UTF-8"),
        (b"x" * (TEMPLATE_BYTES + 1), (0, 0), f"the file has {TEMPLATE_BYTES + 1:,} bytes", None),
    ],
)
def test_a_note_that_cannot_be_filled_in_says_why_and_where(
    text: bytes, place: tuple[int, int], message: str, hint: str | None, tmp_path: Path
) -> None:
    file = tmp_path / "note.txt"
    file.write_bytes(text)
    found = problem(lambda: covering_note(DISPATCH, file))
    assert (found.file, found.line, found.column, found.message) == (file, *place, message)
    assert hint is None or found.hint == hint


# ---- the table of status


def test_the_table_of_status_in_each_format() -> None:
    rows = [ROW, replace(ROW, key="<PHL>", status="cleared with changes", changes=12)]
    names = list(asdict(ROW))
    assert json.loads(written(rows, "json")) == [asdict(row) for row in rows]
    assert written(rows, "text").decode().splitlines() == [
        "key    document  version  sent        deadline    returned  status                changes  undecided  applied",
        "IDN    excerpt   1.0      2026-01-01  2026-02-01            waiting               3        2          1",
        "<PHL>  excerpt   1.0      2026-01-01  2026-02-01            cleared with changes  12       2          1",
    ]
    sheet: Any = openpyxl.load_workbook(io.BytesIO(written(rows, "xlsx")))["Status"]
    assert [list(row) for row in sheet.iter_rows(values_only=True)] == [
        names,
        *([value or None for value in asdict(row).values()] for row in rows),
    ]
    page = html.fromstring(written(rows, "html").decode())
    assert page.xpath("//thead//th[@scope='col']/text()") == [name.capitalize() for name in names]
    assert page.xpath("//tbody//th[@scope='row']/text()") == ["IDN", "<PHL>"]
    assert page.xpath("//tbody/tr[1]/td/text()") == [
        str(value) for value in list(asdict(ROW).values())[1:] if value != ""
    ]
    assert written([], "text").decode() == "  ".join(names) + "\n"


# ---- the matrix, filled in


def matrix(file: Path, *rows: dict[str, str], headings: tuple[str, ...] = HEADINGS, title: str = "Comments") -> Path:
    file.write_bytes(workbook(title, headings, [[row.get(name, "") for name in headings] for row in rows]))
    return file


def test_decisions_are_read_with_their_rows(tmp_path: Path) -> None:
    rows = (
        {"Change": " IDN-1 ", "Decision": "Accept", "Reason": " because "},
        {"Change": "IDN-2", "Reason": "not yet"},
        {"Change": "IDN-3", "Decision": "rejected", "Reason": "no"},
        {"Change": "IDN-4", "Decision": "AMEND", "Reason": "so", "Words": " Other words. "},
    )
    assert list(decisions_in(matrix(tmp_path / "a.xlsx", *rows))) == [
        FilledIn(2, "IDN-1", "accept", "because", ""),
        FilledIn(4, "IDN-3", "reject", "no", ""),
        FilledIn(5, "IDN-4", "amend", "so", "Other words."),
    ]


def test_a_matrix_that_is_none_is_refused_with_its_place(tmp_path: Path) -> None:
    one = {"Change": "IDN-1", "Decision": "perhaps"}
    found = problem(lambda: list(decisions_in(matrix(tmp_path / "a.xlsx", {}, one))))
    assert (found.line, found.column) == (3, HEADINGS.index("Decision") + 1)
    assert (found.message, found.hint) == ("“perhaps” is not a decision", "write accept, reject or amend")
    found = problem(lambda: list(decisions_in(matrix(tmp_path / "a.xlsx", one, headings=HEADINGS[::-1]))))
    assert (found.line, found.column, found.message) == (1, 1, "the columns are not those of the matrix")
    assert found.hint == f"they are: {', '.join(HEADINGS)}"


def test_a_workbook_that_is_no_matrix_is_refused(tmp_path: Path) -> None:
    file = matrix(tmp_path / "a.xlsx")
    file.write_bytes(file.read_bytes()[:100])
    found = problem(lambda: list(decisions_in(file)))
    assert (found.file, found.message) == (file, "the file is damaged or is not an office file")
    assert list(decisions_in(matrix(tmp_path / "b.xlsx", title="Other"))) == []


# ---- what was read in a returned file


ELSEWHERE = b"""{"digest": "d1", "name": "a.docx", "sender": "IDN", "sent": "../../x",
 "honest": true, "answers": {}, "changes": []}"""


@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        (b"{", "it is not JSON", "use an unchanged copy"),
        (b"{}", "this is not what was read in a returned file", "read the file again"),
        (ELSEWHERE, "this is not what was read in a returned file", "read the file again"),
    ],
)
def test_what_was_read_is_refused_if_it_was_changed(data: bytes, message: str, hint: str, tmp_path: Path) -> None:
    folder = RoundFolder(tmp_path)
    found = Return(digest="d1", name="a.docx", sender="IDN", sent="s", honest=True, answers=FormAnswers(), changes=())
    assert folder.keep_return(found, b"data") == tmp_path / "returned" / "d1.docx"
    assert folder.returned("d1") == found
    file = tmp_path / "returned" / "d1.json"
    file.write_bytes(data)
    told = problem(lambda: folder.returned("d1"))
    assert (told.file, told.line, told.column, told.message, told.hint) == (file, 0, 0, message, hint)


@pytest.mark.parametrize("name", ["ledger.jsonl", "sent/0a.json", "returned/0a.json"])
def test_files_of_a_round_are_in_its_folder(name: str, tmp_path: Path) -> None:
    folder, elsewhere = RoundFolder(tmp_path / "round"), tmp_path / "elsewhere"
    elsewhere.write_text("{}", encoding="utf-8")
    file = folder.path / name
    file.parent.mkdir(parents=True)
    file.symlink_to(elsewhere)
    read = {
        "ledger.jsonl": folder.ledger.events,
        "sent": lambda: folder.record("0a"),
        "returned": lambda: folder.returned("0a"),
    }
    told = problem(read[name.partition("/")[0]])
    assert (told.file, told.message) == (file, "the file is a link that leads out of the folder")


# ---- the ledger


def test_a_ledger_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "ledger.jsonl"
    file.write_text("\n" * 11)
    monkeypatch.setattr(ledger, "RECORD_BYTES", 11)
    assert Ledger(file).events() == ()
    monkeypatch.setattr(ledger, "RECORD_BYTES", 10)
    found = problem(lambda: Ledger(file).events())
    assert (found.file, found.line, found.column, found.message) == (file, 0, 0, "the file has 11 bytes")
    assert found.hint == "at most 10: split it, or make it smaller"


def test_a_ledger_that_another_program_writes_is_left(
    whole: Whole, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger, "_SECONDS", 0)
    one = Ledger(tmp_path / "ledger.jsonl")
    with FileLock(tmp_path / "ledger.lock"), whole.raises(BusyError, match="wait until it has ended"):
        one.add(Event(event="lapsed", at=datetime.fromisoformat("2026-01-01T00:00:00+00:00"), subject="IDN"))
    assert one.events() == ()


# ---- records of what was sent


def kept(folder: Path, record: SentRecord = RECORD) -> Path:
    file = folder / f"{record.digest}.json"
    file.write_bytes(record.data)
    return file


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    found = read_record(kept(tmp_path))
    assert found == RECORD
    assert (found.digest, found.data) == (RECORD.digest, RECORD.data)
    assert len(found.digest) == 32


def test_a_record_with_other_white_space_is_the_same_one(tmp_path: Path) -> None:
    file = kept(tmp_path)
    file.write_text(json.dumps(json.loads(file.read_bytes()), indent=4))
    assert read_record(file).digest == RECORD.digest


@pytest.mark.parametrize(
    ("change", "message", "hint"),
    [
        (
            lambda data: data.replace(b'"e"', b'"f"'),
            "the record was changed after it was made",
            "restore it from the history of the folder",
        ),
        (
            lambda data: data.replace(b'"edition"', b'"editions"'),
            "this is not the record of a file that was sent",
            "restore it from the history of the folder",
        ),
        (lambda data: data[:-1], "it is not JSON", "use an unchanged copy"),
    ],
)
def test_a_record_that_was_changed_is_refused(
    change: Callable[[bytes], bytes], message: str, hint: str, tmp_path: Path
) -> None:
    file = kept(tmp_path)
    file.write_bytes(change(file.read_bytes()))
    found = problem(lambda: read_record(file))
    assert (found.file, found.message, found.hint) == (file, message, hint)


def test_a_paragraph_has_a_reading_if_its_text_has_so_many_and_is_own_if_all_its_owners_are_covered() -> None:
    (paragraph,) = RECORD.paragraphs
    reading = RECORD.reading(paragraph)
    assert reading is not None
    assert reading.trace("Two.") is not None
    assert RECORD.reading(paragraph.model_copy(update={"number": 2})) is None
    assert RECORD.reading(paragraph.model_copy(update={"text": "other"})) is None
    assert paragraph.shown == "Words"
    for owners, own in ((("IDN",), True), (("IDN", "RSO"), True), (("IDN", "PHL"), False), ((), False)):
        assert RECORD.is_own(paragraph.model_copy(update={"owners": owners})) is own


@pytest.mark.parametrize(
    "change",
    [
        {"at": "2026-01-01T00:00:00"},
        {"at": "2026-01-01"},
        {"at": None},
        {"digest": "../../secret"},
        {"sent": "/etc/x"},
        {"digest": "a" * 65},
        {"event": "other"},
        {"more": ""},
    ],
)
def test_an_event_that_was_changed_is_refused_at_its_line(change: dict[str, object], tmp_path: Path) -> None:
    event = {"event": "returned", "at": "2026-01-01T00:00:00+07:00", "digest": "0a", "sent": "1b"}
    file = tmp_path / "ledger.jsonl"
    file.write_text(f"{json.dumps(event)}\n\n", encoding="utf-8")
    assert [one.digest for one in Ledger(file).events()] == ["0a"]
    file.write_text(f"{json.dumps(event)}\n{json.dumps(event | change)}\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"ledger\.jsonl:2:1: this is not an event of the ledger"):
        Ledger(file).events()


def test_words_that_look_like_an_escaped_character_stay_as_they_are() -> None:
    data = workbook("One", ["a_x0041_"], [["_x000D_ and x0041_"]])
    values = [cell.value for (cell,) in openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows()]  # type: ignore[union-attr]
    assert values == ["a_x005F_x0041_", "_x005F_x000D_ and x0041_"]


@pytest.mark.parametrize("text", ["a" * 32_767, "\U0001f30d" * 16_383, "a" * 32_760 + "\x00" * 7])
def test_a_text_that_fits_a_cell_of_excel_is_whole(text: str) -> None:
    rows: Any = openpyxl.load_workbook(io.BytesIO(workbook("One", ["a"], [[text]]))).active
    assert rows["A2"].value == text.replace("\x00", "")


@pytest.mark.parametrize(("text", "length"), [("a" * 32_768, "32,768"), ("\U0001f30d" * 16_384, "32,768")])
def test_a_text_that_a_cell_of_excel_would_cut_is_refused_with_its_place(text: str, length: str) -> None:
    with pytest.raises(RenderError) as refused:
        workbook("One", ["Change", "Text"], [["C-1", "short"], ["C-2", text], [text, "short"]])
    assert refused.value.problems[0] == (
        f"row 3 (C-2), column “Text”: the text has {length} characters, and a cell of Excel holds 32,767; "
        "choose another format"
    )
    assert len(refused.value.problems) == 2


def test_a_change_is_a_row_with_what_was_decided_or_nothing() -> None:
    answer = Remark(author="", date="", text="Yes")
    remark = Remark(author="Ana", date="", text="Why?", answers=(answer, Remark(author="Ben", date="", text="So")))
    about = {"id": "IDN-1", "kind": "reworded", "key": "p", "place": "Chapter 1", "whose": "own"}
    said = {"before": "a", "after": "b", "authors": ("Ana", "Ben"), "remarks": (remark,), "flags": ("x", "y")}
    change = Change.model_validate({**about, **said})
    row = {**about, "sender": "IDN", "before": "a", "after": "b", "tracked": True, "author": "Ana, Ben"}
    row |= {"comments": "Ana: Why?\nYes\nBen: So", "flags": "x; y"}
    del row["key"]
    state = RoundState()
    open_ = {"decision": "", "reason": "", "words": "", "by": "", "applied": False}
    assert asdict(change_record("IDN", change, state)) == row | open_
    made = {"decision": "amend", "reason": "so", "words": "c", "by": "Cem"}
    state.decisions["IDN-1"] = Decision("IDN-1", "amend", "so", "Cem", datetime(2026, 1, 1), "c")  # noqa: DTZ001
    state.applied.add("IDN-1")
    assert asdict(change_record("IDN", change, state)) == row | made | {"applied": True}
