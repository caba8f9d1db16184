"""Proposals that were looked through go into the registry, and nothing that is there changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from outcome_reports.errors import ContentError
from outcome_reports.importing.registry_additions import add_to_registry
from outcome_reports.reading.registry_files import read_registry
from outcome_reports.reading.yaml_insertion import InsertionError, with_items
from tests.support.whole_messages import Whole
from tests.unit.cli.test_commands import run

ENTITIES = """\
# Who there is.
entities:

  # Members
  - key: IDN
    kind: member-state # since 2002
    short: Indonesia

  - key: IOM
    kind: organisation
    short: the International Organization for Migration
    aliases: [Migration Organization]

# The end.
"""
TERMS = "terms:\n- key: AI\n  acronym: AI\n  expansion: artificial intelligence\n"
PROPOSED = """\
# What the registry lacks
entities:
  # Seen under “Crime”
  - key: ATL
    kind: organisation
    short: Atlantis
terms:
  - key: BFF
    acronym: BFF
    expansion: Border Forum
"""


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    folder = tmp_path / "registry"
    folder.mkdir()
    (folder / "entities.yaml").write_text(ENTITIES, encoding="utf-8")
    (folder / "terms.yaml").write_text(TERMS, encoding="utf-8")
    (tmp_path / "old").mkdir()
    return folder


def proposals(registry: Path, text: str) -> Path:
    file = registry.parent / "old" / "registry-proposals.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_entries_are_added_and_every_line_stays(registry: Path) -> None:
    added = add_to_registry(proposals(registry, PROPOSED))
    assert [(entry.key, entry.file.name, entry.line) for entry in added] == [
        ("ATL", "entities.yaml", 14),
        ("BFF", "terms.yaml", 6),
    ]
    text = (registry / "entities.yaml").read_text(encoding="utf-8")
    new = "\n  - key: ATL\n    kind: organisation\n    short: Atlantis\n"
    assert text == ENTITIES.replace("\n# The end.", f"{new}\n# The end.")
    assert (registry / "terms.yaml").read_text(encoding="utf-8").startswith(TERMS)
    found, _ = read_registry(registry, [])
    assert found
    assert found.entity("ATL")
    assert found.term("BFF")


def test_a_dry_run_writes_nothing(registry: Path) -> None:
    result = run("registry", "add", str(proposals(registry, PROPOSED)), "--dry-run")
    assert "entities.yaml:14: ATL\n  + - key: ATL\n  +   kind: organisation\n" in result.output
    assert result.output.endswith("2 entries would be added\n")
    assert (registry / "entities.yaml").read_text(encoding="utf-8") == ENTITIES
    assert run("registry", "add", str(registry.parent / "old" / "registry-proposals.yaml")).exit_code == 0
    assert "ATL" in (registry / "entities.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("# ⟦Confirm: the kind⟧\n" + PROPOSED, 1, "still to be decided: Confirm: the kind"),
        (PROPOSED.replace("ATL", "IOM"), 4, "the registry has the key “IOM” already"),
        (PROPOSED.replace("BFF\n    acr", "AI\n    acr"), 8, "the registry has the key “AI” already"),
        (PROPOSED.replace("BFF\n    acr", "ATL\n    acr"), 8, "the registry has the key “ATL” already"),
        (PROPOSED.replace("organisation", "planet"), 5, "planet"),
        (PROPOSED.replace("Atlantis", "Indonesia"), 6, "Indonesia"),
        (PROPOSED.replace("terms:", "words:"), 7, "unknown key “words”"),
        ("entities:\n  - short: Atlantis\n", 2, "the entry has no key"),
        ("entities: ATL\n", 1, "not a list"),
        ("- key: ATL\n", 0, "the file has no entries"),
    ],
)
def test_what_cannot_be_added_is_refused_with_its_place(
    whole: Whole, registry: Path, text: str, line: int, said: str
) -> None:
    file = proposals(registry, text)
    with whole.raises(ContentError) as caught:
        add_to_registry(file)
    problem = caught.value.problems[0]
    assert (problem.file, problem.line) == (file, line)
    assert said in str(problem)
    assert (registry / "entities.yaml").read_text(encoding="utf-8") == ENTITIES


def test_several_entries_are_added_with_their_lines(registry: Path) -> None:
    more = PROPOSED.replace("terms:", "  - key: LEM\n    kind: body\n    short: Lemuria\nterms:")
    added = add_to_registry(proposals(registry, more))
    assert [(entry.key, entry.file.name, entry.line, entry.lines) for entry in added] == [
        ("ATL", "entities.yaml", 14, ("- key: ATL", "  kind: organisation", "  short: Atlantis")),
        ("LEM", "entities.yaml", 18, ("- key: LEM", "  kind: body", "  short: Lemuria")),
        ("BFF", "terms.yaml", 6, ("- key: BFF", "  acronym: BFF", "  expansion: Border Forum")),
    ]
    lines = (registry / "entities.yaml").read_text(encoding="utf-8").split("\n")
    assert (lines[13], lines[17]) == ("  - key: ATL", "  - key: LEM")


def test_a_list_that_is_empty_adds_nothing(registry: Path) -> None:
    (only,) = add_to_registry(proposals(registry, "entities:\n" + PROPOSED[PROPOSED.index("terms:") :]))
    assert (only.key, (registry / "entities.yaml").read_text(encoding="utf-8")) == ("BFF", ENTITIES)


def test_without_a_registry_its_folder_is_asked_for(whole: Whole, tmp_path: Path) -> None:
    file = tmp_path / "registry-proposals.yaml"
    file.write_text(PROPOSED, encoding="utf-8")
    with whole.raises(ContentError, match="there is no registry here") as caught:
        add_to_registry(file)
    assert caught.value.problems[0].file == file
    with whole.raises(ContentError, match="there is no registry here") as caught:
        add_to_registry(file, tmp_path / "nowhere")
    assert caught.value.problems[0].file == tmp_path / "nowhere"


def test_a_fault_of_the_registry_is_told_with_its_own_place(whole: Whole, registry: Path) -> None:
    (registry / "entities.yaml").write_text(ENTITIES.replace("member-state #", "planet #"), encoding="utf-8")
    with whole.raises(ContentError) as caught:
        add_to_registry(proposals(registry, PROPOSED))
    (problem,) = caught.value.problems
    assert (problem.file, problem.line, problem.column) == (registry / "entities.yaml", 6, 11)


def test_where_a_key_is_already_is_in_the_message(whole: Whole, registry: Path) -> None:
    with whole.raises(ContentError, match=r"entities\.yaml:9: delete it here"):
        add_to_registry(proposals(registry, PROPOSED.replace("ATL", "IOM")))


@pytest.mark.parametrize(
    ("text", "made", "line"),
    [
        ("", "items:\n  - a: 1\n    b: 2\n", 2),
        ("other: 1\n", "other: 1\n\nitems:\n  - a: 1\n    b: 2\n", 4),
        ("items: []\n", "items:\n  - a: 1\n    b: 2\n", 2),
        ("items:\nother: 1\n", "items:\n  - a: 1\n    b: 2\nother: 1\n", 2),
        ("items:\n- a: 0\n- a: 3\n# end", "items:\n- a: 0\n- a: 3\n- a: 1\n  b: 2\n# end\n", 4),
        ("items:\r\n  - {a: 0}\r\n", "items:\r\n  - {a: 0}\r\n\r\n  - a: 1\r\n    b: 2\r\n", 4),
        ("items:\n- |\n  x\n\n  y\n\n\nz: 1\n", "items:\n- |\n  x\n\n  y\n\n- a: 1\n  b: 2\n\n\nz: 1\n", 7),
    ],
)  # fmt: skip
def test_items_go_to_the_end_of_their_list(text: str, made: str, line: int) -> None:
    assert with_items(text, "items", [["- a: 1", "  b: 2"]]) == (made, line)


def test_a_list_in_brackets_is_refused(whole: Whole) -> None:
    with whole.raises(InsertionError, match="in brackets"):
        with_items("items: [1]\n", "items", [["- a: 1"]])


def test_a_registry_that_takes_no_entries_is_named_with_the_line(whole: Whole, registry: Path) -> None:
    brackets = "# Terms\nterms: [{key: AI, acronym: AI, expansion: artificial intelligence}]\n"
    (registry / "terms.yaml").write_text(brackets, encoding="utf-8")
    with whole.raises(ContentError, match="in brackets") as refused:
        add_to_registry(proposals(registry, PROPOSED))
    (problem,) = refused.value.problems
    assert (problem.file.name, problem.line, problem.column) == ("terms.yaml", 2, 1)
    assert problem.hint == "put each entry on a line of its own, with “- ” before it"
