"""The child process that checks an edition: house style, and texts still to write."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from outcome_reports.errors import EXPECTED, OutcomeError, words_of
from outcome_reports.platform.own_process import let_others_go_first


def serve(messages: Iterator[object], answer: Callable[[object], None], _arguments: Sequence[str]) -> None:
    """Answer each folder with the findings, the rationale of each of their rules, and the table of progress.

    An edition that cannot be read has no findings. Other errors are answered as an OutcomeError.
    """
    from outcome_reports.api.folder_checks import check_folder
    from outcome_reports.checking import RULES
    from outcome_reports.errors import ContentError
    from outcome_reports.new_edition.progress import unfinished

    let_others_go_first()
    for folder in messages:
        assert isinstance(folder, Path)
        try:
            try:
                findings = check_folder(folder)
            except ContentError:
                findings = []
            reasons = {finding.rule: RULES[finding.rule].why for finding in findings if finding.rule in RULES}
            answer((findings, reasons, unfinished(folder)))
        except EXPECTED as error:
            answer(OutcomeError(words_of(error)))
