"""Small editions made from the examples of rules, to hold the rules to them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from outcome_reports.checking.engine.findings import NoPlaces, Position
from outcome_reports.checking.engine.profile import Profile, standard_profile
from outcome_reports.checking.engine.rule import Example
from outcome_reports.model import Edition, Entity, EntityKind, Group, Registry, Term
from outcome_reports.model.leaves import Path as ModelPath

_STATES: tuple[tuple[str, str, str | None, tuple[str, ...], str | None], ...] = (
    ("CHN", "China", "the People’s Republic of China", (), "Chinese"),
    ("FJI", "Fiji", "the Republic of Fiji", (), "Fijian"),
    ("IDN", "Indonesia", "the Republic of Indonesia", (), "Indonesian"),
    ("KEN", "Kenya", "the Republic of Kenya", (), "Kenyan"),
    ("LAO", "the Lao People’s Democratic Republic", None, ("Laos",), "Lao"),
    ("MDV", "Maldives", "the Republic of Maldives", ("the Maldives",), "Maldivian"),
    ("MYS", "Malaysia", None, (), "Malaysian"),
    ("NZL", "New Zealand", None, (), None),
    ("THA", "Thailand", "the Kingdom of Thailand", (), "Thai"),
    ("TLS", "Timor-Leste", "the Democratic Republic of Timor-Leste", ("Timor Leste",), "Timorese"),
    ("TUR", "Türkiye", "the Republic of Türkiye", (), "Turkish"),
    ("VNM", "Viet Nam", "the Socialist Republic of Viet Nam", ("Vietnam",), "Vietnamese"),
)
_OTHERS: tuple[tuple[str, EntityKind, str, str, tuple[str, ...]], ...] = (
    ("IOM", "member-organisation", "the International Organization for Migration", "IOM", ()),
    ("UNODC", "member-organisation", "the United Nations Office on Drugs and Crime", "UNODC", ()),
    ("INTERPOL", "organisation", "the International Criminal Police Organization", "INTERPOL", ()),
    ("RSO", "body", "the Regional Support Office of the Bali Process", "the RSO", ("the Regional Support Office",)),
    ("COMMIT", "dialogue", "the Mekong Initiative", "the COMMIT Process", ("the Mekong Process",)),
    ("COMMIT-2", "dialogue", "the Mekong-Process", "the MP", ()),
)


def sample_registry() -> Registry:
    """A registry with a dozen States and a few others."""
    states = [
        Entity(key=key, kind="member-state", short=short, formal=formal, aliases=aliases, adjective=adjective)
        for key, short, formal, aliases, adjective in _STATES
    ]
    others = [
        Entity(key=key, kind=kind, short=short, acronym=acronym, aliases=aliases)
        for key, kind, short, acronym, aliases in _OTHERS
    ]
    groups = (Group(key="members", name="Members"), Group(key="member-states", name="Member States"))
    terms = (Term(key="OSINT", acronym="OSINT", expansion="open-source intelligence"),)
    return Registry.model_construct(None, entities=(*states, *others), groups=groups, terms=terms)


def sample_edition(example: Example) -> Edition:
    """An edition with the example's text as the introduction of its only chapter, and the example's parts."""
    parts: dict[str, Any] = {
        "id": "sample",
        "series": "Dialogue",
        "number": 1,
        "dates": {"start": date(2026, 1, 27), "end": date(2026, 1, 28)},
        "published": date(2026, 2, 20),
        "organiser": "RSO",
        "images": {"images/ab.png": b""},
        "registry": sample_registry(),
    }
    if example.text:
        parts["chapters"] = [{"id": "one", "title": "One", "introduction": example.text}]
    parts |= {name: value for name, value in example.parts.items() if name != "profile"}
    return Edition.model_validate(parts)


def sample_profile(example: Example, base: str = "un") -> Profile:
    """The profile that the example is about: the standard one, with what the example sets in it."""
    profile = standard_profile(base)
    settings = example.parts.get("profile")
    if not settings:
        return profile
    own = profile.model_dump()
    for table, values in settings.items():
        own[table] = {**own[table], **values}
    return Profile.model_validate(own)


class SamplePlaces(NoPlaces):
    """Places of a sample edition: its text is the file `sample.md`, and the example's remark stands above it."""

    def __init__(self, example: Example) -> None:
        self._remark = example.remark

    def place(self, path: ModelPath, line: int = 0, column: int = 0) -> Position:
        """The place in `sample.md`; the model path stands for the file of everything but the text."""
        if path == ("chapters", 0, "introduction"):
            return Path("sample.md"), line + 1, column + 1
        return super().place(path, line, column)

    def remarks(self) -> Iterable[tuple[ModelPath, str, Position]]:
        """The example's remark, if it has one."""
        return [(("chapters", 0, "introduction"), self._remark, (Path("sample.md"), 1, 1))] if self._remark else []
