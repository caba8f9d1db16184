"""Wording files are checked when they are loaded: the same for all formats, with file, table and key."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from outcome_reports.errors import WordingError
from outcome_reports.language import wording_files
from outcome_reports.language.wording import wording_for
from outcome_reports.language.wording_files import read_wording
from outcome_reports.platform.resources import templates
from tests.support.folders import HEAD, EditionFolder

ENGLISH = templates() / "wording" / "en.toml"
CATEGORIES = ("one", "other")


def problems(folder: Path, old: str, new: str, categories: tuple[str, ...] = CATEGORIES) -> str:
    """What is wrong with the English wording in which `new` stands instead of `old`."""
    text = ENGLISH.read_text("utf-8")
    assert text.count(old) == 1, old
    file = folder / "xx.toml"
    file.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(WordingError) as caught:
        read_wording(file, categories, ENGLISH)
    message = str(caught.value)
    assert message.startswith(f"the wording in {file} cannot be used: ")
    return message.split("cannot be used: ", 1)[1]


SHORT = 'chapter_short = "Chapter {number}"'
DAY = 'day = "{day} {month} {year}"'
SPOTLIGHT = 'count_spotlights.one = "spotlight on promising practices"'


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('glance = "At a glance"\n', "", "[labels] glance is missing"),
        ('glance = "At a glance"', 'glanse = "At a glance"', "[labels] glanse is unknown; did you mean “glance”?"),
        ('skip_to_content = "Skip to content"\n', "", "[guides] skip_to_content is missing"),
        ('skip_to_content = "Skip', 'skip_content = "Skip', "did you mean “skip_to_content”?"),
        (f"{DAY}\n", "", "[dates] day is missing"),
        (DAY, 'day = "{dya} {month}"', "[dates] day: nothing fills {dya}; did you mean “day”?"),
        ('"November", "December"]', '"November"]', "[dates] months cannot be used"),
        ('"November", "December"]', "1, 2]", "[dates] months cannot be used: it must be a text"),
        ('\nstate = "State"\n', "\n", "[kinds] state is missing"),
        ('\nstate = "State"', "\nstate = 1", "[kinds] state cannot be used"),
        ('yes = "Yes"\n', "", "[excerpt] yes is missing"),
        ('last = " and "\n', "", "[joins] last is missing"),
        ("[numbers]", "[figures]", "[numbers] is missing"),
        ("[numbers]", "[figures]", "[figures] is unknown"),
        (SHORT, 'chapter_short = "Chapter {numer}"', "nothing fills {numer}; did you mean “number”?"),
        (SHORT, 'chapter_short = "Chapter {number"', "[labels] chapter_short cannot be used: "),
        (SHORT, 'chapter_short = "Chapter {number.real}"', "nothing fills {number.real}"),
        (SHORT, 'chapter_short = "Chapter {number!x}"', "more than a name in braces: write {number}"),
        (SHORT, 'chapter_short = "Chapter {number:9}"', "more than a name in braces: write {number}"),
        (SHORT, 'chapter_short = "Chapter {number}}"', "braces that do not pair: write “{{”"),
        (SHORT, 'chapter_short = "Chapter {{number}}"', "[labels] chapter_short leaves out {number}"),
        (DAY, 'day = "{day} {month}"', "[dates] day leaves out {year}"),
        (DAY, 'day = " "', "[dates] day is empty"),
        (SPOTLIGHT, 'count_spotlights.one = ""', "[labels] count_spotlights is empty"),
        ('glance = "At a glance"', 'glance = "At\\u0000"', "[labels] glance has an invisible character, U+0000"),
        ('glance = "At a glance"', 'glance = "At\\na glance"', "[labels] glance has a line break"),
        ('glance = "At a glance"', "glance = true", "[labels] glance cannot be used: it must be a text"),
        ('glance = "At a glance"', "glance = {}", "must have the plural forms one, other, but has none"),
        ('last = " and "', 'last = ""', "[joins] last is empty"),
        ('"November", "December"]', '"", "December"]', "[dates] months is empty"),
        ('"November", "December"]', '"December", "December"]', "[dates] months has “December” twice"),
        ('decimal_mark = "."', 'decimal_mark = "5"', "[numbers] decimal_mark is “5”, not a mark"),
        ('decimal_mark = "."', 'decimal_mark = ""', "[numbers] decimal_mark is empty"),
        ('decimal_mark = "."', 'decimal_mark = ","', "[numbers] decimal_mark is the same as grouping_mark"),
        (SHORT, "chapter_short = 3", "[labels] chapter_short cannot be used: "),
        (f"{SPOTLIGHT}\n", "", "[labels] count_spotlights must have the plural forms one, other, but has other"),
        (SPOTLIGHT, 'count_spotlights.few = "x"', "must have the plural forms one, other, but has few, other"),
        ("[joins]", "[joins", "Expected"),
        ("[labels]", "labels = 1\n[other]", "[labels] cannot be used"),
    ],
)
def test_what_a_wording_file_can_have_wrong(old: str, new: str, problem: str, tmp_path: Path) -> None:
    assert problem in problems(tmp_path, old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (SHORT, 'chapter_short = "{number}. {document}"'),
        (DAY, 'day = "{year} {month} {day} {year}"'),
        ('grouping_mark = ","', 'grouping_mark = "\u202f"'),
        ('grouping_mark = ","', 'grouping_mark = ""'),
        ('last = " and "', 'last = "\u3001"'),
        ("# The house", "\ufeff# The house"),
    ],
)
def test_what_another_language_may_need(old: str, new: str, tmp_path: Path) -> None:
    file = tmp_path / "xx.toml"
    file.write_text(ENGLISH.read_text("utf-8").replace(old, new, 1), "utf-8")
    read_wording(file, CATEGORIES, ENGLISH)


def test_a_file_in_an_older_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "xx.toml"
    file.write_bytes("[labels]\nglance = 'Übersicht'\n".encode("cp1252"))
    with pytest.raises(WordingError, match=r"line 2 is not UTF-8: save the file as UTF-8$"):
        read_wording(file, CATEGORIES, ENGLISH)


@pytest.mark.parametrize(
    ("text", "problem"), [("a = " + "[" * 3000, "it is nested too deeply"), ("a = " + "9" * 5000, "too long")]
)
def test_what_python_cannot_read_is_a_problem_of_the_file(tmp_path: Path, text: str, problem: str) -> None:
    file = tmp_path / "xx.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(WordingError, match=rf"cannot be used: .*{problem}$"):
        read_wording(file, CATEGORIES, ENGLISH)


def test_a_list_with_several_faults_is_one_problem(tmp_path: Path) -> None:
    assert problems(tmp_path, '"November", "December"]', "1, 2]").count("[dates] months") == 1


def test_plural_forms_are_those_of_the_grammar(tmp_path: Path) -> None:
    found = problems(tmp_path, 'glance = "At a glance"', 'glance.other = "At a glance"', ("other",))
    assert "[labels] glance must" not in found
    assert found.count("must have the plural forms other, but has one, other") == 11


def test_a_label_with_a_count_needs_every_form(tmp_path: Path) -> None:
    text = "\n".join(
        line for line in ENGLISH.read_text("utf-8").splitlines() if not line.startswith("count_spotlights")
    )
    file = tmp_path / "xx.toml"
    file.write_text(text.replace("[labels]", '[labels]\ncount_spotlights = "spotlights"'), "utf-8")
    with pytest.raises(WordingError, match="count_spotlights must have the plural forms one, other, but has one text"):
        read_wording(file, CATEGORIES, ENGLISH)


def test_all_problems_are_listed_at_once(tmp_path: Path) -> None:
    text = ENGLISH.read_text("utf-8")
    for gone in ('glance = "At a glance"\n', 'day = "{day} {month} {year}"\n', 'page = "Page"\n'):
        text = text.replace(gone, "")
    file = tmp_path / "xx.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(WordingError) as caught:
        read_wording(file, CATEGORIES, ENGLISH)
    for problem in ("[labels] glance is missing", "[dates] day is missing", "[guides] page is missing"):
        assert problem in str(caught.value)


@pytest.fixture
def wordings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of wording files that stands for ours; it has the English one."""
    folder = tmp_path / "templates" / "wording"
    folder.mkdir(parents=True)
    shutil.copy(ENGLISH, folder)
    monkeypatch.setattr(wording_files, "templates", lambda: folder.parent)
    wording_for.cache_clear()
    yield folder
    wording_for.cache_clear()


NEUTRAL = "\n".join(line for line in ENGLISH.read_text("utf-8").splitlines() if ".one = " not in line)
"""The English words as the wording of a language without grammar here: one form for every count."""


def test_another_language_is_another_file(wordings: Path) -> None:
    (wordings / "fr.toml").write_text(NEUTRAL.replace('"At a glance"', '"En un coup d’œil"'), "utf-8")
    french = wording_for("fr-CH")
    assert french.label("glance") == "En un coup d’œil"
    assert french.label("count_recommendations", count=1) == "recommendations"
    with pytest.raises(WordingError, match=r"^there is no wording for the language “th”: languages are en, fr$"):
        wording_for("th")


@pytest.mark.parametrize("gone", ["skip_to_content = ", "page = ", "contents = ", "day = ", "continued = "])
def test_an_incomplete_wording_stops_an_edition_before_any_format(gone: str, wordings: Path, tmp_path: Path) -> None:
    lines = [line for line in NEUTRAL.splitlines() if not line.startswith(gone)]
    (wordings / "fr.toml").write_text("\n".join(lines), "utf-8")
    folder = EditionFolder(tmp_path)
    head = folder.write("edition.yaml", HEAD + "language: fr\n")
    (problem,) = folder.problems()
    assert (problem.file, problem.line) == (head, HEAD.count("\n") + 1)
    assert problem.message == f"the wording in {wordings / 'fr.toml'} cannot be used"
    assert f"{gone.split(' ', maxsplit=1)[0]} is missing" in problem.hint


def test_parts_without_title_have_the_one_of_the_language_of_the_edition(wordings: Path, tmp_path: Path) -> None:
    (wordings / "fr.toml").write_text(NEUTRAL.replace('"Looking ahead"', '"Et maintenant"'), "utf-8")
    folder = EditionFolder(tmp_path)
    folder.write("looking-ahead.yaml", "text: Ce qui vient.\n")
    titles = []
    for head in (HEAD, HEAD + "language: fr\n"):
        folder.write("edition.yaml", head)
        part = folder.load().content.looking_ahead
        assert part is not None
        titles.append(part.title)
    folder.write("looking-ahead.yaml", "title: Looking ahead\ntext: Ce qui vient.\n")
    part = folder.load().content.looking_ahead
    assert part is not None
    assert [*titles, part.title] == ["Looking ahead", "Et maintenant", "Looking ahead"]
