from __future__ import annotations

import os
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import outcome_reports as outr
from outcome_reports.errors import ContentError, Problem
from outcome_reports.reading.validation import cut_short
from tests.support.folders import CHAPTER, ENTITIES, HEAD, EditionFolder
from tests.support.whole_messages import Whole

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "edition": (HEAD, "edition.yaml"),
    "chapter": (CHAPTER, "chapters/1-a.yaml"),
    "foreword": ("text: x\n", "foreword.yaml"),
    "overview": ("title: O\nintroduction: x\n", "overview.yaml"),
    "insights": ("title: I\n", "insights.yaml"),
    "participation": ("title: P\n", "participation.yaml"),
    "contact": ("name: C\n", "contact.yaml"),
    "summary": ("title: S\nlead: x\n", "summary.yaml"),
}


def test_an_edition_of_its_head_alone_is_fine(folder: EditionFolder) -> None:
    content = folder.load().content
    assert (content.name, content.id) == ("Fourth RSO Constructive Dialogue", "edition")
    assert content.chapters == ()


@pytest.mark.parametrize(
    ("file", "text", "line", "column", "message", "hint"),
    [
        ("edition", "numbr: 4\n", 1, 1, "unknown key “numbr”", "did you mean “number”?"),
        ("edition", "colour: red\n", 1, 1, "unknown key “colour”", "keys are: series, number, dates"),
        ("edition", "t\u0456tle: x\n", 1, 1, "unknown key", "“\u0456” in it is a cyrillic small letter"),
        ("edition", "theme: [a]\n", 1, 1, "“theme” must be a text", "write one text"),
        ("edition", "theme: ''\n", 1, 8, "“theme” is empty", "write it, or remove the key"),
        ("edition", "theme: ' '\n", 1, 8, "“theme” is empty", "write it"),
        ("edition", f"theme: {'x ' * 300}\n", 1, 8, "“theme” is too long: 599 characters", "at most 400 characters"),
        ("edition", "theme: |\n  one\n  two\n", 1, 8, "a title is one line", "remove the line break"),
        ("edition", "theme: The [[IDN]] way\n", 1, 8, "“[[” has no meaning in a title", "write the name itself"),
        ("edition", "theme: Goal # 3\n", 1, 8, "YAML drops “# 3”", "put quotation marks"),
        ("edition", "venue: Bangkok\n", 1, 8, "“venue” must have keys below it", "keys are: place, country"),
        ("edition", "venue: {place: B}\n", 1, 1, "the key “country” is missing", "add it: "),
        (
            "edition",
            "venue: {place: B, country: GCM}\n",
            1,
            28,
            "“GCM” is not the key of an entity",
            "GCM is a term: name a State",
        ),
        (
            "edition",
            "venue: {place: B, country: Indonesia}\n",
            1,
            28,
            "“Indonesia” is not the key of",
            "write IDN, the key of",
        ),
        (
            "edition",
            "venue: {place: B, country: NO}\n",
            1,
            28,
            "“NO” is not the key of an entity in the registry",
            "registry/",
        ),
        ("edition", "status: done\n", 1, 9, "“status” cannot be “done”", "it is one of draft, for-clearance, final"),
        ("edition", "version: 1.0b\n", 1, 10, "“version” cannot be “1.0b”", "write a version in figures"),
        ("edition", "language: english\n", 1, 11, "“english” is not a language tag", "write “en”"),
        ("edition", "language: xx\n", 1, 11, "unknown language “xx” (BCP 47)", "look up its code"),
        ("edition", "direction: right\n", 1, 12, "“direction” cannot be “right”", "it is one of ltr, rtl"),
        ("edition", "language: fr\n", 1, 11, "there is no wording for the language “fr”", "languages are en"),
        ("edition", "web: www.example.org\n", 1, 6, "“web” cannot be “www.example.org”", "https://www.example.org"),
        ("edition", "web: https://x.org/" + "ไ" * 99 + "\n", 1, 6, "it is 905 characters long", "at most 400"),
        ("edition", "web: https://x.org:80a\n", 1, 6, "“:80a” after its host is not a port", "65535"),
        (
            "edition",
            "clearance: {deadline: 2027-03-05, address: desk@x$y.org}\n",
            1,
            44,
            "“address” cannot be “desk@x$y.org”: “$” (U+0024 dollar sign) is in its host",
            "again",
        ),
        ("edition", "brand: Our Brand\n", 1, 8, "“brand” cannot be “Our Brand”", "lower-case letters"),
        ("edition", "brand: acme\n", 1, 8, "unknown brand “acme”", "brands are: rso"),
        ("edition", "theme:\u00a0one: two\n", 1, 1, "unknown key", "Word makes them): put an ordinary one"),
        (
            "edition",
            "status: For clearance\n",
            1,
            9,
            "“status” cannot be",
            "did you mean “for-clearance”? It is one of",
        ),
        ("edition", "place: Bali\n", 1, 1, "unknown key “place”", "a key of “venue”: indent it below"),
        ("edition", "suppress:\n  - {rule: NAM7, reason: r}\n", 2, 12, "cannot be “NAM7”", "three figures (NAM005)"),
        ("chapter", "spotlights:\n", 1, 12, "“spotlights” is empty", "write it, or remove the key"),
        (
            "chapter",
            "spotlights:\n  - by: Papua New Guinea\n    text: x\n",
            2,
            9,
            "“Papua New Guinea” is not a key of the registry",
            "write PNG, the key of “Papua New Guinea”",
        ),
        (
            "chapter",
            "spotlights:\n  - by: IDN and the Philippines\n    text: x\n",
            2,
            9,
            "“IDN and the Philippines” is not a single key",
            "write them one by one: [IDN, PHL]",
        ),
        (
            "chapter",
            "spotlights:\n  - by: [[IDN]]\n    text: x\n",
            2,
            10,
            "“by” takes bare keys",
            "write IDN without the double brackets",
        ),
        (
            "chapter",
            "key_figures:\n  - 11,000 people\n",
            2,
            5,
            "an entry of “key_figures” must have keys below it",
            "keys are: value, label",
        ),
        (
            "chapter",
            "spotlights:\n  - by: IDN\n    text: x\n    title: y\n",
            4,
            5,
            "unknown key",
            "is indented too far",
        ),
        ("edition", "sections: cover\n", 1, 11, "“sections” must be a list", "begin each entry with “- ”"),
        ("edition", "sections: [cover, front]\n", 1, 19, "there is no section or part “front”", "contents"),
        ("edition", "sections: [contents, cover]\n", 1, 1, "“cover” comes after other sections", "put it first"),
        ("edition", "sections: [cover, cover]\n", 1, 19, "“cover” is in this list twice", "delete one"),
        (
            "edition",
            "clearance: {deadline: 30 February, address: x}\n",
            1,
            23,
            "“deadline” cannot be “30 February”",
            "2026-01-27",
        ),
        (
            "edition",
            "clearance: {deadline: 2026-02-30, address: x}\n",
            1,
            23,
            "“deadline” cannot be “2026-02-30”: that day does not exist",
            "a date that exists",
        ),
        ("edition", "notice: |\n  a [b](c)\n", 2, 7, "the link to “c”", "use https://"),
        (
            "chapter",
            "recommendations:\n  - {id: R1, to: IDN, context: c, recommendation: r}\n",
            2,
            10,
            "“id” cannot be “R1”",
            "R2.3",
        ),
        (
            "chapter",
            "recommendations:\n  - {id: R2.1, to: IDN, context: c, recommendation: r}\n",
            2,
            10,
            "“R2.1” is in chapter 1",
            "number it R1.",
        ),
        (
            "chapter",
            "recommendations:\n  - id: R1.1\n    to: [IDN, ID]\n    context: c\n    recommendation: r\n",
            3,
            15,
            "“ID” is not the key of",
            "did you mean IDN",
        ),
        (
            "chapter",
            "recommendations:\n  - id: R1.1\n    context: c\n    recommendation: r\n",
            2,
            5,
            "the key “to” is missing",
            "Registry keys of its addressees",
        ),
        ("chapter", "spotlights:\n  - by: []\n    text: x\n", 2, 5, "“by” is empty", "give at least one entry"),
        (
            "chapter",
            "spotlights:\n  - by: IDN\n    highlight: perhaps\n    text: x\n",
            3,
            16,
            "“highlight” cannot be “perhaps”",
            "true or false",
        ),
        (
            "chapter",
            "spotlights:\n  - by: IDN\n    text: x\n  - by: IDN\n    text: y\n",
            4,
            5,
            "the id “labour-idn” is given twice",
            "another “id”",
        ),
        (
            "chapter",
            "spotlights:\n  - by: IDN\n    text: |\n      One [[IDN]].\n\n      Two [[XX]].\n",
            6,
            11,
            "“[[XX]]” is not in the registry",
            "add it",
        ),
        ("chapter", "summary: >\n  One\n  two\n\n  three [[XX]]\n", 5, 9, "“[[XX]]” is not in the registry", "add it"),
        ("chapter", "summary: one # two\n", 1, 10, "YAML drops “# two”", "quotation marks"),
        ("chapter", "summary: ''\n", 1, 10, "the text is empty", "write it, or remove the key"),
        ("chapter", "summary: {a: b}\n", 1, 1, "“summary” must be a text", "not a list or keys"),
        ("chapter", "summary: a [b](#nowhere) c\n", 1, 16, "the link to “#nowhere” leads nowhere", "#r2-3"),
        (
            "chapter",
            "key_figures:\n  - {value: '7', label: x, lable: y}\n",
            2,
            28,
            "unknown key “lable”",
            "did you mean “label” or “value”?",
        ),
        (
            "foreword",
            "signatories:\n  - {name: N, office: O, country: XX}\n",
            2,
            35,
            "“XX” is not the key of an entity",
            "add it",
        ),
        ("foreword", "lang: EN\n", 1, 7, "“EN” does not have the form of a language tag", "en-GB, fr, ar"),
        ("foreword", "lang: jp\n", 1, 7, "“jp” is not a language tag", "write “ja”"),
        (
            "overview",
            "parts:\n  - {id: a, title: A, text: 'An [mot]{lang=fra}'}\n",
            2,
            38,
            "“fra” is written “fr”",
            "write “fr”",
        ),
        (
            "overview",
            "parts:\n  - {id: cover, title: T}\n",
            2,
            10,
            "the id “cover” is the name of a section",
            "another “id”",
        ),
        (
            "overview",
            "parts:\n  - {id: Border Forum, title: T}\n",
            2,
            10,
            "“id” cannot be “Border Forum”",
            "labour-mobility",
        ),
        ("insights", "insights: []\n", 1, 1, "“insights” is empty", "at least one"),
        (
            "insights",
            "insights:\n  - {id: a, text: x, chapter: labour}\n",
            2,
            31,
            "unknown chapter “labour”",
            "there are no chapters yet",
        ),
        (
            "participation",
            "lists:\n  - {id: a, title: T, participants: [IDN, PHL, IDN]}\n",
            2,
            48,
            "“IDN” is in this list twice",
            "delete one",
        ),
        ("contact", "email: info\n", 1, 8, "“email” cannot be “info”", "name@example.org"),
        ("contact", "email: a@x..net\n", 1, 8, "there is an empty part in its host “x..net”", "full stop"),
        (
            "contact",
            "links:\n  - {kind: other, label: l, address: https://user:pw@x.org}\n",
            2,
            38,
            "“address” cannot be “https://user:pw@x.org”: it has a name or password before the host",
            "what is before the “@”",
        ),
        (
            "contact",
            "links:\n  - {kind: tiktok, label: l, address: https://x.org}\n",
            2,
            12,
            "“kind” cannot be “tiktok”",
            "website, facebook",
        ),
        ("summary", "published: 2026-02-30\n", 1, 12, "“published” cannot be “2026-02-30”", "a date that exists"),
    ],
)
def test_a_mistake_has_file_line_column_message_and_hint(
    whole: Whole, folder: EditionFolder, file: str, text: str, line: int, column: int, message: str, hint: str
) -> None:
    before, name = FILES[file]
    folder.write(name, before + text)
    problems = folder.problems()
    assert len(problems) == 1, problems
    (problem,) = problems
    assert (folder.name_of(problem), problem.line, problem.column) == (name, before.count("\n") + line, column), problem
    assert message in problem.message
    assert hint in problem.hint
    whole(problem)


@pytest.mark.parametrize(
    ("old", "new", "message", "hint"),
    [
        ("4", "Four", "“number” cannot be “Four”", "a whole number in figures, such as 4"),
        ("4", "0", "“number” is too small", "at least 1"),
        ("4", "", "“number” is empty", "write it"),
        ("2026-02-20", "20 February 2026", "“published” cannot be “20 February 2026”", "as year-month-day: 2026-02-20"),
        ("2026-02-20", "\xa02026-02-20", "“published” cannot be “2026-02-20”", "it has a non-breaking space"),
        ("RSO\n", "Regional Office\n", "“Regional Office” is not a key of the registry", "Keys are in"),
        ("RSO\n", "Papua New Guinea\n", "“Papua New Guinea” is not a key", "write PNG, the key of “Papua New Guinea”"),
        ("RSO\n", "rso\n", "“rso” is not the key of", "write RSO: upper and lower case matter"),
        ("RSO\n", "members\n", "“members” is not the key of", "members is a group: name a State or organisation"),
    ],
)
def test_what_people_write_in_the_place_of_a_value(
    whole: Whole, folder: EditionFolder, old: str, new: str, message: str, hint: str
) -> None:
    folder.write("edition.yaml", HEAD.replace(f": {old}", f": {new}"))
    (problem,) = folder.problems()
    whole(problem)
    assert message in problem.message
    assert hint in problem.hint


@pytest.mark.parametrize("key", ["series", "number", "dates", "published", "organiser"])
def test_a_missing_key_is_reported_with_what_it_is(whole: Whole, folder: EditionFolder, key: str) -> None:
    lines = HEAD.replace(
        "dates:\n  start: 2026-01-27\n  end: 2026-01-28\n", "dates: {start: 2026-01-27, end: 2026-01-28}\n"
    )
    folder.write("edition.yaml", "".join(line for line in lines.splitlines(keepends=True) if not line.startswith(key)))
    (problem,) = folder.problems()
    whole(problem)
    assert (problem.line, problem.column, problem.message) == (1, 1, f"the key “{key}” is missing")
    assert problem.hint.startswith("add it: ")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a\n- b\n", "keys with values are expected here"),
        ("just words\n", "keys with values are expected here"),
        ("", "the file is empty"),
        ("# nothing\n", "the file is empty"),
    ],
)
def test_a_file_has_keys(folder: EditionFolder, text: str, message: str) -> None:
    folder.write("foreword.yaml", text)
    assert [found[-1] for found in folder.found()] == [message]


def test_all_problems_of_a_folder_come_at_once_in_order(folder: EditionFolder) -> None:
    folder.write("edition.yaml", HEAD + "numbr: 4\nbrand: acme\ntheme: ''\n")
    folder.write("foreword.yaml", "text: |\n  a [[XX]] [b](c)\nsignatories:\n  - {name: N, offic: O}\n")
    folder.write("forword.yaml", "text: x\n")
    folder.write("overview.yaml", 'title: "open\n')
    folder.write("chapters/1-a.yaml", CHAPTER + "spotlights:\n  - {by: XX, text: x}\n  - {by: IDN, text: ''}\n")
    folder.write("chapters/2-b.yaml", CHAPTER.encode("utf-16"))
    folder.write("chapters/3-c.yaml", CHAPTER + "spotlights:\n  - {by: IDN, text: x}\n  - {by: IDN, text: x}\n")
    folder.write("../registry/terms.yaml", "terms:\n  - {key: IDN, acronym: X, expansion: Y}\n")
    assert [found[:3] for found in folder.found()] == [
        ("../registry/terms.yaml", 2, 11),
        ("chapters/1-a.yaml", 6, 10),
        ("chapters/1-a.yaml", 7, 21),
        ("chapters/2-b.yaml", 1, 1),
        ("chapters/3-c.yaml", 7, 5),
        ("edition.yaml", 8, 1),
        ("edition.yaml", 10, 8),
        ("foreword.yaml", 2, 5),
        ("foreword.yaml", 2, 14),
        ("foreword.yaml", 4, 5),
        ("foreword.yaml", 4, 15),
        ("forword.yaml", 0, 0),
        ("overview.yaml", 1, 8),
    ]


def test_what_only_seems_wrong_because_of_other_mistakes_is_not_told(folder: EditionFolder) -> None:
    folder.write("chapters/1-a.yaml", CHAPTER + "tite: x\n")
    folder.write(
        "chapters/2-b.yaml",
        CHAPTER.replace("labour", "b")
        + "recommendations:\n  - {id: R2.1, to: IDN, context: c, recommendation: '[r](#labour)'}\n",
    )
    folder.write("insights.yaml", "title: I\ninsights:\n  - {id: a, chapter: labour, text: x}\n")
    assert [found[:2] for found in folder.found()] == [("chapters/1-a.yaml", 5)]


def test_endless_mistakes_are_cut_short_and_counted(folder: EditionFolder) -> None:
    folder.write("foreword.yaml", "text: x\n" + "".join(f"wrong{number}: x\n" for number in range(1000)))
    problems = folder.problems()
    assert len(problems) == 301
    assert (problems[-1].message, problems[-1].unlisted) == ("and 700 more problems in this file", 700)
    assert str(ContentError(problems)).startswith("1,000 problems in the content\n")


@pytest.mark.parametrize(("count", "more"), [(299, ""), (300, ""), (301, "and 1 more problem in this file")])
def test_as_many_mistakes_are_listed_as_the_limit_says(folder: EditionFolder, count: int, more: str) -> None:
    folder.write("foreword.yaml", "text: x\n" + "".join(f"wrong{number}: x\n" for number in range(count)))
    problems = folder.problems()
    assert len([problem for problem in problems if problem.line]) == min(count, 300)
    assert [problem.message for problem in problems if not problem.line] == ([more] if more else [])


def test_mistakes_of_two_readings_are_counted_together(folder: EditionFolder) -> None:
    place = Problem(folder.path, 1, 1, "x")
    many = [replace(place, line=number) for number in range(1, 400)]
    once = cut_short(many, others=7)
    assert once[-1].unlisted == 106
    again = cut_short([*once, *(replace(place, column=number) for number in range(2, 12))])
    assert (len(again), again[-1].unlisted) == (301, 116)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("foreword.yaml", "text: x\n" * 1001),
        ("foreword.yaml", "<<: {a: b}\n" * 1000),
        ("chapters/1-a.yaml", "id: a\ntitle: A\nintroduction: |\n" + "  [a](b)\n\n" * 1000),
        (
            "insights.yaml",
            "title: I\ninsights:\n" + "  - title: T #a\n    id: b\n" * 1000,
        ),
        ("../registry/entities.yaml", ENTITIES + "  - {key: IDN, kind: state, short: Other}\n" * 1000),
        ("../registry/entities.yaml", ENTITIES + "  - {key: XY, kind: state, short: Z, groups: [no]}\n" * 1000),
    ],
)
def test_they_are_cut_short_of_whatever_kind_they_are(folder: EditionFolder, name: str, text: str) -> None:
    folder.write(name, text)
    problems = folder.problems()
    of_file = [problem for problem in problems if folder.name_of(problem) == name]
    assert len(of_file) == 301
    assert re.fullmatch(r"and [0-9,]+ more problems in this file", of_file[-1].message)
    assert not any("more problem" in problem.message for problem in of_file[:-1])


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("fourth-2026", "fourth-2026"),
        ("Fourth 2026", "fourth-2026"),
        ("2026", "edition-2026"),
        ("4th_Édition", "edition-4th-dition"),
        ("日本", "edition"),
        ("x" * 200, "x" * 80),
        ("a" * 79 + "-b", "a" * 79),
        ("..hidden", "hidden"),
        ("CON", "con"),
    ],
)
def test_the_folder_gives_the_id(tmp_path: Path, name: str, id: str) -> None:
    folder = EditionFolder(tmp_path)
    folder.path.rename(tmp_path / name)
    assert outr.load(tmp_path / name).content.id == id


@pytest.mark.parametrize(
    ("name", "said"),
    [("none", "no such folder"), ("x" * 5000, "name"), ("a\x00b", "name|null"), ("edition/edition.yaml", "folder")],
)
def test_what_is_not_a_folder_is_a_problem(whole: Whole, folder: EditionFolder, name: str, said: str) -> None:
    with pytest.raises(ContentError, match=r"^1 problem in the content\n") as caught:
        outr.load(folder.path.parent / name)
    (problem,) = caught.value.problems
    # How much of a long path is shown depends on where the tests run.
    whole(problem.message, problem.hint)
    assert (problem.file, problem.line, problem.column) == (folder.path.parent / name, 0, 0)
    assert re.search(said, f"{problem.message} {problem.hint}")


def test_a_folder_that_may_not_be_listed_is_a_problem(
    whole: Whole, folder: EditionFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> list[Path]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.iterdir", refuse)
    (problem,) = folder.problems()
    whole(problem)
    assert problem.message == "the folder cannot be read: Permission denied"


def test_parts_that_are_links_out_of_the_edition_are_not_read(folder: EditionFolder, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("text: secret\n")
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "1-a.yaml").write_text(CHAPTER)
    (folder.path / "foreword.yaml").symlink_to(tmp_path / "secret.yaml")
    (folder.path / "chapters").symlink_to(tmp_path / "others")
    assert folder.found() == [
        ("chapters", 0, 0, "the folder is a link that leads out of the edition"),
        ("foreword.yaml", 0, 0, "the file is a link that leads out of the folder"),
    ]
    os.mkfifo(folder.path / "contact.yaml")
    assert ("contact.yaml", 0, 0, "not a regular file") in folder.found()
