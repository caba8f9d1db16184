"""Characters that no available font can draw: names, places, and remedies."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from outcome_reports import tree
from outcome_reports.errors import PlacedError
from outcome_reports.platform.records import record


@record(frozen=True, slots=True)
class MissingCharacter:
    """A `character` without glyph, a phrase on where the document uses it, and the package that may have it.

    `package` is "" if every font that could have it is installed and none does.
    """

    character: str
    use: str = ""
    package: str = ""

    @property
    def sought(self) -> str:
        """The character to look for in the content."""
        return self.character

    def sentence(self, places: Sequence[str] = ()) -> str:
        """Return one sentence for people, with the places in the content where they are known."""
        name = unicodedata.name(self.character, "no Unicode name")
        what = f"no font at hand has a glyph for “{self.character}” (U+{ord(self.character):04X} {name})"
        at = f", at {', '.join(places)}" if places else ""
        remedy = (
            f"install the Debian package {self.package}"
            if self.package
            else "name a font that has it under “others” in the brand file, or write the text without it"
        )
        return f"{what}{self.use}{at}; {remedy}"


class MissingCharactersError(PlacedError):
    """The document has characters that no available font can draw; `characters` says which."""

    @property
    def characters(self) -> tuple[MissingCharacter, ...]:
        """The characters."""
        return tuple(loss for loss in self.losses if isinstance(loss, MissingCharacter))


def place_in(document: tree.Document, character: str) -> str:
    """Return a phrase on where `document` uses `character`: the id and the words around it, "" if it does not."""
    for block in tree.blocks_of(document.blocks):
        for line in tree.own_lines(block):
            if character in line:
                place = f" in #{block.id}" if block.id else ""
                return f", used{place}: “{_around(line, character)}”"
    return ""


def _around(line: str, character: str) -> str:
    middle = line.index(character)
    return line[max(0, middle - 24) : middle + 25].strip()
