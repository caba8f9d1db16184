"""What is said of a meeting when its edition is founded, and the names that its registry begins with."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

import outcome_reports as outr
from outcome_reports.cli import main, new_command
from outcome_reports.errors import ArgumentError
from outcome_reports.model.registry_entries import Entity
from outcome_reports.new_edition.creation import new_edition_of_kind
from outcome_reports.new_edition.creation_report import NewEditionReport
from outcome_reports.new_edition.founding import Founding
from outcome_reports.new_edition.starter_names import starter_states
from tests.support.whole_messages import Whole

CONTENT = Path(__file__).parents[3] / "content"
TODAY = date(2027, 3, 4)


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> outr.LoadedEdition:
    report = new_edition_of_kind(tmp_path_factory.mktemp("whole") / "talks", today=TODAY)
    return outr.load(report.folder)


def _names(entity: Entity) -> tuple[object, ...]:
    return entity.short, entity.formal, entity.acronym, entity.adjective


def test_the_starter_registry_calls_everybody_what_our_own_calls_them(talks: outr.LoadedEdition) -> None:
    ours = {entity.key: entity for entity in outr.load(CONTENT / "fourth-2026").content.registry.entities}
    starter = {entity.key: entity for entity in talks.content.registry.entities}
    states = {key for key, entity in ours.items() if entity.is_state}
    assert len(states) > 30
    assert states <= starter.keys()
    for key in ours.keys() & starter.keys():
        assert _names(starter[key]) == _names(ours[key]), key
        assert set(ours[key].aliases) <= set(starter[key].aliases), key
    assert {"UNHCR", "IOM", "UNODC", "ILO", "INTERPOL", "ASEAN", "EU"} <= ours.keys() & starter.keys()


def test_all_member_and_observer_states_are_there_with_their_codes(talks: outr.LoadedEdition) -> None:
    registry = talks.content.registry
    states = [entity for entity in registry.entities if entity.is_state]
    assert (len(states), len(registry.members("UN-MEMBERS"))) == (195, 193)
    numbers = [state.m49 for state in states]
    assert len(set(numbers)) == 195
    assert {state.key: state.m49 for state in states}.items() >= {
        ("AFG", "004"),
        ("IDN", "360"),
        ("USA", "840"),
        ("VAT", "336"),
        ("PSE", "275"),
    }
    assert all(len(state.key) == 3 and state.key.isupper() for state in states)
    listed = sorted(states, key=lambda state: state.sort_key)
    assert [state.key for state in listed][:5] == ["AFG", "ALB", "DZA", "AND", "AGO"]
    # Those whose form comes before the name are listed under the name, as the United Nations lists them.
    keys = [state.key for state in listed]
    assert keys[keys.index("BOL") - 1] == "BTN"
    assert keys[keys.index("IRN") - 1] == "IDN"


def test_the_rows_of_the_lists_have_no_other_columns_and_no_stray_spaces() -> None:
    for name in ("states", "organisations"):
        text = (CONTENT.parent / "templates" / "registry" / f"{name}.csv").read_text("utf-8")
        for row in csv.DictReader(text.splitlines()):
            assert None not in row
            assert all(value == value.strip() for value in row.values())
            assert "'" not in "".join(row.values())


@pytest.mark.parametrize("wanted", ["IDN", "idn", "Indonesia", "the Republic of Indonesia"])
def test_a_registry_begins_with_the_states_that_take_part(tmp_path: Path, wanted: str) -> None:
    report = new_edition_of_kind(tmp_path / "talks", founding=Founding(states=("TON", wanted)), today=TODAY)
    states = [entity for entity in outr.load(report.folder).content.registry.entities if entity.is_state]
    assert [(state.key, state.kind, "participants" in state.groups) for state in states] == [
        ("IDN", "member-state", True),
        ("TON", "member-state", True),
    ]


def _lines(report: NewEditionReport) -> str:
    return (report.folder / "edition.yaml").read_text("utf-8")


def test_facts_that_are_given_are_not_to_be_confirmed(tmp_path: Path) -> None:
    facts = Founding(
        series="Talks: “Islands” # 1",
        number=3,
        start=date(2027, 5, 1),
        end=date(2027, 5, 3),
        organiser="the Port Board",
    )
    report = new_edition_of_kind(tmp_path / "talks", founding=facts, today=TODAY)
    content = outr.load(report.folder).content
    assert (content.series, content.number) == ("Talks: “Islands” # 1", 3)
    assert (content.dates.start, content.dates.end) == (facts.start, facts.end)
    organiser = content.registry.entity(content.organiser)
    assert organiser is not None
    assert organiser.short == "the Port Board"
    assert "first and the last day" not in _lines(report)
    assert "without its number" not in _lines(report)
    guessed = new_edition_of_kind(tmp_path / "other", today=TODAY)
    assert "first and the last day" in _lines(guessed)
    assert "without its number" in _lines(guessed)


@pytest.mark.parametrize(
    ("organiser", "key"), [("IOM", "IOM"), ("the international organization for migration", "IOM"), ("Fiji", "FJI")]
)
def test_an_organiser_of_the_list_is_not_written_twice(tmp_path: Path, organiser: str, key: str) -> None:
    facts = Founding(organiser=organiser, states=("TON",))
    content = outr.load(new_edition_of_kind(tmp_path / "talks", founding=facts, today=TODAY).folder).content
    assert content.organiser == key
    assert content.registry.entity("ORG") is None


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (Founding(states=("Indonesai",)), "did you mean “Indonesia”?"),
        (Founding(states=("Zz",)), "ISO 3166"),
        (Founding(number=0), "counted from 1"),
        (Founding(start=date(2027, 2, 2), end=date(2027, 2, 1)), "before it begins"),
        (Founding(series="two\nlines"), "the series is one line"),
        (Founding(organiser=""), "the organiser is empty"),
    ],
)
def test_facts_that_cannot_be_are_refused_before_anything_is_written(
    whole: Whole, tmp_path: Path, facts: Founding, said: str
) -> None:
    with whole.raises(ArgumentError, match=said):
        new_edition_of_kind(tmp_path / "talks", founding=facts, today=TODAY)
    assert not list(tmp_path.iterdir())


def test_a_registry_that_is_there_must_have_the_organiser(whole: Whole, tmp_path: Path) -> None:
    (tmp_path / "registry").mkdir()
    text = "entities:\n  - {key: PORT, kind: body, short: the Port Board}\n"
    (tmp_path / "registry" / "entities.yaml").write_text(text)
    facts = Founding(organiser="Port board")
    edition = outr.load(new_edition_of_kind(tmp_path / "a", "plain", founding=facts, today=TODAY).folder)
    assert edition.content.organiser == "PORT"
    with whole.raises(ArgumentError, match="no “the Harbour” to be the organiser"):
        new_edition_of_kind(tmp_path / "b", founding=Founding(organiser="the Harbour"), today=TODAY)


def _new(folder: Path, *options: str, answers: str = "") -> outr.LoadedEdition:
    result = CliRunner().invoke(main, ["new", str(folder), *options], input=answers)
    assert result.exit_code == 0, result.output
    return outr.load(folder)


def test_nothing_is_asked_without_a_terminal(tmp_path: Path) -> None:
    edition = _new(tmp_path / "island-talks", "--number", "4", "--end", "2027-06-07")
    assert edition.content.name == "Fourth Island talks"
    assert edition.content.dates.start == date(2027, 6, 7)


def test_a_terminal_is_asked_for_what_no_option_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new_command, "_on_terminal", lambda: True)
    answers = "Island Dialogue\n2\n2027-02-30\n2027-02-03\n\n"
    edition = _new(tmp_path / "talks", "--organiser", "SPC", answers=answers)
    content = edition.content
    assert (content.name, content.organiser) == ("Second Island Dialogue", "SPC")
    assert (content.dates.start, content.dates.end) == (date(2027, 2, 3), date(2027, 2, 3))
    assert len(content.registry.entities) > len(starter_states())
