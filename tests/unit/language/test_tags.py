from __future__ import annotations

import pytest

from outcome_reports.language.tags import direction_of, language_problem


@pytest.mark.parametrize(
    "tag", ["en", "en-GB", "fr", "ar", "zh-Hant", "zh-Hans-CN", "rhg", "prs", "tpi", "es-419", "ks-Deva-IN", "tet"]
)
def test_tags_of_real_languages(tag: str) -> None:
    assert language_problem(tag) is None


@pytest.mark.parametrize(
    ("tag", "message", "hint"),
    [
        ("jp", "“jp” is not a language tag", "write “ja”"),
        ("Chinese", "“Chinese” is not a language tag", "write “zh”"),
        ("eng", "“eng” is written “en”", "write “en”"),
        ("xx", "unknown language “xx”", "fr is French"),
        ("en_GB", "does not have the form of a language tag", "en-GB"),
        ("en-gb", "does not have the form of a language tag", "en-GB"),
        ("", "does not have the form of a language tag", "en-GB"),
        ("en-UK", "unknown region “UK”", "GB"),
        ("ar-Arba", "unknown script “Arba”", "Arab"),
    ],
)
def test_what_is_not_a_language_tag_says_why(tag: str, message: str, hint: str) -> None:
    problem = language_problem(tag)
    assert problem is not None
    assert message in problem[0]
    assert hint in problem[1]


@pytest.mark.parametrize(
    ("lang", "direction"),
    [
        *((tag, "rtl") for tag in ("ar", "fa-AF", "he", "dv", "ku-Arab", "rhg-Rohg")),
        *((tag, "rtl") for tag in ("arc", "ckb", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi")),
        *((f"en-{script}", "rtl") for script in ("Adlm", "Hebr", "Nkoo", "Syrc", "Thaa")),
        *((tag, "ltr") for tag in ("en", "ks-Deva", "az-Latn-IR", "zh-Hant", "arn")),
    ],
)
def test_the_direction_is_that_of_the_script(lang: str, direction: str) -> None:
    assert direction_of(lang) == direction


MISTAKEN = """
cn=zh jp=ja vn=vi kh=km bd=bn pk=ur np=ne cz=cs dk=da gr=el ua=uk ir=fa iw=he in=id tp=tet
english=en french=fr arabic=ar chinese=zh thai=th spanish=es indonesian=id vietnamese=vi
japanese=ja korean=ko burmese=my khmer=km lao=lo persian=fa
"""


@pytest.mark.parametrize("pair", MISTAKEN.split())
def test_countries_and_names_of_languages_are_told_the_tag(pair: str) -> None:
    written, meant = pair.split("=")
    assert language_problem(meant) is None
    for tag in (written, written.capitalize()):
        assert language_problem(tag) == (f"“{tag}” is not a language tag", f"write “{meant}”")
