"""The definition of a rule, and the list of all rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Any

from outcome_reports.checking.engine.findings import Severity
from outcome_reports.checking.text.passages import Stretch
from outcome_reports.errors import UnknownNameError, did_you_mean
from outcome_reports.model.leaves import Path as ModelPath
from outcome_reports.platform.records import record

if TYPE_CHECKING:
    from outcome_reports.checking.engine.material import Material


@record(frozen=True, slots=True)
class Hit:
    """A hit of a rule: `at` words of a text, or at a path of the model if no words are at fault.

    `replacement` replaces exactly those words; it is None unless it is right wherever the rule's pattern matches.
    `excerpt` is shown if `at` has no words.
    """

    at: Stretch | ModelPath
    message: str
    hint: str = ""
    replacement: str | None = None
    excerpt: str = ""


@record(frozen=True, slots=True)
class Example:
    """Content that a rule accepts or objects to: a `text` in Markdown, or `parts` of an edition as YAML has them.

    `fixed` is the text after the rule's own fix, None if it offers none; `remark` is a comment above the text.
    """

    text: str = ""
    fixed: str | None = None
    parts: Mapping[str, Any] = field(default_factory=dict)
    remark: str = ""

    @property
    def shown(self) -> str:
        """The example for people, with the result of the fix."""
        parts = [f"# {self.remark}"] if self.remark else []
        parts += [self.text.strip()] if self.text else []
        parts += [f"{name}: {_plain(value)}" for name, value in self.parts.items()]
        shown = " / ".join(" ".join(part.split()) for part in parts)
        return f"{shown}  → {' '.join(self.fixed.split())}" if self.fixed is not None else shown


def _plain(value: object) -> str:
    """Content as YAML has it in one line, without quotation marks."""
    match value:
        case Mapping():
            return "{" + ", ".join(f"{key}: {_plain(item)}" for key, item in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(_plain, value)) + "]"
        case bytes():
            return f"({len(value)} bytes)"
        case _:
            return str(value)


Find = Callable[["Material"], Iterator[Hit]]


@record(frozen=True, slots=True)
class Rule:
    """A rule of house style.

    `id` never changes: suppressions name it. `why` explains it and `source` says where it comes from. `good` and `bad`
    examples, and the `kept` ones that no fix of the rule may change, are its documentation and its tests.
    """

    id: str
    title: str
    severity: Severity
    why: str
    source: str
    good: tuple[Example, ...]
    bad: tuple[Example, ...]
    find: Find = field(repr=False)
    kept: tuple[Example, ...] = ()
    """Texts that the rule's fix does not change, reported or not: every rule with a fix has some."""
    unwritten: bool = False
    """True for rules about what is still to be written; all others leave paragraphs with a placeholder alone."""
    together: bool = False
    """True if findings of one sentence, or one table, get a fix only if all of them do: half a range is no range."""

    @property
    def family(self) -> str:
        """The letters of the id: "NAM"."""
        return self.id.rstrip("0123456789")

    @property
    def explanation(self) -> str:
        """The whole documentation of the rule, as lines of plain text."""
        lines = [f"{self.id}: {self.title} ({self.severity})", "", self.why, f"Source: {self.source}"]
        for label, examples in (("Good", self.good), ("Bad", self.bad), ("Left for you to decide", self.kept)):
            lines += [f"{label}: {example.shown}" for example in examples]
        return "\n".join(lines)


RULES: dict[str, Rule] = {}
"""Every rule by its id, in the order of the families; filled when `families` is imported."""


def rules_named(names: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the rules that `names` name, by id or by family, in any case. Raises UnknownNameError."""
    chosen: dict[str, None] = {}
    for name in names:
        found = [id for id, rule in sorted(RULES.items()) if name.upper() in {id, rule.family}]
        if not found:
            meant = did_you_mean(name, RULES, most=3) or "outcome-reports check --list-rules lists all"
            raise UnknownNameError(f"unknown rule “{name}”; {meant}")
        chosen |= dict.fromkeys(found)
    return tuple(chosen)


def rule(  # noqa: PLR0913 - what a rule is made of, each given by name
    id: str,
    title: str,
    *,
    severity: Severity,
    why: str,
    source: str,
    good: tuple[str | Example, ...],
    bad: tuple[str | Example, ...],
    kept: tuple[str | Example, ...] = (),
    unwritten: bool = False,
    together: bool = False,
) -> Callable[[Find], Rule]:
    """Make a rule from the function that finds its hits, and enter it in RULES. Raises ValueError for an id in use."""

    def enter(find: Find) -> Rule:
        if id in RULES:
            raise ValueError(f"two rules have the id {id}")
        examples = (_examples(good), _examples(bad))
        entered = Rule(id, title, severity, why, source, *examples, find, _examples(kept), unwritten, together)
        RULES[id] = entered
        return entered

    return enter


def _examples(examples: tuple[str | Example, ...]) -> tuple[Example, ...]:
    return tuple(Example(text=example) if isinstance(example, str) else example for example in examples)


MANUAL = "United Nations Editorial Manual Online"
"""The authority behind most rules: https://www.un.org/dgacm/en/content/editorial-manual."""
