"""What has found no place, as it is met."""

from __future__ import annotations

from outcome_reports.importing.output.import_report import Unplaced


class Pile:
    """Entries of texts; what follows of the same kind from the same place is one entry."""

    def __init__(self) -> None:
        self._entries: list[tuple[str, str, list[str]]] = []

    def add(self, what: str, where: str, text: str) -> None:
        """Add a text, which may be empty. Tables are entries of their own."""
        if not text.strip():
            return
        last = self._entries[-1] if self._entries else None
        if last is not None and last[:2] == (what, where) and "table" not in what:
            last[2].append(text.strip())
        else:
            self._entries.append((what, where, [text.strip()]))

    def entries(self) -> list[Unplaced]:
        """Return what there is, in order."""
        return [Unplaced(what, where, "\n\n".join(texts)) for what, where, texts in self._entries]
