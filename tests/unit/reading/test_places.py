"""Where texts, words and comments are in the files, character by character, whatever way YAML has them written."""

from __future__ import annotations

from pathlib import Path

import pytest

from outcome_reports.model.leaves import Path as ModelPath
from outcome_reports.reading import read_edition_with_places
from outcome_reports.reading.places import Places
from tests.support.folders import CHAPTER, HEAD, EditionFolder

CHAPTERS = """\
id: labour
# check: ignore A
title: It's a "plain" title
summary: 'Don''t say
  it''s so'
# two
# lines
introduction: |2

    Indented [[IDN]].

  Not so # far.
  #not a comment
spotlights:
  - by: IDN
    text: >-
      One folded
      text.

      Another
      one.
  # a third
  - by: [PHL]
    id: other
    text: "An \\u00e9 and \\x41 \\
      \\"quoted\\"\\n\\n \\U0001F600 end"
recommendations:
  - {id: R1.1, by: [IDN], to: members, context: A plain
      text, recommendation: [x]}
# at the end
""".replace("[x]", "Do it.")
TEXTS: dict[tuple[str | int, ...], str] = {
    ("title",): 'It\'s a "plain" title',
    ("summary",): "Don't say it's so",
    ("introduction",): "\n  Indented [[IDN]].\n\nNot so # far.\n#not a comment\n",
    ("spotlights", 0, "text"): "One folded text.\nAnother one.",
    ("spotlights", 1, "text"): 'An é and A "quoted"\n\n \U0001f600 end',
    ("recommendations", 0, "context"): "A plain text",
    ("recommendations", 0, "recommendation"): "Do it.",
}
ESCAPED = {"é": "\\u00e9", "A": "\\x41", '"': '\\"', "\U0001f600": "\\U0001F600"}


@pytest.fixture
def folder(tmp_path: Path) -> EditionFolder:
    edition = EditionFolder(tmp_path)
    edition.write("chapters/1-a.yaml", CHAPTERS)
    edition.write("foreword.yaml", "text: x\n")
    return edition


@pytest.fixture
def places(folder: EditionFolder) -> Places:
    return read_edition_with_places(folder.path)[2]


def chapter(*steps: str | int) -> ModelPath:
    return ("chapters", 0, *steps)


@pytest.mark.parametrize("steps", TEXTS, ids=lambda steps: "-".join(map(str, steps)))
def test_every_character_of_a_text_is_found(folder: EditionFolder, places: Places, steps: ModelPath) -> None:
    path, lines = chapter(*steps), CHAPTERS.split("\n")
    found = places.scalar(path)
    assert found is not None
    assert (found[0], found[1], found[2].value) == (folder.path / "chapters/1-a.yaml", steps, TEXTS[steps])
    for number, line in enumerate(TEXTS[steps].split("\n")):
        for column, character in enumerate(line):
            if not line[: column + 1].strip():
                continue
            file, row, at = places.place(path, number, column)
            written = lines[row - 1][at - 1 :]
            if character.isspace():
                assert written[:1] in {" ", "\\", ""}, (line[column:], written)
                continue
            escaped = (ESCAPED[character],) if found[2].style == '"' and character in ESCAPED else ()
            assert written.startswith((character, *escaped)), (line[column:], written)
            assert file == found[0]


def test_what_is_no_text_is_found_at_its_key_or_above(folder: EditionFolder, places: Places) -> None:
    file = folder.path / "chapters/1-a.yaml"
    assert places.place(chapter("spotlights")) == (file, 14, 1)
    assert places.place(chapter("spotlights", 1, "by")) == (file, 23, 5)
    assert places.place(chapter("spotlights", 0, "highlight")) == (file, 15, 5)
    assert places.place(chapter()) == (file, 1, 1)
    assert places.place(("chapters", 1)) == (folder.path / "edition.yaml", 1, 1)
    file, *place = places.place(("registry", "entities", 0, "short"))
    assert (file.name, place) == ("entities.yaml", [4, 12])
    assert places.scalar(chapter("spotlights")) is None
    assert places.scalar(("nothing",)) is None


def test_what_each_file_holds(folder: EditionFolder, places: Places) -> None:
    assert places.parts_in(folder.path / "chapters/1-a.yaml") == [("chapters", 0)]
    assert places.parts_in(folder.path / "foreword.yaml") == [("foreword",)]
    assert places.parts_in(folder.path / "edition.yaml") == [()]
    assert places.parts_in(folder.path / "contact.yaml") == []


@pytest.mark.parametrize(
    ("steps", "place", "old", "new", "can"),
    [
        (("title",), (0, 0), "It", "We", True),
        (("title",), (0, 2), "'", "x", False),
        (("title",), (0, 5), "a", "a: b", False),
        (("title",), (0, 5), "", "a", False),
        (("title",), (0, 5), "b", "a", False),
        (("summary",), (0, 6), "say", "tell", True),
        (("summary",), (0, 6), "say it", "tell", False),
        (("summary",), (0, 5), " say", " tell", True),
        (("summary",), (0, 5), " ", "", True),
        (("summary",), (0, 9), " it", "", False),
        (("title",), (0, 4), " ", "  ", True),
        (("spotlights", 1, "text"), (0, 8), " A", "", False),
        (("spotlights", 1, "text"), (0, 4), " and ", " or ", True),
        (("summary",), (0, 6), "say", "it's", False),
        (("summary",), (0, 15), "so", "no", True),
        (("introduction",), (1, 11), "[[IDN]]", "[[PHL]]", True),
        (("introduction",), (3, 7), "# far", "'near'", True),
        (("introduction",), (3, 0), "Not so # far.\n#", "x", False),
        (("spotlights", 0, "text"), (0, 4), "folded", "one: [x]", True),
        (("spotlights", 0, "text"), (0, 4), "folded text", "x", False),
        (("spotlights", 1, "text"), (0, 3), "é", "e", False),
        (("spotlights", 1, "text"), (0, 5), "and", "or", True),
        (("spotlights", 1, "text"), (0, 12), "quoted", "said", True),
        (("spotlights",), (0, 0), "x", "y", False),
    ],
)
def test_words_are_replaced_where_they_are_exactly_and_yaml_reads_them_the_same(
    places: Places, steps: ModelPath, place: tuple[int, int], old: str, new: str, can: bool
) -> None:
    assert places.can_replace(chapter(*steps), *place, old, new) is can


def test_a_cell_is_never_replaced(folder: EditionFolder) -> None:
    folder.write("chapters/1-a.yaml", CHAPTER)
    folder.write("chapters/1-a.recommendations.csv", "No,To,Context,Recommendation\nR1.1,members,Why.,Do.\n")
    places = read_edition_with_places(folder.path)[2]
    path = chapter("recommendations", 0, "context")
    found = places.scalar(path)
    assert found is not None
    assert found[2].value == "Why."
    assert not places.can_replace(path, 0, 0, "Why", "How")
    assert places.place(path) == (folder.path / "chapters/1-a.recommendations.csv", 2, 3)
    assert [remark[1] for remark in places.remarks()] == []


def test_words_are_found_in_every_file_and_in_the_registry(places: Places) -> None:
    def of(*words: str) -> list[tuple[str, int, int]]:
        return [(file.name, line, column) for file, line, column in places.of_words(words)]

    assert of("text") == [("1-a.yaml", 18, 7), ("1-a.yaml", 29, 7)]
    assert of("folded", "text.") == [("1-a.yaml", 17, 11)]
    assert of("Papua", "New") == [("entities.yaml", 23, 12)]
    assert of("Global", "Compact") == [("terms.yaml", 4, 20)]
    assert of("nowhere") == []


def test_each_comment_that_has_a_line_belongs_to_what_follows(folder: EditionFolder, places: Places) -> None:
    file = folder.path / "chapters/1-a.yaml"
    assert list(places.remarks()) == [
        (chapter("title"), "check: ignore A", (file, 2, 1)),
        (chapter("introduction"), "two", (file, 6, 1)),
        (chapter("introduction"), "lines", (file, 7, 1)),
        (chapter("spotlights", 1), "a third", (file, 22, 3)),
        (chapter(), "at the end", (file, 30, 1)),
    ]
    assert HEAD.count("#") == 0


def test_what_is_in_no_file_is_in_the_folder(tmp_path: Path) -> None:
    assert Places(tmp_path, {}).place(("chapters", 0, "title"), 2, 3) == (tmp_path, 0, 0)
    assert Places(tmp_path, {}).parts_in(tmp_path) == []


@pytest.mark.parametrize("kind", ["terms", "nothing"])
def test_without_a_registry_its_entries_are_in_the_folder(kind: str, tmp_path: Path) -> None:
    (tmp_path / "terms.yaml").write_text("terms:\n  - key: NGO\n", "utf-8")
    assert Places(tmp_path, {}).place(("registry", kind, 0, "key")) == (tmp_path, 0, 0)
