"""Which copy a returned file is, which paragraph is which in it, and how its form was filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pytest

from outcome_reports.clearing.returned.changes import Remark
from outcome_reports.clearing.returned.comparing import compare
from outcome_reports.clearing.returned.finding_records import record_for
from outcome_reports.clearing.returned.form_answers import Form
from outcome_reports.clearing.returned.matching import match
from outcome_reports.clearing.returned.views import view
from outcome_reports.clearing.returned.word_paragraphs import (
    NOBODY,
    Cell,
    CheckBox,
    Comment,
    Piece,
    State,
    WordFile,
    WordParagraph,
)
from outcome_reports.clearing.sending.sent_records import PROPERTY, SentParagraph, SentRecord
from outcome_reports.errors import ArgumentError
from tests.support.whole_messages import Whole

LONG = [f"Paragraph {n} of the copy, with words of its own." for n in range(8)]


def copy(*keys: str, words: Sequence[str] = LONG, document: str = "excerpt", version: str = "1") -> SentRecord:
    paragraphs = tuple(SentParagraph(key=f"p{n}", words=one) for n, one in enumerate(words))
    about = {"edition": "e", "version": version, "document": document, "subject": keys, "covers": keys}
    return SentRecord.model_validate({**about, "paragraphs": paragraphs, "texts": {}})


class Sent:
    """The records of sent copies."""

    def __init__(self, *copies: SentRecord) -> None:
        self._copies = copies

    def known(self, digest: str) -> SentRecord | None:
        return next((one for one in self._copies if one.digest == digest), None)

    def records(self) -> Iterator[SentRecord]:
        yield from self._copies


def file_of(words: Sequence[str], digest: str = "") -> WordFile:
    return WordFile([WordParagraph([Piece(one)]) for one in words], properties={PROPERTY: digest} if digest else {})


IDN, THA = copy("IDN"), copy("THA", words=[*LONG[:4], *("Of Thailand, and nobody else.",) * 4])
IDN_STATEMENT, THA_STATEMENT = copy("IDN", document="statement"), copy("THA", document="statement")
OTHER_STATEMENT = copy("FJI", document="statement", words=LONG[:7])


@pytest.mark.parametrize(
    ("file", "sender", "found"),
    [
        (file_of([], IDN.digest), None, IDN),
        (file_of([], IDN.digest), "IDN", IDN),
        # Who it is from counts more than what it says of itself, but for statements, which are all alike.
        (file_of(LONG, IDN.digest), "THA", THA),
        (file_of([], IDN_STATEMENT.digest), "THA", THA_STATEMENT),
        (file_of([], IDN_STATEMENT.digest), "FJI", IDN_STATEMENT),
        (file_of([], IDN_STATEMENT.digest), "XYZ", IDN_STATEMENT),
        (file_of(THA.paragraphs[4].words.split("\n") + LONG[:4]), None, THA),
        # Of four in ten at least.
        (file_of([LONG[0], LONG[1], LONG[2], LONG[3]]), "IDN", IDN),
        (file_of(LONG), "NOBODY", IDN),
    ],
)
def test_a_file_is_one_of_the_copies(file: WordFile, sender: str | None, found: SentRecord) -> None:
    statements = (IDN_STATEMENT, THA_STATEMENT, OTHER_STATEMENT)
    sent = statements if file.properties.get(PROPERTY) == IDN_STATEMENT.digest else (IDN, THA)
    assert record_for(file, Sent(*sent), sender) == found


def test_of_several_copies_of_one_government_the_last_is_meant() -> None:
    first, second = copy("IDN", version="1"), copy("IDN", version="2")
    assert record_for(file_of(LONG), Sent(first, second), "IDN") == second
    assert record_for(file_of(LONG), Sent(second, first), "IDN") == first


@pytest.mark.parametrize(
    ("words", "sender", "said"),
    [
        (LONG[:3], None, "not one of the copies"),
        ([], "IDN", "not one of the copies"),
        (LONG[:4], None, "name the sender with --from KEY"),
    ],
)
def test_a_file_that_is_none_or_may_be_several_is_refused(
    words: Sequence[str], sender: str | None, said: str, whole: Whole
) -> None:
    with whole.raises(ArgumentError, match=said):
        record_for(file_of(words), Sent(IDN, THA), sender)
    with whole.raises(ArgumentError, match="not one of the copies"):
        record_for(file_of(words), Sent(), sender)


# ---- the form

BOXES = ("cleared", "with_changes", "not_cleared")
LINES = ("\u2610 Cleared", "\u2610 Cleared with the changes", "\u2610 Not cleared")
FORM = SentRecord(
    edition="e",
    version="1",
    document="excerpt",
    subject=("IDN",),
    covers=("IDN",),
    boxes=BOXES,
    paragraphs=(
        SentParagraph(key="text", words="Words."),
        *(SentParagraph(key=f"box_{n}", words=line, kind="form") for n, line in enumerate(LINES)),
    ),
    texts={},
)


@pytest.mark.parametrize(
    ("texts", "boxes", "ticked", "ticks"),
    [
        (LINES, {}, (), ()),
        (("\u2612 Cleared", *LINES[1:]), {}, ("cleared",), (1,)),
        (("\u2612 Cleared", LINES[1], "\u2611 Not cleared"), {}, ("cleared", "not_cleared"), (1, 3)),
        (("x Cleared", *LINES[1:]), {}, ("cleared",), (1,)),
        (("[X] Cleared", *LINES[1:]), {}, ("cleared",), (1,)),
        (("xx Cleared", *LINES[1:]), {}, (), ()),
        (("\u2612 Cleared, but", *LINES[1:]), {}, ("cleared",), ()),
        (("Other words", *LINES[1:]), {}, (), ()),
        # A box of Word that is ticked counts, whatever its sign.
        (LINES, {"box-1": True, "box-2": False}, ("with_changes",), ()),
        (("\u2612 Cleared", *LINES[1:]), {"box-0": True}, ("cleared",), (1,)),
        # The one line that is left is the answer, and the others are no changes.
        (("", LINES[1], ""), {}, ("with_changes",), (1, 3)),
        (("", LINES[1], LINES[2]), {}, (), ()),
        (("", "\u2612 Cleared with the changes", LINES[2]), {}, ("with_changes",), (1, 2)),
        (("", "", ""), {}, (), ()),
    ],
)
def test_answers_are_ticks_however_they_are_made(
    texts: Sequence[str], boxes: Mapping[str, bool], ticked: tuple[str, ...], ticks: tuple[int, ...]
) -> None:
    file = WordFile([], boxes=[CheckBox(tag, on) for tag, on in boxes.items()])
    form = Form(FORM, ("Other words.", *texts), file)
    assert form.answers.ticked == ticked
    changed = [n for n, (text, line) in enumerate(zip(texts, LINES, strict=True), start=1) if text != line]
    assert tuple(n for n in changed if form.has_tick(n)) == ticks
    assert not form.has_tick(0)


# ---- paragraphs


def test_paragraphs_beside_no_other_are_new_in_their_place() -> None:
    sent = [f"The {word} paragraph of all that was sent to them." for word in ("first", "second", "third", "last")]
    new = "Quite different words that nobody had in mind before."
    found = match([f"p{n}" for n in range(4)], sent, file_of([new, *sent[:2], f"{new} Again.", *sent[2:]]))
    assert (found.of, found.added) == ({0: [1], 1: [2], 2: [4], 3: [5]}, [(0, -1), (3, 1)])
    assert (found.moved, found.untracked, found.unsent) == (set(), set(), [[0], [3]])


@pytest.mark.parametrize("parts", [2, 9, 10, 12])
def test_a_paragraph_takes_up_nine_parts_beside_each_other(parts: int) -> None:
    words = [f"Part {n} has the words alpha{n} beta{n} gamma{n} delta{n}." for n in range(parts)]
    file = file_of(words)
    file.paragraphs[0].bookmarks.append("p0")
    found = match(["p0"], [" ".join(words)], file)
    assert found.of == {0: list(range(min(parts, 9)))}
    assert found.added == [(n, 0) for n in range(9, parts)]


def test_a_paragraph_that_changed_its_place_is_moved() -> None:
    sent = [f"The {word} paragraph of all that was sent to them." for word in ("first", "second", "third")]
    found = match(["a", "b", "c"], sent, file_of([sent[1], sent[2], sent[0]]))
    assert (found.of, found.moved, found.untracked) == ({0: [2], 1: [0], 2: [1]}, {0}, {0})


def marked(
    text: str, mark: State = "kept", row: State = "kept", cell: Cell | None = None, state: State = "kept"
) -> WordParagraph:
    return WordParagraph([Piece(text, state)], mark=mark, row=row, cell=cell)


@pytest.mark.parametrize(
    ("paragraphs", "before", "after"),
    [
        ([marked("a", "deleted"), marked("b")], [("a", [0]), ("b", [1])], [("ab", [0, 1])]),
        ([marked("a", "inserted"), marked("b")], [("ab", [0, 1])], [("a", [0]), ("b", [1])]),
        ([marked("a", "both"), marked("b")], [("ab", [0, 1])], [("ab", [0, 1])]),
        ([marked("a"), marked("b", "deleted")], [("a", [0]), ("b", [1])], [("a", [0]), ("b", [1])]),
        ([marked("a", "deleted"), marked("b", cell=Cell(1, 1, 1))], [("a", [0]), ("b", [1])], [("a", [0]), ("b", [1])]),
        ([marked("a", "deleted"), marked("b", row="deleted")], [("a", [0]), ("b", [1])], [("a", [0])]),
        ([marked("a", "deleted"), marked("b", "deleted"), marked("c")],
         [("a", [0]), ("b", [1]), ("c", [2])], [("abc", [0, 1, 2])]),
        ([marked("a", "deleted", state="deleted"), marked("b")], [("a", [0]), ("b", [1])], [("b", [1])]),
        ([marked("a", row="inserted"), marked("b", row="deleted")], [("b", [1])], [("a", [0])]),
    ],
)  # fmt: skip
def test_paragraphs_of_each_side(
    paragraphs: list[WordParagraph], before: list[tuple[str, list[int]]], after: list[tuple[str, list[int]]]
) -> None:
    assert [(unit.text, unit.members) for unit in view(paragraphs, "before")] == before
    assert [(unit.text, unit.members) for unit in view(paragraphs, "after")] == after


@pytest.mark.parametrize(
    ("first", "parts", "kinds"),
    [
        (0, 1, []),
        (0, 2, ["joined"]),
        (1, 3, ["removed", "removed", "reworded"]),
        (4, 4, ["removed"] * 3 + ["reworded"]),
    ],
)
def test_the_words_of_paragraphs_that_are_joined_are_told_once(first: int, parts: int, kinds: list[str]) -> None:
    last = first + parts - 1
    paragraphs = [marked(one, mark="deleted" if first <= n < last else "kept") for n, one in enumerate(LONG)]
    for n, paragraph in enumerate(paragraphs):
        paragraph.bookmarks.append(f"p{n}")
    found = compare(copy("IDN"), WordFile(paragraphs), sender="IDN", digest="", name="back.docx")
    assert (found.honest, [change.kind for change in found.changes]) == (True, kinds)
    told = "".join(change.after for change in found.changes)
    assert told == ("".join(LONG[first : last + 1]) if kinds else "")
    assert [change.key for change in found.changes] == [f"p{n}" for n in range(first, first + len(kinds))]


def replies(*parents: str) -> dict[str, Comment]:
    return {str(n): Comment(str(n), NOBODY, f"Said {n}.", parent) for n, parent in enumerate(parents)}


def said(remark: Remark) -> int:
    return 1 + sum(map(said, remark.answers))


@pytest.mark.parametrize(
    ("comments", "sizes"),
    [
        (replies("", "0", "0", "1", ""), [4, 1]),
        # In a circle, behind one that is gone, and more than a program shows.
        (replies("1", "0", "2"), [2, 1]),
        (replies("9", "0"), [2]),
        (replies("", *map(str, range(30))), [21, 10]),
    ],
)
def test_every_comment_and_reply_is_told_once(comments: dict[str, Comment], sizes: list[int]) -> None:
    file = WordFile([WordParagraph([Piece(one)]) for one in LONG], comments=comments)
    found = compare(copy("IDN"), file, sender="IDN", digest="", name="back.docx")
    assert [said(change.remarks[0]) for change in found.changes] == sizes
