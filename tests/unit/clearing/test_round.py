"""A round of clearance: sent, changed, read, decided, applied; what a government may do and what nobody may."""

from __future__ import annotations

import io
import json
import os
import random
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import load_workbook

from outcome_reports.api.publication import LoadedEdition
from outcome_reports.clearing.clearance_round import ClearanceRound, clearance
from outcome_reports.clearing.deciding.applying import apply_changes
from outcome_reports.clearing.returned.changes import Change as OneChange
from outcome_reports.clearing.returned.views import view
from outcome_reports.clearing.returned.word_files import read_word
from outcome_reports.clearing.rewording.provenance import collapsed
from outcome_reports.clearing.sending.sent_records import SentParagraph, SentRecord
from outcome_reports.cli.clear_showing import lines_of_change
from outcome_reports.errors import ArgumentError, ContentError, UnknownNameError
from tests.support.random_edits import edited
from tests.support.random_reviewer import review, without_bookmarks
from tests.support.reviewers import W, paragraph, reworded, ticked, with_body, words_of
from tests.support.rounds import back, copy_of
from tests.support.whole_messages import Whole

REVIEWERS = int(os.environ.get("OUTCOME_REPORTS_REVIEWERS", "2"))
OWN = "enforcement_and_borders_idn_p1"


def test_what_was_sent_comes_back_without_changes(round_: ClearanceRound) -> None:
    found = round_.read(back(round_, lambda _: None))
    assert (found.sender, found.honest, found.changes, found.status) == ("IDN", True, (), "returned")


@pytest.mark.parametrize("tracked", [True, False])
def test_changes_are_found_tracked_or_not_and_made(round_: ClearanceRound, tracked: bool) -> None:
    def change(root: etree._Element) -> None:
        one = paragraph(root, OWN)
        reworded(one, words_of(one).replace("victim-centred", "survivor-centred"), tracked=tracked)

    found = round_.read(back(round_, change))
    (only,) = found.proposals
    assert (only.kind, only.whose, only.tracked, found.honest) == ("reworded", "own", tracked, tracked)
    before = {file: file.read_bytes() for file in round_.edition_folder.rglob("*.yaml")}
    assert round_.apply().made == []
    round_.decide(only.id, "accept", reason="as asked", by="Ann")
    assert "survivor-centred" in round_.apply(dry_run=True).diff
    assert {file: file.read_bytes() for file in before} == before
    assert round_.apply().made == [only.id]
    changed = [file for file in before if file.read_bytes() != before[file]]
    (file,) = changed
    assert file.read_bytes() == before[file].replace(b"victim-centred", b"survivor-centred")
    assert round_.apply().made == []


def test_random_reviewers_change_every_touched_paragraph_once_and_reject_to_what_was_sent(
    round_: ClearanceRound,
) -> None:
    record = next(one for one in round_.folder.records() if one.subject == ("IDN",))
    sent = [entry.words for entry in record.paragraphs]
    for seed in range(4):
        chance = random.Random(seed)  # noqa: S311
        wanted: dict[str, str] = {}

        def change(root: etree._Element, chance: random.Random = chance, wanted: dict[str, str] = wanted) -> None:
            for entry in record.paragraphs:
                if entry.kind == "content" and not entry.prefix and chance.random() < 0.3:
                    new = collapsed(edited(entry.words, chance))
                    if new != entry.words:
                        wanted[entry.key] = new
                        reworded(paragraph(root, entry.key), new, tracked=True)

        file = back(round_, change, name=f"{seed}.docx")
        rejected = [collapsed(unit.text) for unit in view(read_word(file).paragraphs, "before")]
        assert [words for words in rejected if words] == sent
        found = round_.read(file)
        assert {one.key: one.after for one in found.proposals} == wanted
        assert len(found.proposals) == len(wanted)


def _texts(record: SentRecord, made: Sequence[OneChange] = ()) -> dict[str, list[str]]:
    """Return the paragraphs of each text of the content in a copy, after the changes that were made."""
    found: dict[str, list[str]] = {}
    by_key: dict[str, list[OneChange]] = {}
    for change in made:
        by_key.setdefault(change.key, []).append(change)
    joined = False
    for entry in record.paragraphs:
        if not entry.text:
            continue
        own = by_key.get(entry.key, [])
        instead = next((change for change in own if change.kind != "added"), None)
        was_joined, joined = joined, instead is not None and instead.kind == "joined"
        if instead is None:
            read = [] if was_joined else [entry.words]
        else:
            # Where two are joined, the space between them is put in if it was forgotten.
            read = [instead.before.replace("\n\n", " ")] if joined else instead.after.split("\n\n")
        added = [change.after for change in own if change.kind == "added"]
        found.setdefault(entry.text, []).extend(collapsed(words) for words in (*read, *added) if words)
    return {text: words for text, words in found.items() if words}


@pytest.mark.parametrize("statement", [True, False])
@pytest.mark.parametrize("seed", range(REVIEWERS))
def test_all_accepted_a_new_copy_says_what_was_proposed(
    round_: ClearanceRound, statement: bool, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And nothing else, but for what was listed as a consequence or left to a person."""
    monkeypatch.setattr(LoadedEdition, "statement_pages", {})
    (copy,) = round_.send("IDN", deadline="2026-03-06", statement=statement)
    file = round_.edition_folder.parent / "back.docx"
    file.write_bytes(with_body(copy.data, lambda root: _reviewed(root, copy.record, seed)))
    found = round_.read(file)
    for change in found.proposals:
        round_.decide(change.id, "accept", reason="as proposed")
    done = round_.apply()
    assert not statement or len(done.made) > len(found.proposals) / 2 > 5
    assert {*done.made, *done.left} == {change.id for change in found.proposals}
    made = [change for change in found.proposals if change.id in done.made]
    (again,) = round_.send("IDN", deadline="2026-04-06", statement=statement)
    wanted, reads = _texts(copy.record, made), _texts(again.record)
    listed = {name for name, _, _ in done.consequences}
    assert {name for name in wanted.keys() | reads.keys() if wanted.get(name) != reads.get(name)} <= listed
    assert len(listed) <= len(wanted) // 4


def _reviewed(root: etree._Element, sent: SentRecord, seed: int) -> None:
    review(root, sent, random.Random(seed), tracked=True, rate=0.7)  # noqa: S311


def test_a_government_changes_nothing_that_is_not_its_own_without_a_decision(round_: ClearanceRound) -> None:
    record = next(one for one in round_.folder.records() if one.subject == ("THA",))
    other = next(e for e in record.paragraphs if e.text and e.owners and not record.is_own(e) and len(e.words) > 60)

    def change(root: etree._Element) -> None:
        one = paragraph(root, other.key)
        reworded(one, f"{words_of(one)} Thailand agrees.", tracked=True)

    found = round_.read(back(round_, change, "tha"))
    assert found.proposals[0].whose == "another"
    assert round_.apply().made == []
    assert not list(round_.accepted())


def test_the_form_is_read_and_contradictions_are_seen(round_: ClearanceRound) -> None:
    def tick(root: etree._Element) -> None:
        ticked(root, 0)

    assert round_.read(back(round_, tick)).status == "cleared"

    def tick_and_change(root: etree._Element) -> None:
        ticked(root, 0)
        reworded(paragraph(root, OWN), "Something else.", tracked=True)

    assert round_.read(back(round_, tick_and_change, name="2.docx")).status == "contradictory"
    assert round_.supersede("IDN") == 1
    assert [row.status for row in round_.status() if row.key == "IDN"] == ["contradictory"]


def _filled(root: etree._Element, number: int, words: str) -> None:
    """Write `words` into field `number` of the form, without tracking."""
    row = list(list(root.iter(f"{W}tbl"))[_form_of(root)].iter(f"{W}tr"))[number + 1]
    place = list(row.iter(f"{W}tc"))[1].find(f".//{W}p")
    assert place is not None
    etree.SubElement(etree.SubElement(place, f"{W}r"), f"{W}t").text = words


def _form_of(root: etree._Element) -> int:
    tables = ["".join(table.itertext()) for table in root.iter(f"{W}tbl")]
    return next(number for number, words in enumerate(tables) if "Signature" in words)


def test_what_fills_in_the_form_is_an_answer_and_no_change(round_: ClearanceRound) -> None:
    def fill_in(root: etree._Element) -> None:
        ticked(root, 1)
        _filled(root, 0, "Siti Rahayu")
        _filled(root, 2, "3 March 2026")

    found = round_.read(back(round_, fill_in))
    assert found.answers.fields == {"name": "Siti Rahayu", "date": "3 March 2026"}
    assert (found.status, found.honest, found.changes) == ("cleared with changes", True, ())

    def fill_in_and_reword(root: etree._Element) -> None:
        fill_in(root)
        question = next(one for one in root.iter(f"{W}t") if one.text == "Signature")
        question.text = "Seal"
        choice = next(one for one in root.iter(f"{W}t") if one.text and one.text.strip() == "Not cleared")
        choice.text = f"{choice.text} yet"

    found = round_.read(back(round_, fill_in_and_reword, name="2.docx"))
    assert [one.after for one in found.proposals] == ["☐ Not cleared yet", "Seal"]
    assert (found.honest, {one.whose for one in found.proposals}) == (False, {"form"})


@pytest.mark.parametrize("with_ids", [True, False])
def test_a_paragraph_that_is_moved_without_tracking_is_a_change(round_: ClearanceRound, with_ids: bool) -> None:
    def move(root: etree._Element) -> None:
        one = paragraph(root, OWN)
        following = one.getnext()
        assert following is not None
        assert following.tag == f"{W}p"
        following.addnext(one)
        if not with_ids:
            without_bookmarks(root)

    found = round_.read(back(round_, move))
    assert [(one.kind, one.tracked, one.before == one.after) for one in found.changes] == [("moved", False, True)]
    assert not found.honest


def test_no_two_changes_have_the_same_id(round_: ClearanceRound) -> None:
    ids: list[str] = []
    for number in range(4):

        def change(root: etree._Element, number: int = number) -> None:
            reworded(paragraph(root, OWN), f"Other words, {number}.", tracked=True)

        found = round_.read(back(round_, change, name=f"{number}.docx"))
        ids += [change.id for change in found.changes]
        if number == 1:
            assert round_.supersede("IDN") == 1
    assert len(set(ids)) == len(ids) == 4


def test_a_file_says_which_copy_it_is_and_cannot_name_another_file(round_: ClearanceRound) -> None:
    for digest in ("../ledger", "f" * 32, "F" * 32, ""):
        assert round_.folder.known(digest) is None
    for record in round_.folder.records():
        assert round_.folder.known(record.digest) == record


def test_two_governments_on_the_same_words_are_a_conflict(round_: ClearanceRound) -> None:
    shared = [{e.text: e for e in one.paragraphs if e.text and len(e.words) > 80} for one in round_.folder.records()]
    name = next(name for name in shared[0] if name in shared[1] and name.startswith("chapters"))
    accepted = []
    for record, by_text, words in zip(round_.folder.records(), shared, ("Alpha", "Beta"), strict=True):
        entry = by_text[name]
        key = "+".join(record.subject).lower()

        def change(root: etree._Element, key: str = entry.key, words: str = words) -> None:
            one = paragraph(root, key)
            text = words_of(one)
            reworded(one, text.replace(text.split()[-3], words), tracked=True)

        found = round_.read(back(round_, change, key, f"{key}.docx"))
        round_.decide(found.proposals[0].id, "accept", reason="asked")
        accepted.append(found.proposals[0].id)
    assert round_.apply(dry_run=True).left.keys() == set(accepted)


def _comment(words: str) -> bytes:
    text = f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"
    comment = f'<w:comment w:id="7" w:author="{words} desk" w:date="2026-03-01T10:00:00Z">{text}</w:comment>'
    return f'<w:comments xmlns:w="{W[1:-1]}">{comment}</w:comments>'.encode()


def test_a_matrix_of_one_government_has_nothing_of_others(round_: ClearanceRound) -> None:
    """Its words, its comments and who made them, and what the secretariat decided and why."""
    secrets = {"idn": ("Jakarta", "Bandung", "Surabaya"), "tha": ("=Siam()", "Chiangmai", "Phuket")}
    for key, (word, remark, reason) in secrets.items():
        record = next(one for one in round_.folder.records() if one.subject == (key.upper(),))
        touched = [entry for entry in record.paragraphs if entry.kind == "content" and entry.text and not entry.prefix]

        def change(root: etree._Element, touched: list[SentParagraph] = touched, word: str = word) -> None:
            for entry in touched:
                reworded(paragraph(root, entry.key), f"{word} {entry.words}", tracked=True)
            etree.SubElement(etree.SubElement(paragraph(root, touched[0].key), f"{W}r"), f"{W}commentReference").set(
                f"{W}id", "7"
            )

        file = round_.edition_folder.parent / f"{key}.docx"
        file.write_bytes(with_body(copy_of(round_, key), change, **{"word__comments.xml": _comment(remark)}))
        found = round_.read(file)
        assert [one.text for one in found.proposals[0].remarks] == [remark]
        round_.decide(found.proposals[0].id, "amend", reason=f"after {reason}", words=f"{reason} it is", by="Ann")
    for key, own in secrets.items():
        others = [word for other, words in secrets.items() if other != key for word in (*words, f"{other.upper()}-1")]
        for format in ("html", "docx", "xlsx"):
            data = round_.matrix(format, key.upper())
            text = data.decode() if format == "html" else _all_text(data)
            assert all(word in text for word in own)
            assert not [
                word for word in [*others, *(f"{other.upper()}-1" for other in secrets if other != key)] if word in text
            ]
    sheet = load_workbook(io.BytesIO(round_.matrix("xlsx"))).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value]
    assert any(str(cell.value).startswith("=Siam()") and cell.data_type == "s" for cell in cells)


def _all_text(data: bytes) -> str:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "".join(archive.read(name).decode("utf-8", "ignore") for name in archive.namelist())


def test_decisions_are_filled_into_the_matrix_and_readback(round_: ClearanceRound) -> None:
    found = round_.read(back(round_, lambda root: reworded(paragraph(root, OWN), "New words.", tracked=True)))
    file = round_.edition_folder.parent / "decided.xlsx"
    book = load_workbook(io.BytesIO(round_.matrix("xlsx")))
    sheet = book.active
    assert sheet is not None
    for column, value in ((9, "Reject"), (10, "It is as agreed")):
        sheet.cell(2, column).value = value
    book.save(file)
    (decision,) = round_.decide_from(file, by="Ann")
    assert (decision.change, decision.decision, decision.reason) == (found.changes[0].id, "reject", "It is as agreed")
    assert round_.decide_from(file) == []
    before = round_.folder.ledger.file.read_bytes()
    sheet.cell(2, 9).value = "amended"
    row = [cell.value for cell in sheet[2]]
    sheet.append([*row[:8], "accept", " ", ""])
    sheet.append(["XX-9" if cell == decision.change else cell for cell in row])
    book.save(file)
    with pytest.raises(ContentError) as caught:
        round_.decide_from(file)
    assert [(one.file, one.line) for one in caught.value.problems] == [(file, 2), (file, 3), (file, 4)]
    said = [one.message for one in caught.value.problems]
    assert said[0] == f"{decision.change}: an amendment, and no other decision, needs the new words"
    assert said[1] == f"{decision.change}: a decision needs a reason"
    assert said[2].startswith("XX-9: there is no change “XX-9”")
    assert round_.folder.ledger.file.read_bytes() == before
    assert json.loads(json.dumps([asdict(one) for one in round_.changes]))[0]["decision"] == "reject"


def test_a_paragraph_with_a_place_of_its_own_is_flagged(round_: ClearanceRound) -> None:
    def added(words: str) -> etree._Element:
        return etree.fromstring(f'<w:p xmlns:w="{W[1:-1]}"><w:r><w:t>{words}</w:t></w:r></w:p>')

    def add(root: etree._Element) -> None:
        paragraph(root, OWN).addnext(added("Behind our own text, quite new."))
        body = root.find(f"{W}body")
        assert body is not None
        body.insert(0, added("Before all other words, by us."))
        cell = next(root.iter(f"{W}tc"))
        cell.getparent().getparent().addprevious(added("Above a table there are words of ours."))  # type: ignore[union-attr]

    found = {change.after: change for change in round_.read(back(round_, add)).proposals}
    behind, before = found["Behind our own text, quite new."], found["Before all other words, by us."]
    assert (behind.kind, behind.tracked, behind.whose, behind.flags) == ("added", False, "own", ())
    assert (before.kind, before.text, before.flags) == ("added", "", ("a place of its own",))
    assert behind.text == "chapters/enforcement-and-borders/spotlights/IDN/text"
    assert len(found) == 3


def test_recipients_formats_and_folders_that_are_none_are_refused(whole: Whole, round_: ClearanceRound) -> None:
    with whole.raises(ArgumentError, match="give the recipients"):
        round_.send(deadline="2026-03-06")
    with whole.raises(ArgumentError, match="unknown format “pdf”"):
        round_.matrix("pdf")
    with whole.raises(ContentError, match="there is no such folder"):
        clearance(round_.edition_folder / "nowhere")


def test_a_matrix_of_no_comments_says_so(round_: ClearanceRound) -> None:
    page = round_.matrix("html").decode()
    assert 'id="matrix-empty"' in page
    assert 'id="matrix-table"' not in page
    empty = load_workbook(io.BytesIO(round_.matrix("xlsx"))).active
    assert empty is not None
    assert empty.max_row == 1


def test_what_cannot_be_decided_or_read_says_why(whole: Whole, round_: ClearanceRound, tmp_path: Path) -> None:
    with whole.raises(UnknownNameError, match="IDN-9"):
        round_.decide("IDN-9", "accept", reason="x")
    (tmp_path / "a.docx").write_bytes(b"%PDF-1.7")
    with whole.raises(ContentError, match="PDF"):
        round_.read(tmp_path / "a.docx")
    with whole.raises(ArgumentError, match="deadline"):
        round_.send("IDN", deadline="tomorrow")
    assert apply_changes(round_.edition_folder, [], dry_run=True).made == []


@pytest.mark.parametrize("key", ["idn", "tha"])
def test_a_copy_ends_with_a_paragraph(round_: ClearanceRound, key: str) -> None:
    ends: list[str] = []

    def look(root: etree._Element) -> None:
        body = root.find(f"{W}body")
        assert body is not None
        ends.extend(str(child.tag).removeprefix(W) for child in list(body)[-3:])

    with_body(copy_of(round_, key), look)
    assert ends == ["tbl", "p", "sectPr"]


def test_the_terminal_shows_every_word_that_changed(round_: ClearanceRound) -> None:
    def change(root: etree._Element) -> None:
        one = paragraph(root, OWN)
        words = words_of(one)
        reworded(
            one, f"{words.replace('victim-centred', 'survivor-centred').removesuffix('.')} everywhere.", tracked=True
        )

    (only,) = round_.read(back(round_, change)).proposals
    head, first, second = lines_of_change(only)
    assert head.startswith("IDN-1  reworded, own:")
    assert "apply a [-victim-centred-]{+survivor-centred+} certification" in first
    assert first.startswith("    … ")
    assert first.endswith(" …")
    assert second.endswith("{+ everywhere+}.")
