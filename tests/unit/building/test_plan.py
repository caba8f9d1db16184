"""File names of excerpts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcome_reports.building.plan import excerpt_specs, excerpt_stem, file_name, subjects
from outcome_reports.errors import ArgumentError
from tests.support.folders import CHAPTER, ENTITIES, EditionFolder
from tests.support.whole_messages import Whole


@pytest.mark.parametrize(
    ("key", "name", "expected"),
    [
        ("IDN", "Indonesia", "idn-indonesia"),
        ("TUR", "Türkiye", "tur-turkiye"),
        ("CIV", "Côte d’Ivoire", "civ-cote-divoire"),
        ("CIV", "Côte d'Ivoire", "civ-cote-divoire"),
        ("CON", "", "con-"),
        ("X", "..", "x"),
        ("X", "日本", "x"),
    ],
)
def test_file_names_are_plain(key: str, name: str, expected: str) -> None:
    assert file_name(key, name) == expected


@given(st.text(min_size=1, max_size=400))
def test_no_name_can_leave_its_folder(name: str) -> None:
    made = file_name("KEY", name)
    assert made.startswith("key")
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(made) <= 80


@pytest.mark.parametrize("key", ["CON", "con", "Nul", "aux", "PRN", "COM1", "lpt9", "index", "INDEX"])
def test_names_that_belong_to_a_system_or_to_the_index_are_changed(key: str) -> None:
    # Of a Thai name nothing is left.
    assert file_name(key, "ไทย") == f"{key.lower()}-"


@pytest.mark.parametrize("key", ["CONGO", "COM0", "COM10", "INDEXES", "NULL", "X-CON"])
def test_names_that_only_look_like_those_stay(key: str) -> None:
    assert file_name(key, "") == key.lower()


SAME = """\
  - {key: A-B, kind: state, short: Coast}
  - {key: A, kind: state, short: B Coast}
"""


@pytest.mark.parametrize("asked", [["A-B"], ["A"], ["A", "A-B"], ["IDN", "A-B"]])
def test_a_key_whose_files_another_key_would_have_is_refused_whatever_is_asked(
    whole: Whole, tmp_path: Path, asked: list[str]
) -> None:
    folder = EditionFolder(tmp_path)
    folder.write("../registry/entities.yaml", ENTITIES + SAME)
    with whole.raises(ArgumentError, match="the excerpts for A and A-B would both be “excerpts/a-b-coast”"):
        list(excerpt_specs(folder.load(), asked))
    assert [spec.stem for spec in excerpt_specs(folder.load(), ["IDN", "ASEAN"])] == [
        "excerpts/idn-indonesia",
        "excerpts/asean-association-of-southeast-asian-nations",
    ]


def test_an_excerpt_is_called_after_the_name_in_the_registry(tmp_path: Path) -> None:
    edition = EditionFolder(tmp_path).load()
    wanted = ("PHL", "members", "ASEAN", "GCM", "NOBODY")
    assert [excerpt_stem(edition, key) for key in wanted] == [
        "excerpts/phl-philippines",
        "excerpts/members-bali-process-members",
        "excerpts/asean-association-of-southeast-asian-nations",
        "",
        "",
    ]


def test_subjects_are_those_named_once_then_those_of_the_group(tmp_path: Path) -> None:
    folder = EditionFolder(tmp_path)
    spoken = "spotlights:\n" + "".join(f"  - {{by: {key}, text: It met.}}\n" for key in ("KOR", "PHL", "IDN"))
    folder.write("chapters/1-labour.yaml", CHAPTER + spoken)
    edition = folder.load()
    assert list(subjects(edition, ["PHL", "KOR", "PHL"], "members")) == ["PHL", "KOR", "IDN"]
    assert list(subjects(edition, "KOR", None)) == ["KOR"]
    assert list(subjects(edition, None, None)) == []
    assert list(subjects(edition, "all", None)) == list(edition.excerptible())
