"""The matrix of comments: returned changes and comments with decisions, for a government or the secretariat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from outcome_reports import tree
from outcome_reports.api.publication import LoadedEdition
from outcome_reports.clearing.deciding.round_state import Decision
from outcome_reports.clearing.reporting.workbook_writing import workbook
from outcome_reports.clearing.returned.changes import Change, Remark, Return, rivals_of
from outcome_reports.clearing.rewording.word_edits import edits_between
from outcome_reports.clearing.sending.stable_paths import texts_of
from outcome_reports.composing.composer import Composer

FORMATS = ("docx", "xlsx", "html")
HEADINGS = (
    "Change",
    "From",
    "Place",
    "Kind",
    "Whose words",
    "Text as sent",
    "Proposed text",
    "Comments",
    "Decision",
    "Reason",
    "Words",
)
"""Columns of the workbook. The last three may be filled in, and read back with `clear decide --matrix`."""
_WIDTHS = (0.14, 0.18, 0.25, 0.25, 0.18)


class Matrix:
    """The matrix of `returns`, those of one government or all, with the decisions.

    The secretariat's matrix is in the order of the texts, so that changes of the same words are next to each other.
    """

    def __init__(
        self, edition: LoadedEdition, returns: Sequence[Return], decisions: dict[str, Decision], subject: str = ""
    ) -> None:
        self._edition = edition
        self._entries = [
            (found.sender, change) for found in returns if subject in {"", found.sender} for change in found.changes
        ]
        self._decisions = decisions
        self._subject = subject
        self._rivals = {} if subject else rivals_of(returns)
        if not subject:
            order = {name: number for number, name in enumerate(texts_of(edition.content))}
            self._entries.sort(key=lambda entry: (order.get(entry[1].text, len(order)), entry[1].number))

    def written(self, format: str) -> bytes:
        """Return the matrix as docx, xlsx or html. Raises RenderError."""
        if format == "xlsx":
            return workbook("Comments", HEADINGS, [self._line(*entry) for entry in self._entries])
        composer = Composer(self._edition.content, "", "")
        label = composer.wording.label
        names = [composer.names.name(key) for key in self._subject.split("+")] if self._subject else []
        title = label("excerpt_matrix_of", names=" + ".join(names)) if names else label("excerpt_matrix")
        document = self._edition.document([self._section], title, label("excerpt_matrix"))
        return document.to(format)

    def _line(self, sender: str, change: Change) -> list[str]:
        decision = self._decisions.get(change.id)
        remarks = "\n".join([*_remarks(change.remarks), *self._beside(change)])
        decided = (decision.decision, decision.reason, decision.words) if decision else ("", "", "")
        after = change.after if change.kind != "comment" else ""
        return [change.id, sender, change.place, change.kind, change.whose, change.before, after, remarks, *decided]

    def _beside(self, change: Change) -> Iterator[str]:
        """Yield a line that names the changes of other governments in the same paragraph."""
        if others := self._rivals.get(change.id):
            wording = self._edition.content.words
            yield wording.label("excerpt_matrix_beside", changes=wording.series(other.id for other in others))

    def _section(self, composer: Composer) -> Iterator[tree.Block]:
        label = composer.wording.label
        if not self._entries:
            yield composer.paragraph(label("excerpt_matrix_empty"), id="matrix-empty")
            return
        edition = composer.edition
        yield composer.heading(2, label("excerpt_matrix_heading"), id="matrix-heading")
        about = label("excerpt_matrix_intro", count=len(self._entries), edition=edition.name, version=edition.version)
        yield composer.paragraph(about, id="matrix-text")
        columns = tuple(tree.Column(width) for width in _WIDTHS)
        names = ("number", "place", "sent", "comment", "decision")
        head = tree.Row(tuple(tree.Cell(_texts([label(f"excerpt_matrix_{name}")]), header=True) for name in names))
        body = tuple(self._row(composer, sender, change) for sender, change in self._entries)
        caption = (tree.Text(label("excerpt_matrix_caption")),)
        yield tree.Section((tree.Table(columns, (head,), body, caption, id="matrix-table"),), id="matrix")

    def _row(self, composer: Composer, sender: str, change: Change) -> tree.Row:
        label = composer.wording.label
        kind = label(f"excerpt_matrix_{'remark' if change.kind == 'comment' else change.kind}")
        decision = self._decisions.get(change.id)
        decided = [label(f"excerpt_matrix_{decision.decision if decision else 'open'}")]
        decided += [text for text in ((decision.words, decision.reason) if decision else ()) if text]
        first = [change.id] if self._subject else [change.id, composer.names.name(sender.split("+", maxsplit=1)[0])]
        cells = (
            tree.Cell(_texts(first), header=True),
            tree.Cell(_texts([change.place, kind])),
            tree.Cell(_texts(change.before.split("\n\n"))),
            tree.Cell((*_texts(_remarks(change.remarks)), *_proposed(change), *_texts(self._beside(change)))),
            tree.Cell(_texts(decided)),
        )
        return tree.Row(cells)


def _texts(lines: Iterable[str]) -> tuple[tree.Paragraph, ...]:
    return tuple(tree.Paragraph((tree.Text(line),), role=None) for line in lines if line.strip())


def _proposed(change: Change) -> Iterator[tree.Paragraph]:
    """Yield the proposed text, with new words in bold if the rest is unchanged."""
    if change.kind == "comment":
        return
    if change.kind != "reworded":
        yield from _texts(change.after.split("\n\n"))
        return
    words: list[tree.Inline] = []
    at = 0
    for edit in edits_between(change.after, change.before):
        words += [
            tree.Text(change.after[at : edit.start]),
            tree.Strong((tree.Text(change.after[edit.start : edit.end]),)),
        ]
        at = edit.end
    words.append(tree.Text(change.after[at:]))
    yield tree.Paragraph(tuple(one for one in words if tree.inline_text((one,))), role=None)


def _remarks(remarks: Iterable[Remark]) -> Iterator[str]:
    for remark in remarks:
        text = " ".join(remark.text.split())
        yield f"{remark.author}: {text}" if remark.author else text
        yield from _remarks(remark.answers)
