"""The child process that renders two versions with their differences marked, as web pages or as PDF."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from outcome_reports.errors import EXPECTED, OutcomeError, words_of
from outcome_reports.platform.records import record
from outcome_reports.previewing.live_document import Choice

Form = Literal["html", "pdf"]


@record(frozen=True, slots=True)
class Comparison:
    """A request for a document as it was in `since` (a folder, a record, or REVISION:NAME) and as it is in `folder`."""

    folder: Path
    since: str
    choice: Choice
    form: Form


def serve(messages: Iterator[object], answer: Callable[[object], None], _arguments: Sequence[str]) -> None:
    """Answer each Comparison with the bytes of both versions, an error with an OutcomeError."""
    for order in messages:
        assert isinstance(order, Comparison)
        try:
            answer(_compared(order))
        except EXPECTED as error:
            answer(OutcomeError(words_of(error)))


def _compared(order: Comparison) -> tuple[bytes, bytes]:
    from outcome_reports.api.outcome_document import OutcomeDocument
    from outcome_reports.clearing.redlining.side_splitting import sides_of
    from outcome_reports.clearing.redlining.states import states_of
    from outcome_reports.clearing.redlining.tree_merging import merged

    # git looks for the repository from the working folder.
    os.chdir(order.folder.resolve().parent)
    old, new = states_of(order.since, order.folder.resolve(), order.choice.kind, order.choice.key)
    first, second = (OutcomeDocument(side, new.brand) for side in sides_of(merged(old.tree, new.tree)))
    return first.to(order.form), second.to(order.form)
