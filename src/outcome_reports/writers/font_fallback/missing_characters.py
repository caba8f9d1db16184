"""Characters that no font at hand can draw: what they are, where they stand, what would help."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from outcome_reports import tree
from outcome_reports.errors import RenderError

Place = str
"""Where a character stands in the content, "chapters/1-a.yaml:12:7"."""


@dataclass(frozen=True, slots=True)
class MissingCharacter:
    """A `character` without glyph, a phrase on where the document uses it, and the package that may have it.

    `package` is "" where every font that could have it is installed and none does.
    """

    character: str
    use: str = ""
    package: str = ""

    def sentence(self, places: Sequence[Place] = ()) -> str:
        """One sentence for people, with the places in the content where they are known."""
        name = unicodedata.name(self.character, "no Unicode name")
        what = f"no font at hand has a glyph for “{self.character}” (U+{ord(self.character):04X} {name})"
        at = f", at {', '.join(places)}" if places else ""
        remedy = (
            f"install the Debian package {self.package}"
            if self.package
            else "name a font that has it under “others” in the brand file, or write the text without it"
        )
        return f"{what}{self.use}{at}; {remedy}"


class MissingCharactersError(RenderError):
    """The document has characters that no font at hand can draw; `characters` says which."""

    def __init__(
        self, characters: Iterable[MissingCharacter], places: Callable[[str], Sequence[Place]] | None = None
    ) -> None:
        self.characters = tuple(characters)
        super().__init__(missing.sentence(places(missing.character) if places else ()) for missing in self.characters)

    def placed(self, places: Callable[[str], Sequence[Place]]) -> MissingCharactersError:
        """The same error with the places that `places` finds for a character."""
        return MissingCharactersError(self.characters, places)

    def __reduce__(self) -> tuple[type[MissingCharactersError], tuple[tuple[MissingCharacter, ...]]]:
        return type(self), (self.characters,)


def place_in(document: tree.Document, character: str) -> str:
    """A phrase on where `document` uses `character`: the block's id and the words around it; "" if it does not."""
    for block in tree.blocks_of(document.blocks):
        for line in tree.own_lines(block):
            if character in line:
                place = f" in #{block.id}" if block.id else ""
                return f", used{place}: “{_around(line, character)}”"
    return ""


def _around(line: str, character: str) -> str:
    middle = line.index(character)
    return line[max(0, middle - 24) : middle + 25].strip()
