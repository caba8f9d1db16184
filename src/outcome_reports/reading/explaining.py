"""Explanations of pydantic's errors for people who are not programmers."""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel

from outcome_reports.errors import did_you_mean
from outcome_reports.model import KnownKeys
from outcome_reports.model.keys import strange_letter
from outcome_reports.platform.attribute_docstrings import attribute_docstrings
from outcome_reports.platform.records import record
from outcome_reports.reading.dates import date_meant
from outcome_reports.reading.schema_classes import classes_at, model_in
from outcome_reports.reading.yaml_nodes import Node, Scalar, Sequence

_SHOWN = 40
_KEY = r"^[A-Za-z][A-Za-z0-9]*(-"
_BETWEEN_KEYS = re.compile(r"\s*(?:[,;/&]|\band\b)\s*")


@record(frozen=True, slots=True)
class Wrong:
    """A value that pydantic refused: `loc` and `cls` say what was expected, `node` is what was found."""

    cls: type[BaseModel]
    loc: tuple[str | int, ...]
    node: Node
    keys: KnownKeys | None

    @property
    def name(self) -> str:
        """The key of the value in the file."""
        return next((step for step in reversed(self.loc) if isinstance(step, str)), "")

    @property
    def value(self) -> str:
        """The value as messages quote it."""
        text = self.node.value.strip() if isinstance(self.node, Scalar) else ""
        return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"

    @property
    def oddity(self) -> str:
        """A hint about an invisible character in the value."""
        odd = isinstance(self.node, Scalar) and "\xa0" in self.node.value
        return "it has a non-breaking space (Word makes them): put an ordinary one there; " if odd else ""

    @property
    def owner(self) -> type[BaseModel]:
        """The class that has the key."""
        return classes_at(self.cls, self.loc)[-1]

    @property
    def required(self) -> bool:
        """Whether the key is required."""
        return self.name in self.owner.model_fields and self.owner.model_fields[self.name].is_required()

    @property
    def what(self) -> str:
        """The key, or an entry of its list."""
        return f"an entry of “{self.name}”" if isinstance(self.loc[-1], int) else f"“{self.name}”"


def explain(kind: str, text: str, context: dict[str, Any], wrong: Wrong) -> tuple[str, str]:
    """Return the problem and the remedy; `kind`, `text` and `context` are those of pydantic's error."""
    or_without = "" if wrong.required else ", or remove the key"
    if _EXPECTS_WORDS.match(kind) and isinstance(wrong.node, Scalar) and not wrong.node.value.strip():
        return f"“{wrong.name}” is empty", f"write it{or_without}"
    if kind in _LIMITS:
        message, hint = _LIMITS[kind]
        return f"“{wrong.name}” {message.format(length=len(getattr(wrong.node, 'value', '')))}", hint.format(**context)
    match kind:
        case "extra_forbidden":
            return f"unknown key “{wrong.name}”", _unknown(wrong)
        case "missing":
            return f"the key “{wrong.name}” is missing", _description(wrong)
        case "unknown_key":
            return text, str(context["hint"])
        case "literal_error":
            return f"{wrong.what} cannot be “{wrong.value}”", _one_of(context["expected"], wrong.value)
        case "string_type":
            return _no_text(wrong)
        case "model_type" | "dict_type":
            cls = classes_at(wrong.cls, (*wrong.loc, ""))[-1]
            return f"{wrong.what} must have keys below it", f"write them on the next lines, indented; {keys_hint(cls)}"
        case "too_short" | "string_too_short":
            return f"“{wrong.name}” is empty", f"{_FILL[kind]}{or_without}"
        case "string_pattern_mismatch":
            return _other_form(context["pattern"], wrong)
        case "address":
            shown = wrong.value if len(wrong.value) <= _MAX_SHOWN else f"{wrong.value[:_MAX_SHOWN]}…"
            return f"{wrong.what} cannot be “{shown}”: {context['why']}", str(context["hint"])
        case "value_error" | "repeated":
            message, _, hint = str(context.get("error", text)).partition(": ")
            return message, hint
    return _other_type(kind, text, wrong)


_MAX_SHOWN = 80
_LIMITS = {
    "tuple_type": ("must be a list", "begin each entry with “- ”"),
    "too_long": ("has too many entries", "at most {max_length}"),
    "string_too_long": ("is too long: {length:,} characters", "at most {max_length} characters"),
    "greater_than_equal": ("is too small", "at least {ge}"),
    "less_than_equal": ("is too large", "at most {le}"),
    "less_than": ("is too large", "less than {lt}"),
}
"""Problem and remedy by the type of pydantic's error; the message begins with the name of the key."""
_FILL = {"too_short": "give at least one entry", "string_too_short": "write it"}
_EXPECTS_WORDS = re.compile("address|int_|date_|bool_|float_|literal_|tuple_|model_|string_pattern")
"""The types of errors that report a missing value as one of the wrong type."""


def _other_type(kind: str, text: str, wrong: Wrong) -> tuple[str, str]:
    cannot = f"{wrong.what} cannot be “{wrong.value}”"
    if kind.startswith("date"):
        meant = date_meant(wrong.value)
        if not meant and re.fullmatch(r"\d{4}-\d{2}-\d{2}", wrong.value):
            return f"{cannot}: that day does not exist", "write a date that exists, as year-month-day: 2026-01-27"
        return cannot, f"{wrong.oddity}write the date as year-month-day: {meant or '2026-01-27'}"
    if kind.startswith("bool"):
        return cannot, "write true or false"
    if kind.startswith("int"):
        return cannot, "write a whole number in figures, such as 4"
    if kind.startswith(("float", "decimal")):
        return cannot, "write a number in figures, such as 1.5"
    return f"“{wrong.name}” is not right: {text[0].lower()}{text[1:]}", ""


def _no_text(wrong: Wrong) -> tuple[str, str]:
    inside = wrong.node.items if isinstance(wrong.node, Sequence) else []
    words = [item.value for item in inside if isinstance(item, Scalar)]
    if wrong.keys and len(words) == 1 and words[0] in wrong.keys.entities | wrong.keys.groups:
        return f"“{wrong.name}” takes bare keys", f"write {words[0]} without the double brackets of texts"
    return f"“{wrong.name}” must be a text", "write one text, not a list or keys"


def _other_form(pattern: str, wrong: Wrong) -> tuple[str, str]:
    # A key that the registry has, though it cannot: a hint to write what was written helps nobody.
    if pattern.startswith(_KEY) and wrong.keys and wrong.value not in wrong.keys.entities | wrong.keys.groups:
        names = {**wrong.keys.names} | {key: key for key in wrong.keys.entities | wrong.keys.groups}
        several = [names.get(part) or names.get(part.removeprefix("the ")) for part in _BETWEEN_KEYS.split(wrong.value)]
        if len(several) > 1 and all(several):
            return f"“{wrong.value}” is not a single key", f"write them one by one: [{', '.join(map(str, several))}]"
        return f"“{wrong.value}” is not a key of the registry", wrong.keys.hint(wrong.value)
    return f"{wrong.what} cannot be “{wrong.value}”", wrong.oddity + _pattern_hint(pattern)


def _one_of(expected: str, value: str) -> str:
    allowed = re.findall("'([^']*)'", expected)
    meant = did_you_mean("-".join(value.split()), allowed)
    every = f"it is one of {', '.join(allowed)}"
    return f"{meant} {every[0].upper()}{every[1:]}" if meant else every


def _pattern_hint(pattern: str) -> str:
    hints = {
        r"^R[1-9]": "write R, the number of the chapter, a full stop and the number of the row: R2.3",
        r"^[a-z][a-z0-9]*(-": "use lower-case letters, digits and single hyphens, a letter first: labour-mobility",
        _KEY: "use letters, digits and single hyphens, a letter first: IDN, WG-TIP",
        r"^[0-9]+(": "write a version in figures: 0.3",
        r"^\d{4}": "write a date: 2026-01-27",
        r"^[^\W_](?:": "use letters, digits, spaces and hyphens: Source Sans Pro",
        "^(?:serif|": 'name a generic family, or several with commas: serif, or "Cambria", serif',
        r"^\w[\w .+-]*\.": "name the file alone, without a folder: SourceSansPro-Regular.ttf",
        "^#[0-9a-fA-F]{6}$": "write “#” and six figures or letters from a to f: #1f3a5f",
        "^(?:system|font_": "name a Python package of fonts: font_source_sans_pro",
        r"^[A-Z]{3}(": "write the rule’s letters and three figures (NAM005), or the letters of its family (NAM)",
    }
    return next((hint for start, hint in hints.items() if pattern.startswith(start)), f"the form is {pattern}")


def _unknown(wrong: Wrong) -> str:
    """Return the remedy for an unknown key: where it belongs, what was probably meant, or the known keys."""
    if ":\xa0" in wrong.name:
        return "a non-breaking space follows the colon (Word makes them): put an ordinary one there"
    for key, field in wrong.owner.model_fields.items():
        inner = model_in(field.annotation)
        if inner is not None and wrong.name in inner.model_fields:
            return f"it is a key of “{key}”: indent it below that"
    if meant := did_you_mean(wrong.name, wrong.owner.model_fields, most=2):
        return strange_letter(wrong.name) + meant
    if any(wrong.name in cls.model_fields for cls in classes_at(wrong.cls, wrong.loc)[:-1]):
        return "it is indented too far: begin it in the column of the keys it belongs with"
    return strange_letter(wrong.name) + keys_hint(wrong.owner)


def keys_hint(cls: type[BaseModel]) -> str:
    """Return the keys that `cls` has, required ones first."""
    required = [name for name, field in cls.model_fields.items() if field.is_required()]
    others = [name for name in cls.model_fields if name not in required]
    return "keys are: " + "; optional: ".join(", ".join(names) for names in (required, others) if names)


def _description(wrong: Wrong) -> str:
    description = " ".join(attribute_docstrings(wrong.owner).get(wrong.name, "").split())
    return f"add it: {description}" if description else "add it"
