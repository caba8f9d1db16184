"""Files of a round of clearance, as they were sent and as they come back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from lxml import etree

from outcome_reports.clearing.clearance_round import ClearanceRound
from tests.support.reviewers import with_body


def copy_of(round_: ClearanceRound, key: str = "idn") -> bytes:
    """Return the copy of the excerpt that was sent to a government."""
    return (round_.folder.path / "outbox" / f"third-2025-excerpt-{key}.docx").read_bytes()


def back(
    round_: ClearanceRound, change: Callable[[etree._Element], None], key: str = "idn", name: str = "back.docx"
) -> Path:
    """Write the file that comes back after `change`, and return its path."""
    file = round_.edition_folder.parent / name
    file.write_bytes(with_body(copy_of(round_, key), change))
    return file
