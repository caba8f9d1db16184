"""Records are what frozen dataclasses are: each property is asked of both."""

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from typing import Any

import pytest

from outcome_reports.platform import records


def definitions(frozen: Any) -> dict[str, type[Any]]:
    """The same classes by another decorator."""

    @frozen(frozen=True, slots=True, kw_only=True)
    class Base:
        """A base."""

        id: str = ""

    @frozen(frozen=True, slots=True)
    class Several(Base):
        """Defaults of every sort, and a field that is passed over."""

        first: int
        second: tuple[int, ...] = (1, 2)
        third: list[str] = field(default_factory=list)
        hidden: int = field(default=0, repr=False, compare=False)
        fixed: float = field(default=0.5, init=False)

    @frozen(frozen=True, slots=True)
    class One:
        value: str

        def __repr__(self) -> str:
            return "mine"

    @frozen(frozen=True, slots=True)
    class Empty:
        pass

    @frozen(frozen=True, slots=True)
    class Judged:  # noqa: PLW1641 - a hash of its own is what is tested
        number: int

        def __post_init__(self) -> None:
            if self.number < 0:
                raise ValueError("negative")

        def __eq__(self, other: object) -> bool:
            return True

    return {"Several": Several, "One": One, "Empty": Empty, "Judged": Judged}


RECORDS, PLAIN = definitions(records.record), definitions(dataclass)
for made in RECORDS.values():
    # Where pickle looks for it.
    globals()[made.__name__] = made
    made.__qualname__ = made.__name__
for made in PLAIN.values():
    made.__qualname__ = made.__name__

CALLS: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = [
    ("Several", (1,), {}),
    ("Several", (1, (3,), ["a"]), {"id": "x", "hidden": 7}),
    ("Several", (1,), {"third": []}),
    ("One", ("a",), {}),
    ("One", ("b",), {}),
    ("Empty", (), {}),
    ("Judged", (1,), {}),
    ("Judged", (2,), {}),
]


@pytest.mark.parametrize(("name", "taken", "named"), CALLS)
def test_a_record_holds_and_shows_what_a_dataclass_does(
    name: str, taken: tuple[Any, ...], named: dict[str, Any]
) -> None:
    ours, theirs = RECORDS[name](*taken, **named), PLAIN[name](*taken, **named)
    assert repr(ours) == repr(theirs)
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
    assert type(ours).__match_args__ == type(theirs).__match_args__
    assert type(ours).__slots__ == type(theirs).__slots__
    assert ours.__init__.__annotations__ == theirs.__init__.__annotations__
    for again in (copy.copy(ours), copy.deepcopy(ours), pickle.loads(pickle.dumps(ours)), replace(ours)):  # noqa: S301
        assert again == ours
        assert [getattr(again, each.name) for each in fields(again)] == [getattr(ours, f.name) for f in fields(ours)]


@pytest.mark.parametrize("first", CALLS)
@pytest.mark.parametrize("second", CALLS)
def test_records_are_equal_where_dataclasses_are(first: Any, second: Any) -> None:
    def compare(classes: dict[str, type[Any]]) -> tuple[bool, bool]:
        one, other = (classes[name](*taken, **named) for name, taken, named in (first, second))
        return one == other, one != other

    assert compare(RECORDS) == compare(PLAIN)


@pytest.mark.parametrize(("name", "taken"), [("One", ("a",)), ("Empty", ()), ("Judged", (1,))])
def test_equal_records_have_equal_hashes(name: str, taken: tuple[Any, ...]) -> None:
    assert len({RECORDS[name](*taken), RECORDS[name](*taken)}) == 1
    with pytest.raises(TypeError):
        hash(RECORDS["Several"](1))


@pytest.mark.parametrize(
    ("name", "taken"), [("Several", ()), ("One", ()), ("Empty", (1,)), ("Several", (1, 2, 3, 4, 5))]
)
def test_wrong_arguments_are_refused_in_the_same_words(name: str, taken: tuple[Any, ...]) -> None:
    with pytest.raises(TypeError) as theirs:
        PLAIN[name](*taken)
    with pytest.raises(TypeError) as ours:
        RECORDS[name](*taken)
    assert str(ours.value).rpartition(".")[2] == str(theirs.value).rpartition(".")[2]


def test_a_factory_makes_a_new_value_each_time_and_post_init_judges() -> None:
    assert RECORDS["Several"](1).third is not RECORDS["Several"](1).third
    with pytest.raises(ValueError, match=r"^negative$"):
        RECORDS["Judged"](-1)


@pytest.mark.parametrize("change", [lambda it: setattr(it, "value", "b"), lambda it: delattr(it, "value")])
def test_a_record_cannot_be_changed(change: Any) -> None:
    one = RECORDS["One"]("a")
    with pytest.raises(FrozenInstanceError):
        change(one)
    assert one.value == "a"
