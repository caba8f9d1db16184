"""A dictionary in a process of its own, which loads it while this one is still busy with other things."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from outcome_reports.language.dictionary import USUAL, Dictionary, dictionary_folder, load_dictionary
from outcome_reports.platform.child_process import receive, send, started
from outcome_reports.platform.own_process import is_ours

_DISTANT: dict[str, DistantDictionary] = {}


class DistantDictionary:
    """Answers as a `Dictionary` does; if its process ends early, the dictionary is loaded here instead."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._process = started(__name__, [name])

    def known(self, words: Collection[str]) -> set[str]:
        """Return what `Dictionary.known` returns."""
        return self._ask("known", words)  # type: ignore[no-any-return]

    def near_each(self, words: Collection[str], names: frozenset[str]) -> dict[str, list[str]]:
        """Return what `Dictionary.near_each` returns."""
        return self._ask("near_each", words, names) if words else {}

    def close(self) -> None:
        """End the process."""
        # Its pipe may be broken already.
        with contextlib.suppress(OSError), self._process:
            self._process.kill()

    def _ask(self, *question: Any) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            send(self._process.stdin, question)
            return receive(self._process.stdout)
        except (OSError, EOFError):
            return _answer(load_dictionary(self._name), *question)


@contextlib.contextmanager
def loading_usual_dictionary() -> Iterator[None]:
    """Load the usual dictionary, if it is installed, in a process that ends with this context.

    In a user's script, or where the system allows no further process, nothing is started.
    """
    if is_ours() and dictionary_folder(USUAL):
        with contextlib.suppress(OSError):
            _DISTANT[USUAL] = DistantDictionary(USUAL)
    try:
        yield
    finally:
        if distant := _DISTANT.pop(USUAL, None):
            distant.close()


def dictionary_at_hand(name: str) -> Dictionary | DistantDictionary | None:
    """Return the dictionary that is being loaded, or load it; None if the library or the dictionary is missing."""
    return _DISTANT.get(name) or load_dictionary(name)


def serve(messages: Iterator[Any], answer: Callable[[object], None], arguments: Sequence[str]) -> None:
    """Answer the questions in `messages` with the dictionary named by the first of `arguments`."""
    dictionary = load_dictionary(arguments[0])
    for question in messages:
        answer(_answer(dictionary, *question))


def _answer(dictionary: Dictionary | None, method: str, *given: Any) -> Any:
    return getattr(dictionary, method)(*given)
