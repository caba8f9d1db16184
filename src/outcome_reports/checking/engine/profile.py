"""Profiles: the rules of a house, their severities, and their word lists."""

import functools
import re
import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError

from outcome_reports.errors import ProfileError
from outcome_reports.intake.limits import CONTENT_BYTES
from outcome_reports.intake.regular_files import RefusedError, read_file
from outcome_reports.language.dictionary import USUAL
from outcome_reports.model.base import Content
from outcome_reports.platform.plain_faults import plain_fault
from outcome_reports.platform.resources import templates
from outcome_reports.platform.toml_text import toml

_NAME = re.compile(r"[\w-]+")
Setting = Literal["error", "warning", "info", "off"]


class Wording(Content):
    """Words to look for."""

    find: str
    """The words, whatever their case."""
    use: str | None = None
    """What to write instead; None where a person must decide."""
    why: str = ""
    unless: tuple[str, ...] = ()
    """Longer phrases that begin with `find` and are correct."""
    safe: bool = True
    """False where it is correct in another sense, or the words around it may have to change too: no fix is offered."""


class Names(Content):
    """How names are handled."""

    accepted: tuple[str, ...] = ()
    """Aliases of the registry that may be printed."""
    speaking: tuple[str, ...] = ()
    """Verbs that say that somebody spoke at the meeting."""
    possessive_names: bool = False
    """True if names of States and organisations may take an apostrophe; acronyms may not in any profile."""


class Acronyms(Content):
    """Which acronyms need no explanation, and what the glossary prints."""

    known: tuple[str, ...] = ()
    glossary: Literal["used", "registry"] = "used"
    """"registry" if the glossary prints every term of the registry, used or not."""


class Capitals(Content):
    """Words that are written with a capital wherever they are used in the sense of the house."""

    terms: tuple[str, ...] = ()
    """Written exactly like this: "Member State" is right, "member state" is not."""
    watched: tuple[str, ...] = ()
    """Written the same way throughout the document, with a capital or without."""


class Spelling(Content):
    """The spelling of the house."""

    dictionary: str = USUAL
    """A Hunspell dictionary."""
    verbs: Literal["ise", "ize"] = "ize"
    words: tuple[str, ...] = ()
    """Words that are correct but in no dictionary."""
    british: dict[str, str] = Field(default_factory=dict)
    """American spellings, each with the British one."""
    preferred: dict[str, str] = Field(default_factory=dict)
    """Spellings that the house does not use, each with the one that it does."""
    unsure: tuple[str, ...] = ()
    """Words of both lists that are correct in another sense ("a computer program"): they are found, and no fix is
    offered."""


class Hyphens(Content):
    """Compounds."""

    participles: tuple[str, ...] = ()
    """Words that make a compound modifier with the noun before them: "based", "related"."""
    prefixes: tuple[str, ...] = ()
    """Prefixes that are never words by themselves: "anti", "multi"."""
    modifiers: dict[str, str] = Field(default_factory=dict)
    """Compounds that take hyphens before a noun: "real time" is "real-time"."""


class Limits(Content):
    """Lengths in words."""

    sentence: int = 45
    section: int = 4
    alternative: int = 30
    repeated: int = 12
    """A passage of this many words that says the same as another counts as repeated."""


class Punctuation(Content):
    """Marks."""

    serial_comma: Literal["none", "always", "consistent"] = "none"
    quotation_marks: Literal["double", "single"] = "double"


class Profile(Content):
    """A house's style."""

    name: str
    title: str = ""
    """One line that says whose style it is."""
    rules: dict[str, Setting] = Field(default_factory=dict)
    """Severities other than the rules' own; "off" switches a rule off. A family ("LNG") means all its rules."""
    spelling: Spelling = Spelling()
    names: Names = Names()
    acronyms: Acronyms = Acronyms()
    capitals: Capitals = Capitals()
    hyphens: Hyphens = Hyphens()
    limits: Limits = Limits()
    punctuation: Punctuation = Punctuation()
    confusable: tuple[Wording, ...] = ()
    """Words and phrases that are mistaken for others."""
    inclusive: tuple[Wording, ...] = ()
    """Gendered terms, each with a neutral one."""
    actors: tuple[str, ...] = ()
    """Words for those who act: a recommendation names one of them."""
    placeholders: tuple[str, ...] = ()
    """Words that only unfinished text has."""

    def setting(self, rule: str, default: Setting) -> Setting:
        """Return the profile's setting for a rule: by its id, else by its family, else `default`."""
        return self.rules.get(rule) or self.rules.get(rule.rstrip("0123456789")) or default


def profile_names(folder: Path | None = None) -> tuple[str, ...]:
    """Return the names of all profiles that `read_profile` finds."""
    return tuple(sorted({file.stem for place in _places(folder) for file in place.glob("*.toml")}))


def read_profile(name: str, folder: Path | None = None) -> Profile:
    """Return the profile `name`: the file `house-style/NAME.toml` of `folder`, if it has one, else of the package.

    A profile that `extends` another adds to its tables and lists, and replaces its single values. Raises
    ProfileError.
    """
    try:
        return Profile.model_validate(_merged(name, folder, ()))
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, e['loc']))}: {plain_fault(e)}" for e in error.errors(include_url=False))
        raise ProfileError(f"the profile “{name}” cannot be used: {faults}") from None


@functools.cache
def standard_profile(name: str) -> Profile:
    """Return a profile of the package, read once. Raises ProfileError."""
    return read_profile(name)


def _places(folder: Path | None) -> list[Path]:
    return [place / "house-style" for place in (folder, templates()) if place is not None]


def _merged(name: str, folder: Path | None, below: tuple[str, ...]) -> dict[str, Any]:
    if name in below:
        raise ProfileError(f"the profile “{name}” extends itself: {' → '.join((*below, name))}")
    # A broken link counts as present: the house's own profile would be silently left out.
    paths = (place / f"{name}.toml" for place in _places(folder))
    file = next((path for path in paths if path.exists() or path.is_symlink()), None)
    if file is None or not _NAME.fullmatch(name):
        raise ProfileError(f"unknown profile “{name}”: profiles are {', '.join(profile_names(folder))}")
    try:
        own = toml(read_file(file, CONTENT_BYTES, root=file.parent).decode("utf-8"))
    except UnicodeDecodeError as error:
        what = f"the byte 0x{error.object[error.start]:02x} is not UTF-8: save it as UTF-8"
        raise ProfileError(f"the profile {file} cannot be read: {what}") from None
    except (RefusedError, tomllib.TOMLDecodeError) as error:
        raise ProfileError(f"the profile {file} cannot be read: {error}") from None
    base = own.pop("extends", None)
    if base is None:
        return {"name": name, **own}
    return {**_added(_merged(str(base), folder, (*below, name)), own), "name": name}


def _added(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    result = dict(base)
    for key, value in own.items():
        old = result.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            result[key] = _added(old, value)
        elif isinstance(old, list) and isinstance(value, list):
            result[key] = [*old, *value]
        else:
            result[key] = value
    return result
