"""Editions from Python's own objects, pickled, and rendered in threads."""

from __future__ import annotations

import math
import pickle
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

import outcome_reports as outr
from outcome_reports.api.plain_objects import _is_there
from tests.support.whole_messages import Whole

ROOT = Path(__file__).parents[3]
REGISTRY = {
    "entities": [
        {"key": "IDN", "kind": "member-state", "short": "Indonesia"},
        {"key": "SPC", "kind": "organisation", "short": "the Pacific Community", "acronym": "SPC"},
    ]
}


def content(**more: Any) -> dict[str, Any]:
    return {
        "series": "Island Talks",
        "number": 2,
        "dates": {"start": date(2027, 3, 2), "end": "2027-03-04"},
        "organiser": "SPC",
        "language": "en-GB",
        "status": "draft",
        "version": "0.1",
        "published": date(2027, 3, 4),
        "chapters": [
            {
                "id": "boats",
                "title": "Boats",
                "introduction": "What was said of *boats*.",
                "spotlights": [{"by": ["IDN"], "text": "[[IDN]] reported."}],
                "recommendations": [
                    {"id": "R1.1", "to": ["IDN"], "context": "Boats are lost.", "recommendation": "Find them."}
                ],
            }
        ],
        **more,
    }


class PandasFrame:
    """As much of a data frame as is asked for."""

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        self.columns = list(dict.fromkeys(key for row in rows for key in row))
        self._rows = [tuple(row.get(key, math.nan) for key in self.columns) for row in rows]

    def itertuples(self, *, index: bool, name: None) -> Iterator[tuple[Any, ...]]:
        assert (index, name) == (False, None)
        return iter(self._rows)


class Row:
    def __init__(self, values: dict[str, Any]) -> None:
        self._values = values

    def to_dict(self) -> dict[str, Any]:
        return self._values


@pytest.fixture(scope="module")
def edition() -> outr.LoadedEdition:
    return outr.edition(content(), registry=REGISTRY)


def test_plain_dicts_are_an_edition(edition: outr.LoadedEdition) -> None:
    assert edition.content.name == "Second Island Talks"
    assert "Find them." in edition.statement().text
    assert "Indonesia" in edition.excerpt("IDN", pages={}).text
    assert outr.edition(content(registry=REGISTRY)).content == edition.content


def test_a_data_frame_is_a_list_of_its_rows() -> None:
    rows = PandasFrame(
        [
            {"id": "R1.1", "to": ["IDN"], "context": "a", "recommendation": "b"},
            {"id": "R1.2", "to": ["SPC"], "by": ["IDN"], "context": "c", "recommendation": "d"},
        ]
    )
    said = content()
    said["chapters"][0]["recommendations"] = rows
    said["chapters"][0] = Row(said["chapters"][0] | {"introduction": said["chapters"][0]["introduction"]})
    # A row of a table has all its columns, whatever is in them.
    said["chapters"][0] = Row({**said["chapters"][0].to_dict(), "summary": math.nan, "lang": math.nan})
    records = list(outr.edition(said, registry=REGISTRY).recommendations())
    assert [(record.id, record.recommendation) for record in records] == [("R1.1", "b"), ("R1.2", "d")]


def test_objects_of_pydantic_stand_for_mappings(edition: outr.LoadedEdition) -> None:
    class Talk(BaseModel):
        id: str
        title: str
        introduction: str
        note: str | None = None

    said = content(chapters=[Talk(id="boats", title="Boats", introduction="Here.")])
    assert outr.edition(said, registry=REGISTRY).content.chapters[0].title == "Boats"
    assert outr.edition(edition.content).content == edition.content


@pytest.mark.parametrize(
    ("change", "place", "said"),
    [
        ({"organiser": "SPX"}, "organiser", "SPC"),
        ({"seires": "x"}, "seires", "not known here"),
        (
            {"chapters": [{"id": "boats", "title": "a"}, {"id": "Boats", "title": "b"}]},
            "chapters.1.id",
            "must have the form",
        ),
        ({"dates": {"start": "2027-03-02"}}, "dates.end", "is missing"),
    ],
)
def test_what_is_wrong_is_said_with_its_path(whole: Whole, change: dict[str, Any], place: str, said: str) -> None:
    with whole.raises(outr.ContentError) as refused:
        outr.edition(content(**change), registry=REGISTRY)
    assert any(str(problem.file) == place and said in str(problem) for problem in refused.value.problems), str(
        refused.value
    )


def test_a_registry_has_its_own_paths(whole: Whole) -> None:
    with whole.raises(outr.ContentError, match=r"entities\.0\.short"):
        outr.edition(content(), registry={"entities": [{"key": "SPC", "kind": "body"}]})
    with whole.raises(outr.ContentError, match=r"entities\.yaml"):
        outr.edition(content(), registry=ROOT / "docs")


def test_what_is_no_edition_is_a_type_error(whole: Whole) -> None:
    wrong: Any = ["series"]
    with whole.raises(outr.ArgumentTypeError, match="is a mapping"):
        outr.edition(wrong, registry=REGISTRY)
    brand: Any = 3
    with whole.raises(outr.ArgumentTypeError, match="a brand is"):
        outr.edition(content(), registry=REGISTRY, brand=brand)


def test_registry_and_brand_are_objects_names_or_files(edition: outr.LoadedEdition) -> None:
    brand = ROOT / "examples" / "brand" / "coastal-forum.yaml"
    registry = outr.Registry.model_validate(REGISTRY)
    for given in (brand, str(brand)):
        assert outr.edition(content(), registry=registry, brand=given).brand.name == "coastal-forum"
    assert outr.edition(content(), registry=registry, brand=edition.brand).brand is edition.brand
    assert outr.edition(content(organiser="RSO", chapters=[]), registry=ROOT / "content" / "registry") is not None


def test_editions_and_documents_are_pickled_and_make_the_same_bytes(edition: outr.LoadedEdition) -> None:
    document = edition.statement()
    html = document.to_html()
    for kept in (document, pickle.loads(pickle.dumps(document)), pickle.loads(pickle.dumps(edition)).statement()):  # noqa: S301
        assert isinstance(kept, outr.OutcomeDocument)
        assert kept.to_html() == html
        assert kept.source() == document.source()
    excerpt = edition.excerpt("IDN", pages={})
    assert pickle.loads(pickle.dumps(excerpt)).to_html() == excerpt.to_html()  # noqa: S301


def test_eight_threads_make_the_same_bytes() -> None:
    # Without contents, a layout of one page is all.
    short = outr.edition(content(sections=["chapters"]), registry=REGISTRY)
    formats = ("html", "docx", "pdf", "md")
    alone = short.statement()
    expected = [alone.to(format) for format in formats]
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: [short.statement().to(format) for format in formats], range(8)))
    assert made == [expected] * 8


class NaTType:
    """What pandas has for a missing day."""


class NAType:
    """What pandas has for a missing value."""


@pytest.mark.parametrize(
    ("value", "there"),
    [
        (None, False),
        (NaTType(), False),
        (NAType(), False),
        (math.nan, False),
        (0, True),
        (0.0, True),
        ("", True),
        ([], True),
    ],
)
def test_what_a_table_of_pandas_has_for_nothing_is_left_out(value: object, there: bool) -> None:
    assert _is_there(value) is there


@pytest.mark.parametrize(
    ("content", "places"),
    [
        ({"chapters": [{"id": "a", "title": "A", "introduction": "x", "spotlights": [{"by": "ZZ", "text": "x"}]}]},
         ["chapters.0.spotlights.0.by.0"]),
        ({"insights": {"title": "I", "insights": [{"id": "a", "title": "T", "text": "[[ZZ]]"}]}},
         ["insights.insights.0.text"]),
        ({"insights": {"title": "I", "insights": []}}, ["insights.insights"]),
        ({"wording": {"labels": {"a": {"b": {"c": 1}}}}}, ["wording.labels.a", "wording.labels.a.b"]),
        ({"wording": {"zzz": 1}}, ["wording.zzz"]),
    ],
)  # fmt: skip
def test_what_only_follows_from_a_mistake_is_not_told(content: dict[str, Any], places: list[str]) -> None:
    with pytest.raises(outr.ContentError) as caught:
        outr.edition(content, registry={"entities": [{"key": "RSO", "kind": "organisation", "short": "RSO"}]})
    needed = ("dates", "number", "organiser", "published", "series")
    told = {str(problem.file) for problem in caught.value.problems}
    assert sorted(told.difference(needed)) == places


@pytest.mark.parametrize("wrong", [{"series": 3}, {"dates": "tomorrow"}, {"chapters": [1]}, {"language": ["en"]}])
def test_a_copy_with_a_wrong_value_is_told_in_our_words_alone(wrong: dict[str, Any]) -> None:
    # Warnings are errors: pydantic's would come before the problem.
    copy = outr.edition(content(), registry=REGISTRY).content.model_copy(update=wrong)
    with pytest.raises(outr.ContentError, match=next(iter(wrong))):
        outr.edition(copy)
