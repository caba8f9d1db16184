"""Shell completion of registry keys, rules and kinds of meeting. Errors are ignored: nothing is completed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import click
from click.shell_completion import CompletionItem

Words = Callable[[click.Context], Iterator[tuple[str, str]]]
Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def completer(words: Words) -> Completer:
    """Return a completer that offers `words`, each with its meaning."""

    def complete(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
        try:
            listed = list(words(context))
        except Exception:  # noqa: BLE001 - a traceback would end up in the line that somebody is typing
            return []
        begun = incomplete.casefold()
        return [CompletionItem(word, help=meaning) for word, meaning in listed if word.casefold().startswith(begun)]

    return complete


def _registry_words(context: click.Context, *, groups_only: bool) -> Iterator[tuple[str, str]]:
    from outcome_reports.errors import Problem
    from outcome_reports.intake.input_folders import find_registry
    from outcome_reports.reading.registry_files import read_registry

    # After an option that waits for its value click has parsed nothing.
    edition = context.params["edition"] or next(word for word in context.args if not word.startswith("-"))
    place = find_registry(Path(edition))
    problems: list[Problem] = []
    registry, _ = read_registry(place, problems) if place else (None, None)
    if registry is None:
        return
    if not groups_only:
        yield from ((entity.key, entity.short) for entity in registry.entities)
    yield from ((group.key, group.name) for group in registry.groups)


def _rule_words(_context: click.Context) -> Iterator[tuple[str, str]]:
    from outcome_reports.checking import RULES

    yield from ((rule.id, rule.title) for rule in sorted(RULES.values(), key=lambda rule: rule.id))


def _kind_words(_context: click.Context) -> Iterator[tuple[str, str]]:
    from outcome_reports.new_edition.kinds import kinds

    yield from ((kind, "") for kind in kinds())


complete_keys = completer(lambda context: _registry_words(context, groups_only=False))
complete_groups = completer(lambda context: _registry_words(context, groups_only=True))
complete_rules = completer(_rule_words)
complete_kinds = completer(_kind_words)
