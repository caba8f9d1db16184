"""Attributes shared by all kinds of elements, and rules that cannot be in a `style` attribute."""

from __future__ import annotations

from collections.abc import ItemsView, Iterable

from markupsafe import Markup, escape


def attributes(*, id: str, classes: Iterable[str], lang: str | None, dir: str | None) -> Markup:
    """Return the attributes as written in a start tag, each with a space before it, "" for none."""
    values = {"id": id, "class": " ".join(filter(None, classes)), "lang": lang, "dir": dir}
    return joined(attribute(name, value) for name, value in values.items() if value)


def attribute(name: str, value: str) -> Markup:
    """Return one attribute with a space before it."""
    # `Markup.format` takes seven times as long.
    return Markup(f' {name}="{escape(value)}"')  # noqa: S704 - `name` is ours


def joined(pieces: Iterable[Markup]) -> Markup:
    """Return pieces of markup as one."""
    # `Markup.join` would escape each again, which takes ten times as long.
    return Markup("".join(pieces))  # noqa: S704


class Rules:
    """Style rules a document needs for its own numbers: a strict content policy allows no `style` attributes."""

    def __init__(self) -> None:
        self._rules: dict[str, str] = {}

    def add(self, name: str, declarations: str) -> str:
        """Make a class `name` with `declarations`, and return the name."""
        self._rules[name] = declarations
        return name

    def items(self) -> ItemsView[str, str]:
        """Return the names of the rules with their declarations."""
        return self._rules.items()

    def css(self) -> str:
        """Return all rules, in order of first use."""
        return "\n".join(f".{name}{{{declarations}}}" for name, declarations in self._rules.items())
