"""The schemas fit the content, the models, and what editors see; the committed copies are those that are made."""

from __future__ import annotations

import copy
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from outcome_reports.new_edition.creation import new_edition
from outcome_reports.schemas import FILES, content_schemas, write_schemas
from outcome_reports.schemas.generating import classes_of, example_of
from tests.unit.schemas.core_schema import load, load_text

ROOT = Path(__file__).parents[3]
CONTENT = ROOT / "content"
CONTENT_FILES = sorted(CONTENT.rglob("*.yaml"))
FIRST_LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


DATES = "dates: {start: 2027-02-27, end: 2027-02-28}\npublished: 2027-03-01\n"


def committed(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((CONTENT / "schemas" / f"{name}.json").read_text(encoding="utf-8"))
    return schema


def errors(name: str, value: object) -> list[str]:
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    validator = jsonschema.Draft202012Validator(committed(name), format_checker=checker)
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(value)]


def objects(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield schema["title"], schema
    yield from ((name, inner) for name, inner in schema.get("$defs", {}).items() if "properties" in inner)


def test_the_committed_copies_are_current(tmp_path: Path) -> None:
    shutil.copytree(CONTENT / "registry", tmp_path / "registry")
    made = write_schemas(tmp_path / "schemas")
    assert sorted(file.name for file in made) == sorted(file.name for file in (CONTENT / "schemas").iterdir())
    for file in made:
        message = f"{file.name}: run “outcome-reports schema content/schemas”"
        assert (CONTENT / "schemas" / file.name).read_bytes() == file.read_bytes(), message


@pytest.mark.parametrize("file", CONTENT_FILES, ids=lambda file: str(file.relative_to(CONTENT)))
def test_all_content_fits_the_schema_that_its_first_line_names(file: Path) -> None:
    match = FIRST_LINE.match(file.read_text(encoding="utf-8"))
    assert match, "the first line does not name a schema"
    schema = (file.parent / match[1]).resolve()
    assert schema.parent == CONTENT / "schemas"
    folders = {"chapters": "chapter", "parts": "part", "brand": "brand"}
    assert schema.stem == folders.get(file.parent.name, file.stem)
    assert errors(schema.stem, load(file)) == []


def test_brands_fit() -> None:
    for file in sorted((ROOT / "templates" / "brand").glob("*.yaml")):
        assert errors("brand", load(file)) == []


def test_a_new_edition_fits_and_names_its_schemas(tmp_path: Path) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    report = new_edition(tmp_path / "content" / "next", tmp_path / "content" / "fourth-2026")
    for file in report.files:
        match = FIRST_LINE.match(file.read_text(encoding="utf-8"))
        assert match
        schema = (file.parent / match[1]).resolve()
        assert schema.is_file()
        assert errors(schema.stem, load(file)) == []


@pytest.mark.parametrize("name", FILES)
def test_schemas_are_schemas(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(committed(name))
    assert committed(name)["$id"] == f"{name}.json"


@pytest.mark.parametrize("name", FILES)
def test_every_key_has_a_description_and_an_example(name: str) -> None:
    for title, schema in objects(content_schemas()[name]):
        assert schema["description"], title
        for key, value in schema["properties"].items():
            assert value.get("description"), f"{title}.{key}: give the field a docstring"
            assert value.get("examples"), f"{title}.{key}: add it to the _EXAMPLE of its class"
            assert not re.search(r"`|\bRaises?\b|pydantic", value["description"])


CLASSES = sorted({cls for model in FILES.values() for cls in classes_of(model)}, key=lambda cls: cls.__name__)


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_examples_are_valid_and_whole(cls: type[BaseModel]) -> None:
    cls.model_validate(copy.deepcopy(example_of(cls)))
    assert set(example_of(cls)) == {name for name, field in cls.model_fields.items() if not _is_filled_in(field)}


@pytest.mark.parametrize("name", FILES)
def test_examples_fit_the_schemas(name: str) -> None:
    (example,) = committed(name)["examples"]
    assert errors(name, example) == []


CHAPTER = "id: a\ntitle: T\nintroduction: I\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("chapter", CHAPTER + "spotlights:\n  - {by: IDN, text: T}\n  - {by: [IDN, NZL], text: T}\n"),
        ("chapter", "id: a\ntitle: 2027\nintroduction: I\n"),
        ("chapter", CHAPTER + "key_figures: [{value: 11000, label: people}]\n"),
        ("chapter", CHAPTER + "recommendations: [{id: R1.1, by: [], to: members, context: C, recommendation: R}]\n"),
        ("edition", DATES + "series: S\nnumber: 4\nversion: 0.9\norganiser: NEW-KEY\n"),
        ("open-recommendations", "recommendations: [{id: R1.1, edition: a, question: Q, still_open: no}]\n"),
        ("participation", "lists: [{id: a, title: A, participants: []}]\n"),
        ("contact", "name: N\ntelephone: 6623439477\n"),
    ],
)
def test_what_our_reader_takes_editors_take(name: str, text: str) -> None:
    assert errors(name, load_text(text)) == []


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("chapter", CHAPTER + "titel: T\n", "titel"),
        ("chapter", "id: Chapter 1\ntitle: T\nintroduction: I\n", "Chapter 1"),
        ("chapter", "id: a\ntitle: T\n", "introduction"),
        ("chapter", CHAPTER + "spotlights: [{by: [], text: T}]\n", "by"),
        ("chapter", CHAPTER + "spotlights: [{by: IDN, text: T, highlight: maybe}]\n", "maybe"),
        ("edition", DATES.replace("28", "30") + "series: S\nnumber: 4\norganiser: RSO\n", "2027-02-30"),
        ("edition", DATES + "series: S\nnumber: four\norganiser: RSO\n", "four"),
        ("edition", "status: finished\n", "finished"),
        ("edition", "theme:\n", "None"),
        ("contact", "name: N\nlinks: [{kind: web, label: L, address: www.example.org}]\n", "www.example.org"),
    ],
)
def test_what_is_wrong_editors_tell(name: str, text: str, told: str) -> None:
    assert told in "\n".join(errors(name, load_text(text)))


def test_editors_offer_the_keys_of_the_registry_with_their_names() -> None:
    offered, form = committed("chapter")["$defs"]["actor-key"]["anyOf"]
    names = dict(zip(offered["enum"], offered["enumDescriptions"], strict=True))
    assert names["IDN"] == "the Republic of Indonesia"
    assert "members" in names
    assert form["pattern"]
    assert "members" not in committed("edition")["$defs"]["entity-key"]["anyOf"][0]["enum"]


def _is_filled_in(field: FieldInfo) -> bool:
    """Whether reading fills a field in, and no file does."""
    return any(type(mark).__name__ == "SkipJsonSchema" for mark in field.metadata)
