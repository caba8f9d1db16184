"""File names of excerpts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcome_reports.building.plan import file_name


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
