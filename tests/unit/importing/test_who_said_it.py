"""No report goes to a State or organisation that did not give it, unless it is marked for confirmation."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

import outcome_reports as outr
from outcome_reports.importing import import_docx
from tests.support.small_registry import write_small_registry
from tests.unit.importing.word_file import paragraph, run, table, write_word

BOLD, ITALIC, SMALL = "<w:b/>", "<w:i/>", "<w:smallCaps/>"
NAMES: Mapping[str, tuple[str, str]] = {
    "AUS": ("Australia", "Australia"),
    "IDN": ("Indonesia", "the Republic of Indonesia"),
    "NZL": ("New Zealand", "New Zealand"),
    "PHL": ("the Philippines", "the Republic of the Philippines"),
    "IOM": ("IOM", "the International Organization for Migration (IOM)"),
    "OSCE": ("the OSCE", "the Organization for Security and Co-operation in Europe (OSCE)"),
}
UNKNOWN = ("Atlantis", "Atlantis")
Pieces = Sequence[tuple[str, str]]
"""Words and their look: {S} is a name, {N} without its article ({The} is that article), {F} the formal name, {FF} in
capitals, {o} another name, {t} what was said.
"""
STYLES: Mapping[str, Pieces] = {
    "bold": [("{The}", ""), ("{N}", BOLD), (" reported that {t}.", "")],
    "bold with its article": [("{F}", BOLD), (" has done much: {t}.", "")],
    "capitals": [("{FF} noted that {t}.", "")],
    "bold capitals": [("{FF}", BOLD), (" presented {t}.", "")],
    "plain": [("{S} highlighted that {t}.", "")],
    "plain, another verb": [("{S} runs a programme: {t}.", "")],
    "italic": [("{S}", ITALIC), (" shared {t}.", "")],
    "small capitals": [("{S}", SMALL), (" shared {t}.", "")],
    "with a colon": [("{N}:", BOLD), (" {t}.", "")],
    "with a dash": [("{N}", BOLD), (" – {t}.", "")],
    "led by": [("A survey led by {the}", ""), ("{N}", BOLD), (" notes {t}.", "")],
    "led by, plain": [("A survey led by {the}{N} notes {t}.", "")],
    "behind a quotation": [("“You cannot protect what you cannot see.” ", ""), ("{S}", BOLD), (" said that {t}.", "")],
    "delegation": [("The delegation of {the}", ""), ("{N}", BOLD), (" said that {t}.", "")],
    "possessive": [("{N}’s", BOLD), (" delegation outlined {t}.", "")],
    "another named first": [("Together with {o}, {the}", ""), ("{N}", BOLD), (" outlined {t}.", "")],
    "another named beside": [("{S}", BOLD), (", which {o} joins, did {t}.", "")],
    "on behalf of": [("On behalf of {o}, {the}{N} stressed that {t}.", "")],
    "numbered": [("3. ", ""), ("{N}", BOLD), (" announced {t}.", "")],
    "a heading": [("{N}", "heading"), ("It is said that {t}.", "paragraph")],
    "bullets": [("{N}", BOLD), (" explained {t}.", "bullet")],
    "split in runs": [("{N}", "letters"), (" explained {t}.", "")],
    "name at the end": [("It was said that {t} (", ""), ("{N}", BOLD), (").", "")],
}
GOING_ON: Sequence[Pieces] = (
    [("It also plans {t}.", "")],
    [("Cooperation with {o} has grown: {t}.", "")],
    [("{O} welcomed {t}.", "")],
    [("Work with ", ""), ("{o}", BOLD), (" continues: {t}.", "")],
    [("a point about {t}", "bullet")],
    [("Delegates noted {t}.", "")],
)


def written(pieces: Pieces, short: str, formal: str, text: str, other: str) -> str:
    """The paragraphs that `pieces` make."""
    article = "the " if short.startswith("the ") else ""
    words = {
        "S": short[:1].upper() + short[1:],
        "N": short.removeprefix("the "),
        "the": article,
        "The": article.capitalize(),
        "F": formal[:1].upper() + formal[1:],
        "FF": formal.upper(),
        "o": other,
        "O": other[:1].upper() + other[1:],
        "t": text,
    }
    runs, before, bullet = "", "", ""
    for template, look in pieces:
        shown = template.format(**words)
        if look == "heading":
            before = paragraph(shown, "H3")
        elif look == "letters":
            runs += "".join(run(letter, BOLD) for letter in shown)
        else:
            bullet = '<w:pPr><w:pStyle w:val="Bullet"/></w:pPr>' if look == "bullet" else bullet
            runs += run(shown, look if look.startswith("<") else "")
    return f"{before}<w:p>{bullet}{runs}</w:p>"


def made(seed: int, style: str | None) -> tuple[str, dict[str, str]]:
    """A document, and who really said each of its words of one kind ("zq7")."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    body = paragraph("Sharing", "H1") + paragraph("About sharing.") + paragraph("Spotlight on members", "H2")
    truth: dict[str, str] = {}
    for number in range(7):
        key = chance.choice([*NAMES, "?"])
        short, formal = NAMES.get(key, UNKNOWN)
        other = NAMES[chance.choice([name for name in NAMES if name != key])][0]
        look = style or chance.choice(list(STYLES))
        word = f"zq{number}"
        truth[word] = key
        body += written(STYLES[look], short, formal, word, other)
        for more in range(chance.randrange(3)):
            word = f"zq{number}x{more}"
            truth[word] = key
            body += written(chance.choice(GOING_ON), short, formal, word, other)
    return body, truth


def wrong(folder: Path, truth: Mapping[str, str]) -> list[str]:
    """Words that stand under another name without a mark."""
    found = []
    for _, _, spotlight in outr.load(folder).content.spotlights():
        text = str(spotlight.text)
        if "⟦Confirm: by" in text:
            continue
        found += [f"{w} of {truth[w]} under {spotlight.by}" for w in _words(text) if truth[w] not in spotlight.by]
    return found


def _words(text: str) -> list[str]:
    return re.findall(r"zq\d+(?:x\d+)?", text)


@pytest.mark.parametrize("style", [*STYLES, None])
def test_nothing_is_attributed_wrongly_in_silence(tmp_path: Path, style: str | None) -> None:
    write_small_registry(tmp_path / "registry")
    for seed in range(12):
        body, truth = made(seed, style)
        file = write_word(tmp_path / f"{seed}.docx", body)
        report = import_docx(file, tmp_path / f"made-{seed}")
        assert report.problems == ()
        assert not wrong(report.folder, truth), seed
        texts = "".join(f.read_text(encoding="utf-8") for f in report.folder.rglob("*.*"))
        assert set(_words(texts)) == set(truth), seed


@pytest.mark.parametrize(
    "style", ["bold", "capitals", "bold capitals", "italic", "with a colon", "split in runs", "numbered"]
)
def test_what_is_plain_to_see_needs_no_confirmation(tmp_path: Path, style: str) -> None:
    write_small_registry(tmp_path / "registry")
    body = paragraph("Sharing", "H1") + paragraph("Spotlight on members", "H2")
    body += "".join(written(STYLES[style], *NAMES[key], f"zq{number}", "nobody") for number, key in enumerate(NAMES))
    report = import_docx(write_word(tmp_path / "old.docx", body), tmp_path / "made")
    spotlights = [s for _, _, s in outr.load(report.folder).content.spotlights()]
    assert [spotlight.by for spotlight in spotlights] == [(key,) for key in NAMES]
    assert not [spotlight for spotlight in spotlights if "⟦" in str(spotlight.text)]


def test_an_unknown_reporter_leaves_only_that_report_unplaced(tmp_path: Path) -> None:
    write_small_registry(tmp_path / "registry")
    body = paragraph("Sharing", "H1") + paragraph("Spotlight on members", "H2")
    for names, word in ((NAMES["IDN"], "first"), (UNKNOWN, "lost"), (NAMES["NZL"], "second")):
        body += written(STYLES["bold"], *names, word, "")
    report = import_docx(write_word(tmp_path / "old.docx", body), tmp_path / "made")
    assert [s.by for _, _, s in outr.load(report.folder).content.spotlights()] == [("IDN",), ("NZL",)]
    (entry,) = (entry for entry in report.unplaced if "Atlantis" in entry.text)
    assert entry.what == "report by “Atlantis”, who is not in the registry"


def said(folder: Path, body: str) -> tuple[list[tuple[str, str]], str]:
    """The reports of a chapter, each with who gave it, and the words without a place."""
    write_small_registry(folder / "registry")
    body = paragraph("Sharing", "H1") + paragraph("Spotlight on members", "H2") + body
    report = import_docx(write_word(folder / "old.docx", body), folder / "made")
    spotlights = [s for _, _, s in outr.load(report.folder).content.spotlights()]
    left = " ".join(entry.text for entry in report.unplaced)
    return [("+".join(s.by), " ".join(str(s.text).split())) for s in spotlights], left


def test_a_table_of_names_and_texts_is_a_list_of_reports(tmp_path: Path) -> None:
    rows = table(
        ("Country", "What it said"),
        ("Indonesia", "It reported."),
        ("", "It went on."),
        ("Australia and New Zealand", "They reported."),
        ("Atlantis", "It rose."),
    )
    assert said(tmp_path, rows) == (
        [
            ("IDN", "It reported. ⟦Confirm: by IDN? The table has no name beside this⟧ It went on."),
            ("AUS+NZL", "They reported."),
        ],
        "It rose.",
    )


@pytest.mark.parametrize(
    ("rows", "reporters"),
    [
        ([("Indonesia reported boats.", "Australia noted ports."), ("New Zealand shared it.", "")], "IDN AUS NZL"),
        ([("Indonesia reported boats.", "12"), ("Australia", "7"), ("Year", "2026")], ""),
    ],
)
def test_a_table_that_only_lays_out_reports_is_read_cell_by_cell(
    tmp_path: Path, rows: Sequence[tuple[str, ...]], reporters: str
) -> None:
    assert [by for by, _ in said(tmp_path, table(*rows))[0]] == reporters.split()


@pytest.mark.parametrize(
    ("heading", "by"),
    [
        ("Indonesia", "IDN"),
        ("Statement by Indonesia", "IDN?"),
        ("Indonesia (Co-Chair)", "IDN?"),
        ("Remarks of Indonesia and Australia", "IDN+AUS?"),
        ("Statement by friends of Indonesia", ""),
        ("Indonesia Society", ""),
    ],
)
def test_words_beside_the_name_in_a_heading_are_to_be_confirmed(tmp_path: Path, heading: str, by: str) -> None:
    reports, left = said(tmp_path, paragraph(heading, "H3") + paragraph("It rained."))
    assert (
        "".join(key + "?" * text.startswith(f"⟦Confirm: by {key.replace('+', ' and ')}?") for key, text in reports)
        == by
    )
    assert ("It rained." in left) == (not by)
