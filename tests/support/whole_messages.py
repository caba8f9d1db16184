"""What users are told, compared whole with what was accepted before: a test names the part that matters to it."""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from outcome_reports.errors import Problem

Error = TypeVar("Error", bound=BaseException)
TESTS = Path(__file__).parents[1]
FOLDER = TESTS / "golden" / "messages"
_HEAD = "== "
_LONGEST = 100
_renewed: set[Path] = set()


class Whole:
    """Takes what a test hears, in order; `end` fails if the test heard less than before."""

    def __init__(self, test: str, file: Path, hidden: re.Pattern[str], *, accept: bool) -> None:
        self.test = test if len(test) <= _LONGEST else f"{test[:80]}… {hashlib.sha256(test.encode()).hexdigest()[:8]}"
        self.file = FOLDER / file.relative_to(TESTS / "unit").with_suffix(".txt")
        self.hidden = hidden
        self.accept = accept
        self.heard: list[str] = []
        self.before = _entries(self.file).get(self.test)

    def __call__(self, *told: object) -> None:
        """Compare messages, problems, errors or lines with those of before, places on this machine left out."""
        self.heard += [line for one in told for line in self.hidden.sub("…", _text(one)).splitlines()]
        if not self.accept:
            assert self.before is not None, f"nothing is accepted yet for {self.test}: run its file with --accept"
            assert self.heard == self.before[: len(self.heard)]

    @contextlib.contextmanager
    def raises(self, expected: type[Error], match: str | None = None) -> Iterator[pytest.ExceptionInfo[Error]]:
        """Expect an error, as `pytest.raises` does, and compare the whole of its message."""
        with pytest.raises(expected, match=match) as caught:
            yield caught
        self(caught.value)

    def end(self) -> None:
        """Compare the number of lines; with --accept write them, renewing the whole file."""
        if not self.accept:
            assert self.heard == (self.before or [])
        elif self.heard:
            entries = _entries(self.file) if self.file in _renewed else {}
            _renewed.add(self.file)
            entries[self.test] = self.heard
            self.file.parent.mkdir(parents=True, exist_ok=True)
            lines = (f"{_HEAD}{test}\n" + "".join(f"{line}\n" for line in said) for test, said in entries.items())
            self.file.write_text("".join(lines), "utf-8")


def _text(told: object) -> str:
    match told:
        case Problem():
            return str(told)
        case BaseException():
            # pydantic adds a page of its own version.
            return re.sub(r"\n *For further information visit .*", "", str(told))
        case str():
            return told
        case _:
            return repr(told)


def _entries(file: Path) -> dict[str, list[str]]:
    entries: dict[str, list[str]] = {}
    for line in file.read_text("utf-8").split("\n")[:-1] if file.is_file() else ():
        if line.startswith(_HEAD):
            said = entries.setdefault(line.removeprefix(_HEAD), [])
        else:
            said.append(line)
    return entries
