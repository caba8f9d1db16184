"""The folder of a round, beside the edition: the ledger, sent records, and returned files."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from outcome_reports.clearing.deciding.ledger import Ledger
from outcome_reports.clearing.returned.changes import Return
from outcome_reports.clearing.sending.sent_records import SentRecord, read_record
from outcome_reports.errors import ContentError, Problem
from outcome_reports.intake.json_values import read_json
from outcome_reports.intake.limits import RECORD_BYTES
from outcome_reports.intake.regular_files import RefusedError, read_file
from outcome_reports.platform.files import replace_file
from outcome_reports.platform.records import record

_DIGITS = 16


def digest_of(data: bytes) -> str:
    """Return the digest that identifies a returned file."""
    return hashlib.sha256(data).hexdigest()[:_DIGITS]


@record(frozen=True, slots=True)
class RoundFolder:
    """The folder `path`: `ledger.jsonl`, `sent/`, and `returned/` with each file and the result of reading it."""

    path: Path

    @classmethod
    def beside(cls, edition: Path) -> RoundFolder:
        """Return the folder of the round of the edition in the folder `edition`."""
        place = edition if edition.name not in {"", ".."} else edition.resolve()
        return cls(place.with_name(f"{place.name}-clearance"))

    @property
    def ledger(self) -> Ledger:
        """The ledger."""
        return Ledger(self.path / "ledger.jsonl")

    def keep_record(self, record: SentRecord) -> Path:
        """Write the record of a sent copy, and return its file. Raises OSError."""
        file = self.path / "sent" / f"{record.digest}.json"
        replace_file(file, record.data)
        return file

    def record(self, digest: str) -> SentRecord:
        """Return the record with this digest. Raises ContentError if it is missing or has been changed."""
        return read_record(self.path / "sent" / f"{digest}.json")

    def known(self, digest: str) -> SentRecord | None:
        """Return the record with a digest that a foreign file claims, None for none. Raises ContentError."""
        is_digest = re.fullmatch(r"[0-9a-f]{32}", digest) is not None
        return self.record(digest) if is_digest and (self.path / "sent" / f"{digest}.json").exists() else None

    def records(self) -> Iterator[SentRecord]:
        """Yield every record. Raises ContentError."""
        for file in sorted((self.path / "sent").glob("*.json")):
            yield read_record(file)

    def keep_return(self, found: Return, data: bytes) -> Path:
        """Write a returned file unchanged, and the result of reading it; return its path. Raises OSError."""
        folder = self.path / "returned"
        replace_file(folder / f"{found.digest}.docx", data)
        text = json.dumps(found.model_dump(mode="json"), ensure_ascii=False, indent=1)
        replace_file(folder / f"{found.digest}.json", text.encode())
        return folder / f"{found.digest}.docx"

    def returned(self, digest: str) -> Return:
        """Return the result of reading the returned file with this digest. Raises ContentError."""
        file = self.path / "returned" / f"{digest}.json"
        try:
            # What others wrote in Word: soft hyphens, zero-width spaces.
            return Return.model_validate(read_json(read_file(file, RECORD_BYTES, root=file.parent), invisible=True))
        except RefusedError as error:
            raise ContentError([Problem(file, 0, 0, error.message, error.hint)]) from None
        except ValidationError:
            message, hint = "this is not what was read in a returned file", "read the file again"
            raise ContentError([Problem(file, 0, 0, message, hint)]) from None
