from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from outcome_reports.model import KnownKeys, Registry
from outcome_reports.model.keys import ActorKeys, EntityKey, OptionalActorKeys

REGISTRY = Registry.model_validate(
    {
        "entities": [
            {"key": "IDN", "kind": "state", "short": "Indonesia", "adjective": "Indonesian"},
            {"key": "IND", "kind": "state", "short": "India"},
            {"key": "FJI", "kind": "state", "short": "Fiji", "groups": ["members"]},
            {"key": "WG-TIP", "kind": "working-group", "short": "the Working Group on Trafficking"},
        ],
        "groups": [{"key": "members", "name": "Bali Process Members"}],
        "terms": [{"key": "GCM", "acronym": "the GCM", "expansion": "the Global Compact"}],
    }
)
KEYS = REGISTRY.known_keys


def check(kind: Any, value: object, keys: KnownKeys | None = KEYS) -> Any:
    return TypeAdapter(kind).validate_python(value, context={"keys": keys})


def error(kind: Any, value: object) -> dict[str, Any]:
    with pytest.raises(ValidationError) as caught:
        check(kind, value)
    (found,) = caught.value.errors()
    return dict(found)


def test_a_key_of_the_registry_is_taken() -> None:
    assert check(EntityKey, "IDN") == "IDN"
    assert check(ActorKeys, "members") == ("members",)
    assert check(ActorKeys, ["IDN", "members"]) == ("IDN", "members")
    assert check(OptionalActorKeys, []) == ()


def test_any_key_is_taken_where_the_registry_is_not_known() -> None:
    assert check(EntityKey, "NOBODY", None) == "NOBODY"
    assert TypeAdapter(EntityKey).validate_python("NOBODY") == "NOBODY"


@pytest.mark.parametrize(
    ("kind", "value", "kind_of_error"),
    [
        (EntityKey, "members", "unknown_key"),
        (EntityKey, "GCM", "unknown_key"),
        (ActorKeys, ["IDN", "GCM"], "unknown_key"),
        (ActorKeys, [], "too_short"),
        (ActorKeys, ["IDN", "IDN"], "repeated"),
        (EntityKey, "I D N", "string_pattern_mismatch"),
        (EntityKey, "X" * 41, "string_too_long"),
    ],
)
def test_other_keys_are_refused(kind: Any, value: object, kind_of_error: str) -> None:
    assert error(kind, value)["type"] == kind_of_error


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [
        ("IDM", "did you mean IND or IDN?"),
        ("idn", "write IDN: upper and lower case matter"),
        ("Indonesia", "write IDN, the key of “Indonesia”"),
        ("Indonesian", "write IDN, the key of “Indonesian”"),
        ("Indonezia", "did you mean IDN"),
        ("WGTIP", "did you mean WG-TIP?"),
        ("member", "did you mean members?"),
        ("Indonésia", "did you mean IDN"),
        ("\u0406DN", "“\u0406” in it is a cyrillic capital letter byelorussian-ukrainian i; did you mean IDN"),
        ("XQ", "add it to registry/entities.yaml, groups.yaml or terms.yaml"),
    ],
)
def test_the_hint_names_what_was_meant(wrong: str, hint: str) -> None:
    assert hint in KEYS.hint(wrong)


def test_the_hint_names_no_key_that_would_not_do() -> None:
    assert "members" not in KEYS.nearest("member", KEYS.entities)
    assert "GCM" not in KEYS.hint("GCN")
