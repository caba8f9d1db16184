"""Proposed words become bytes of the content: exactly, or a person is asked. The figures of the design are the least.

One reviewer of each document in CI; `OUTCOME_REPORTS_REVIEWERS=8` asks as many.
"""

from __future__ import annotations

import os
import random
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from outcome_reports import tree
from outcome_reports.clearing.rewording import reworded_files, word_edits
from outcome_reports.clearing.rewording.name_readings import NameReadings
from outcome_reports.clearing.rewording.proposals import Proposal, ProposalKind, source_edits
from outcome_reports.clearing.rewording.provenance import collapsed, paragraphs_of, readings_of
from outcome_reports.clearing.rewording.reworded_files import Rewording, reword, with_words
from outcome_reports.clearing.rewording.source_patching import ForPerson
from outcome_reports.clearing.rewording.word_edits import edits_between, matcher_of
from outcome_reports.clearing.sending.block_sources import BlockSources
from outcome_reports.clearing.sending.stable_paths import ContentText
from outcome_reports.composing.documents import excerpt_document, statement
from outcome_reports.composing.selection import Selection
from outcome_reports.model import Edition
from outcome_reports.reading import read_edition_with_places
from outcome_reports.reading.places import ModelPath
from outcome_reports.reading.spreadsheet_rows import CELL
from outcome_reports.reading.yaml_nodes import Scalar, scalars_of
from outcome_reports.rewriting.text_edits import WordEdit, applied
from outcome_reports.rewriting.verifying import parsed
from tests.support.random_edits import WORDS, edited

CONTENT = Path(__file__).resolve().parents[3] / "content"
REVIEWERS = int(os.environ.get("OUTCOME_REPORTS_REVIEWERS", "1"))
DOCUMENTS = {"fourth-2026": ("", "IDN"), "third-2025": ("", "THA"), "coastal-forum-2026": ("",)}
Shown = dict[str, dict[int, str]]
Wanted = tuple[ModelPath, Scalar, list[WordEdit], list[str]]


def _shown(edition: Edition, sources: BlockSources, subject: str) -> Shown:
    """Return how each text of a document reads, paragraph by paragraph."""
    if subject:
        document = excerpt_document.compose_excerpt(Selection(edition).excerpt((subject,), {}))
    else:
        document = statement.compose(statement.content(edition))
    found = sources.of_document(document.blocks)
    shown: Shown = {}
    for block in tree.blocks_of(document.blocks):
        source = found.get(id(block))
        # Of others' texts an excerpt shows what names its subject, so a change may take a paragraph out of it.
        if source and (not subject or subject in sources.texts[source.name].owners):
            words = collapsed(tree.inline_text(tree.own_inlines(block)))
            shown.setdefault(source.name, {})[source.number] = words
    return shown


def _restructured(text: ContentText, was: list[str], chance: random.Random) -> tuple[list[Proposal], list[str]] | None:
    """Return a change of the paragraphs of a text, and how they are to read; None where it has no such paragraphs."""
    paragraphs = paragraphs_of(text.source, is_markdown=text.is_markdown)
    if not text.is_markdown or len(paragraphs) != len(was) or any(one.kind != "paragraph" for one in paragraphs):
        return None
    at, new = chance.randrange(len(was)), f"{' '.join(chance.sample(WORDS, 9)).capitalize()}."
    one, follows = was[at], was[at + 1] if at + 1 < len(was) else ""
    stop = one.find(". ") + 1
    kinds: dict[ProposalKind, tuple[tuple[str, ...], list[str]]] = {"added": ((new,), [one, new])}
    if stop:
        kinds["parted"] = ((one[:stop], one[stop + 1 :]), [one[:stop], one[stop + 1 :]])
    if len(was) > 1:
        kinds["removed"] = ((), [])
    if follows:
        kinds["joined"] = ((f"{one} {follows}",), [f"{one} {follows}"])
    kind = chance.choice(list(kinds))
    words, instead = kinds[kind]
    rest = was[at + (2 if kind == "joined" else 1) :]
    return [_proposal(text, at, one, kind, words, follows)], [*was[:at], *instead, *rest]


def _reworded(text: ContentText, was: dict[int, str], chance: random.Random) -> tuple[list[Proposal], list[str]]:
    becomes = {number: collapsed(edited(words, chance)) for number, words in was.items() if chance.random() < 0.8}
    changed = {number: words for number, words in becomes.items() if words != was[number]}
    proposals = [_proposal(text, number, was[number], "reworded", (words,)) for number, words in changed.items()]
    return proposals, list((was | changed).values())


def _proposal(
    text: ContentText, number: int, was: str, kind: ProposalKind, words: tuple[str, ...], follows: str = ""
) -> Proposal:
    about = (text.path, text.source, text.source, text.is_markdown, number, was)
    return Proposal(f"{text.name}#{number}", kind, *about, words, follows)


def _reviews(content: Path, chance: random.Random) -> Iterator[tuple[Counter[str], list[tuple[str, ...]]]]:
    """Yield for each document what became of random changes of about half of its texts, and what reads wrongly."""
    for name, subjects in DOCUMENTS.items():
        folder = content / name
        edition, _, places = read_edition_with_places(folder)
        sources = BlockSources(edition)
        for subject in subjects:
            shown, proposals, wanted = _shown(edition, sources, subject), list[Proposal](), dict[str, list[str]]()
            for text, was in shown.items():
                complete = list(was) == list(range(len(was)))
                structural = complete and chance.random() < 0.25
                about = sources.texts[text]
                found = _restructured(about, list(was.values()), chance) if structural else None
                own, wanted[text] = found or _reworded(about, was, chance)
                proposals += own
            result = reword(places, proposals, NameReadings(edition.registry, edition.language))
            assert len(result.made) + len(result.left) == len(proposals)
            kept = {file: file.read_bytes() for file in result.files}
            for file, written in result.files.items():
                file.write_bytes(written.encode())
            again, _, _ = read_edition_with_places(folder, registry=edition.registry)
            becomes = BlockSources(again)
            now = _shown(again, becomes, subject)
            for file, data in kept.items():
                file.write_bytes(data)
            count, wrong = _counted(proposals, result.made, wanted, now, becomes.texts)
            changed = {one.id.partition("#")[0] for one in proposals}
            count["others"] = sum(1 for name, texts in shown.items() if name not in changed and now.get(name) != texts)
            yield count, wrong


def _counted(
    proposals: Iterable[Proposal],
    made: list[str],
    wanted: dict[str, list[str]],
    now: Shown,
    texts: dict[str, ContentText],
) -> tuple[Counter[str], list[tuple[str, ...]]]:
    """Count the changes by what became of them.

    Where a change elsewhere takes away the first mention of a name, the next one reads in full. Then only the source is
    as proposed: words go to a person, and of paragraphs that is a consequence to be shown.
    """
    count, wrong = Counter[str](), []
    for one in proposals:
        name = one.id.partition("#")[0]
        kind = "words" if one.kind == "reworded" else "structure"
        read = list(now.get(name, {}).values())
        exact = one.words[0] in read if kind == "words" else read == wanted[name]
        right = exact or (one.id in made and _may_read(texts[name], wanted[name]))
        count[kind] += 1
        count[f"{kind} exact"] += one.id in made and (exact if kind == "words" else right)
        if one.id in made and not right:
            wrong.append((one.id, one.kind, one.shown, *one.words, *read))
    return count, wrong


def _may_read(text: ContentText, wanted: list[str]) -> bool:
    readings = readings_of(text.source, is_markdown=text.is_markdown)
    return all(any(reading.trace(words) for reading in readings) for words in wanted) and len(readings) >= len(wanted)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path_factory.mktemp("floors") / "content"))


def test_random_changes_are_made_exactly_or_left_to_a_person(content: Path) -> None:
    total, wrong = Counter[str](), []
    for seed in range(REVIEWERS):
        for count, misread in _reviews(content, random.Random(seed)):  # noqa: S311
            total += count
            wrong += misread
    assert not wrong
    assert total["words"] > 100
    assert total["structure"] > 25
    assert total["words exact"] / total["words"] >= 0.92
    assert total["structure exact"] / total["structure"] >= 0.99
    assert total["others"] <= total["words exact"] // 20


def test_readings_of_a_name_that_is_no_longer_there_are_none(content: Path) -> None:
    edition, _, _ = read_edition_with_places(content / "third-2025")
    names = NameReadings(edition.registry, edition.language)
    assert names.after("", "XYZ", "auto") == set()
    assert names.after("In ", "FJI", "auto") == {"Fiji", "the Republic of Fiji"}
    assert names.after("In ", "FJI", "short") == {"Fiji"}


@pytest.mark.parametrize("is_markdown", [True, False])
@pytest.mark.parametrize("source", ["One  two.", "One   two."])
def test_white_space_is_read_as_one_space(source: str, is_markdown: bool) -> None:
    (reading,) = readings_of(source, is_markdown=is_markdown)
    found = reading.trace("One two.")
    assert found is not None
    assert found.place_before(4) == source.index("two")
    assert reading.trace(source) is None


def test_a_text_without_words_would_be_wrong(content: Path) -> None:
    edition, _, _ = read_edition_with_places(content / "third-2025")
    one = Proposal("a", "reworded", (), "One.", "One.", True, 0, "One.", ("",))
    why = "the text would be wrong: the text is empty: write it, or remove the key"
    assert source_edits(one, NameReadings(edition.registry, edition.language)) == ForPerson(why, "")


def test_what_no_words_can_tell_is_left_to_a_person_unless_it_was_there(content: Path) -> None:
    edition, _, _ = read_edition_with_places(content / "third-2025")
    names = NameReadings(edition.registry, edition.language)
    new = Proposal("a", "reworded", (), "One.", "One.", True, 0, "One.", ("\ufffd5 is one.",))
    assert source_edits(new, names) == ForPerson("the new words have a symbol, a formula or a picture", *new.words)
    old = replace(new, now="\ufffd5.", source="\ufffd5.", shown="\ufffd5.", words=("\ufffd6.",))
    assert source_edits(old, names) == [WordEdit(1, 2, "6")]


@pytest.mark.parametrize(
    ("lang", "name"), [("fr", "Philippines"), ("en-AU", "the Philippines"), (None, "the Philippines")]
)
def test_names_are_kept_as_they_read_in_the_language_of_the_text(content: Path, lang: str | None, name: str) -> None:
    edition, _, _ = read_edition_with_places(content / "third-2025")
    source, shown, words = (f"By {one} b {last}." for one, last in (("[[PHL]]", "c"), (name, "c"), (name, "d")))
    one = Proposal("a", "reworded", (), source, source, True, 0, shown, (words,), lang=lang)
    assert source_edits(one, NameReadings(edition.registry, edition.language)) == [WordEdit(13, 14, "d")]


@pytest.mark.parametrize(
    ("source", "shown", "words", "after"),
    [
        ("They saw 5[^1] ships.", "They saw 5[1] ships.", "They saw 1.5[1] ships.", "They saw 1.5[^1] ships."),
        ("They saw 5[^1] ships.", "They saw 5[1] ships.", "They saw 5[1]0 ships.", "They saw 5[^1]0 ships."),
        ("They saw 5[^1] ships.", "They saw 5[1] ships.", "They saw [1] 5 ships.", "They saw [^1] 5 ships."),
        ("They saw 5[^1] ships.", "They saw 5[1] ships.", "They saw 5 boats[1].", "They saw 5 boats[^1]."),
        ("5[^1][^2] of 1 port.[^2]", "5[1][2] of 1 port.[2]", "6[1][2] of 11 port.[2]", "6[^1][^2] of 11 port.[^2]"),
        ("They saw 5[^1] ships.", "They saw 5[1] ships.", "They saw 1,001 ships.", "lost"),
        ("They saw 5[^1] ships.", "They saw 5[1] ships.", "They saw 51 ships.", "lost"),
        ("They saw 5[^1] ships in 1 port.", "They saw 5[1] ships in 1 port.", "They saw ships in 1 port.", "lost"),
        ("They saw 5[^1] ships.", "They saw 5[1] ships.", "They saw 5[1] ships.[1]", "new or was moved"),
        ("They saw 5 ships.", "They saw 5 ships.", "They saw 5[1] ships.", "new or was moved"),
        ("5[^1] and 6[^2].", "5[1] and 6[2].", "5[2] and 6[1].", "new or was moved"),
        (
            "See \\[1\\] on 5[^1] ships.",
            "See [1] on 5[1] ships.",
            "See [1] on 6[1] ships.",
            "looks like other words in brackets",
        ),
        ("Saw **5[^1]** of 2.", "Saw 5[1] of 2.", "Saw 5[1]of 2.", "Markdown would read the new words differently"),
        ("See \\[1\\] on 5 ships.", "See [1] on 5 ships.", "See [1] on 6 ships.", "See \\[1\\] on 6 ships."),
        ("They saw 5[^1] ships.", "They saw 51 ships.", "They saw 51 boats.", "not certain"),
    ],
)
def test_a_footnote_mark_is_no_figure_of_a_number(
    content: Path, source: str, shown: str, words: str, after: str
) -> None:
    edition, _, _ = read_edition_with_places(content / "third-2025")
    notes = "\n\nAll.[^1][^2]\n\n[^1]: A note.\n[^2]: Another."
    one = Proposal("a", "reworded", (), source + notes, source + notes, True, 0, shown, (words,))
    edits = source_edits(one, NameReadings(edition.registry, edition.language))
    found = edits.reason if isinstance(edits, ForPerson) else applied(source + notes, edits)
    assert found == after + notes or (isinstance(edits, ForPerson) and found.endswith(after))


@pytest.mark.parametrize(
    ("source", "shown", "words", "after"),
    [
        ("[A b](https://example.org) e.", "A b e.", "“A b” e.", "“[A b](https://example.org)” e."),
        ("[A](https://example.org/e_(f)) e.", "A e.", "A of May e.", "[A](https://example.org/e_(f)) of May e."),
        ("*A* is **b**.", "A is b.", "Not A is b, nor c.", "Not *A* is **b**, nor c."),
        ("==A is b.== D.", "A is b. D.", "A is b. And c. D.", "==A is b.== And c. D."),
        ("[mot]{lang=fr} **[[IDN]]**", "mot Indonesia", "mot (a) Indonesia (b)", "[mot]{lang=fr} (a) **[[IDN]]** (b)"),
        (r"\[a\] (*b*) c", "[a] (b) c", "So [a] (or b) c", r"So \[a\] (or *b*) c"),
        ("*ශ්\u200dරී* ක්\u200dෂ", "ශ්\u200dරී ක්\u200dෂ", "ශ්\u200dරී ප්\u200dර ක්\u200dෂ", "*ශ්\u200dරී* ප්\u200dර ක්\u200dෂ"),
        ("5 * *a* un*b*c*", "5 * a unbc*", "5 x * a x unbc*", r"5 x * *a* x un*b*c*"),
    ],
)
def test_new_words_are_in_no_emphasis_and_no_link_beside_them(
    content: Path, source: str, shown: str, words: str, after: str
) -> None:
    edition, _, _ = read_edition_with_places(content / "third-2025")
    one = Proposal("a", "reworded", (), source, source, True, 0, collapsed(shown), (collapsed(words),))
    edits = source_edits(one, NameReadings(edition.registry, edition.language))
    assert not isinstance(edits, ForPerson)
    assert applied(source, edits) == after


def test_a_text_too_long_to_compare_is_replaced_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_edits, "MOST_TOKENS", 6)
    assert edits_between("a b", "a c") == [WordEdit(2, 3, "c")]
    monkeypatch.setattr(word_edits, "MOST_TOKENS", 5)
    assert edits_between("a b", "a c") == [WordEdit(0, 3, "a c")]
    assert edits_between("a b", "a b") == []


def test_long_texts_are_compared_by_words_that_are_not_everywhere() -> None:
    few, many = ["a", " "] * 250, ["b", *["a", " "] * 250]
    assert matcher_of(few, few).find_longest_match().size == 500
    assert matcher_of(few, many).find_longest_match().size == 0
    assert matcher_of(many, many).find_longest_match().size == 501


CSV = "name;words\nFiji;old one\nTonga;old two\n"


def cell_edits(*edits: tuple[int, int, str, str]) -> list[Wanted]:
    return [
        ((f"t{n}",), Scalar(value, line, column, CELL), [WordEdit(0, 3, new)], [f"{n}a", f"{n}b"])
        for n, (line, column, value, new) in enumerate(edits)
    ]


def test_cells_of_one_file_change_from_the_last_to_the_first(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(CSV, encoding="utf-8")
    found = Rewording()
    wanted = cell_edits((1, 1, "old one", "a; longer\nand"), (2, 1, "old two", "new"), (9, 1, "old", "no"))
    reworded_files._write_file(file, wanted, found)
    made = CSV.replace("old one", '"a; longer\nand one"').replace("old two", "new two")
    assert (found.files, found.before, found.made) == ({file: made}, {file: CSV}, ["0a", "0b", "1a", "1b"])
    assert found.left == dict.fromkeys(
        ["2a", "2b"], ForPerson("the place of the cell in the file is not certain", "no")
    )


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.xlsx", b"PK", "the text is in an Excel workbook, which the software does not change"),
        ("a.csv", b"\xff", "the file cannot be read now"),
    ],
)
def test_cells_of_other_files_are_left_to_a_person(name: str, data: bytes, why: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    found = Rewording()
    reworded_files._write_file(file, cell_edits((1, 1, "old one", "new")), found)
    assert (found.files, found.made) == ({}, [])
    assert {id: why in one.reason for id, one in found.left.items()} == {"0a": True, "0b": True}


def test_words_without_a_certain_place_and_words_misread_are_left(tmp_path: Path) -> None:
    text = 'a: old one\nb: "  x"\nc: old two\n'
    node = parsed(text)
    assert node is not None
    scalars = dict(scalars_of(node))
    edits = {("a",): WordEdit(0, 3, "x\n\ny"), ("b",): WordEdit(0, 1, "y"), ("c",): WordEdit(0, 3, "new")}
    found, refused = with_words(text, [(path, scalars[path], [edit]) for path, edit in edits.items()])
    assert found == text.replace("old two", "new two")
    assert refused == {
        ("a",): ForPerson("new paragraphs in a text that is not a block of lines (|)"),
        ("b",): ForPerson("the place of the words in the file is not certain"),
    }
    assert not list(tmp_path.iterdir())


SENTENCES = "chapters/enforcement-and-borders/spotlights/IDN/text"


@pytest.mark.parametrize(
    ("changes", "made"),
    [
        ([("reworded", "At the end."), ("added", "A new one.")], ["0", "1"]),
        ([("reworded", "At the end."), ("reworded", "At the end.")], ["0", "1"]),
        ([("reworded", "At the end."), ("reworded", "Elsewhere.")], []),
        ([("added", "A new one."), ("added", "Another.")], []),
        ([("added", "A new one."), ("added", "A new one.")], ["0", "1"]),
    ],
)
def test_changes_that_meet_are_all_left_to_a_person(
    content: Path, changes: list[tuple[ProposalKind, str]], made: list[str]
) -> None:
    edition, _, places = read_edition_with_places(content / "third-2025")
    sources = BlockSources(edition)
    text, was = sources.texts[SENTENCES], _shown(edition, sources, "")[SENTENCES][0]
    proposals = [
        _proposal(text, 0, was, kind, (words if kind == "added" else f"{was.rpartition(' ')[0]} {words}",))
        for kind, words in changes
    ]
    numbered = [replace(one, id=str(number)) for number, one in enumerate(proposals)]
    found = reword(places, numbered, NameReadings(edition.registry, edition.language))
    assert found.made == made
    assert sorted({*found.made, *found.left}) == ["0", "1"]
    assert all(new.count("A new one.") <= 1 and new.count("At the end.") <= 1 for new in found.files.values())
