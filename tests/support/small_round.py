"""A round of clearance from which one file came back, without the Word file that it takes to read one."""

from __future__ import annotations

from pathlib import Path

from outcome_reports.clearing.deciding.ledger import Event, now
from outcome_reports.clearing.deciding.round_folder import RoundFolder
from outcome_reports.clearing.returned.changes import Change, FormAnswers, Remark, Return
from outcome_reports.clearing.sending.sent_records import SentParagraph, SentRecord, SentText


def came_back(
    edition: Path, text: str, source: str, after: str, *, whole: str = "", sender: str = "IDN"
) -> RoundFolder:
    """Write the round of an edition in which the first paragraph, `source`, of the text of the stable name `text` came
    back as `after`, as change "IDN-1", and with a comment on its first word, "IDN-2". `whole` is all of the text.
    """
    folder = RoundFolder.beside(edition)
    sent = SentParagraph(key="p1", words=source, text=text, owners=(sender,))
    record = SentRecord(
        edition="edition",
        version="1",
        document="excerpt",
        subject=(sender,),
        covers=(sender,),
        paragraphs=(sent,),
        texts={text: SentText(source=whole or source, is_markdown=True)},
    )
    common = {"key": "p1", "place": "Chapter 2", "whose": "own", "text": text, "before": source}
    remark = Remark(author="A. Reader", date="2026-03-01", text="Is this right?", on=source.split(maxsplit=1)[0])
    changes = (
        Change(id=f"{sender}-1", kind="reworded", after=after, authors=("A. Reader",), **common),
        Change(id=f"{sender}-2", kind="comment", after=source, remarks=(remark,), **common),
    )
    found = Return(
        digest="0123456789abcdef",
        name="back.docx",
        sender=sender,
        sent=record.digest,
        honest=True,
        answers=FormAnswers(),
        changes=changes,
    )
    folder.keep_record(record)
    folder.keep_return(found, b"")
    returned = {"digest": found.digest, "sent": record.digest, "name": found.name, "status": found.status}
    folder.ledger.add(
        Event(event="sent", at=now(), subject=sender, digest=record.digest),
        Event(event="returned", at=now(), subject=sender, **returned),
    )
    return folder
