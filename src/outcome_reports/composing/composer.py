"""The composer of sections: the edition, the wording, and the state of the document so far."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence

from outcome_reports import tree
from outcome_reports.composing.name_rendering import Names
from outcome_reports.composing.text_arguments import check_texts
from outcome_reports.composing.text_blocks import with_ids
from outcome_reports.composing.text_resolving import TextResolver
from outcome_reports.errors import ArgumentTypeError, UnknownNameError
from outcome_reports.intake.drawings import clean_drawing
from outcome_reports.intake.images import OPENING_RATIO, is_drawing, opening_image, scaled_image
from outcome_reports.intake.pictures import clean_picture
from outcome_reports.language.wording import Wording
from outcome_reports.model import Edition, Prose, Registry, keys_in


class Composer:
    """Composes the parts of one document, in reading order; each document has its own composer.

    Sections may read the public attributes, and add pictures by `asset`. `title` and `document_type` ("Outcome
    statement") are the document's; `mark` is the line on a document that is not final, else None; `body` has the blocks
    of all other sections, for late sections; `has_notes` says whether the document shows footnotes.
    """

    def __init__(self, edition: Edition, title: str, document_type: str) -> None:
        self.edition = edition
        self.title = title
        self.document_type = document_type
        self.body: tuple[tree.Block, ...] = ()
        self.registry: Registry = edition.registry
        self.wording: Wording = edition.words
        self.names = Names(edition.registry, edition.language)
        self.assets: dict[str, tree.Asset] = {}
        self.has_notes = True
        self.notes: list[tree.Note] = []

    @property
    def mark(self) -> str | None:
        """The line that marks a document that is not final: "Draft: version 0.2, 1 March 2026"."""
        edition = self.edition
        if edition.status == "final":
            return None
        status = self.wording.label(edition.status.replace("-", "_"))
        date = self.wording.day(edition.published)
        return self.wording.label("status", status=status, version=edition.version, date=date)

    @property
    def direction(self) -> tree.Direction:
        """The direction of the edition: its own, or that of its language."""
        return self.edition.direction or tree.direction_of(self.edition.language)

    def keys_about(self, owners: Iterable[str], *texts: Prose) -> tuple[str, ...]:
        """Return the keys of the owners, then of all who are named in the texts, in alphabetical order."""
        named: set[str] = set()
        for text in texts:
            named |= keys_in(text, self.registry.name_index)
        owners = tuple(dict.fromkeys(owners))
        return (*owners, *sorted(named.difference(owners)))

    def heading(self, level: int, text: str, id: str = "", **fields: object) -> tree.Heading:
        """Return a heading of plain text. Raises ArgumentTypeError for anything else."""
        check_texts("a heading", text=text, id=id)
        return tree.Heading(level, (tree.Text(text),), id=id, **fields)  # type: ignore[arg-type]

    def paragraph(self, text: str, role: str | None = None, id: str = "") -> tree.Paragraph:
        """Return a paragraph of plain text. Raises ArgumentTypeError for anything else."""
        check_texts("a paragraph", text=text, id=id)
        return tree.Paragraph((tree.Text(text),), role=role, id=id)

    def prose(
        self,
        prose: Prose | None,
        id: str = "",
        *,
        owners: Sequence[str] = (),
        lang: str | None = None,
        dir: tree.Direction | None = None,
    ) -> tuple[tree.Block, ...]:
        """Return the blocks of a text: names resolved, footnotes numbered through the document and kept for its notes,
        or left out with their marks.

        `id` is the owner's; the blocks get "id-p1", "id-p2", …. `owners` are the keys that read as lead at their first
        mention. `lang` and `dir` are those of its part, None for the edition's: its names read as they require, and its
        footnotes, which are printed elsewhere, are marked with them. None yields no blocks. Raises UnknownNameError for
        a key that is not in the registry, ArgumentTypeError for a str.
        """
        if prose is None:
            return ()
        given: object = prose
        if not isinstance(given, Prose):
            raise ArgumentTypeError(f"prose is a text of the edition, not {type(given).__name__}: see paragraph()")
        resolver = TextResolver(self, set(owners), prose, lang, dir)
        blocks = resolver.blocks(block for block in prose.blocks if not isinstance(block, tree.Note))
        return with_ids(blocks, id)

    def asset(self, name: str, data: bytes) -> str:
        """Add the bytes of a picture under `name`, and return the name for Image nodes.

        Takes PNG, JPEG, formats that are converted to them (WebP, GIF, TIFF, BMP) and plain SVG, recognised by content,
        not by name; metadata and invisible parts are removed. Raises RefusedError, which names the picture, for
        anything else, and for a file that is damaged or too large.
        """
        self.assets[name] = _asset(name, data)
        return name

    def illustration(self, name: str, width: float) -> str:
        """Add the picture `name` of the edition, scaled for printing `width` millimetres wide, and return the name.

        Raises RefusedError for a damaged one, UnknownNameError if the edition has none of this name.
        """
        data = self._image(name)
        if is_drawing(name, data):
            return self.asset(name, data)
        scaled = scaled_image(clean_picture(name, data, encode=False), width)
        if name not in self.assets or len(scaled) > len(self.assets[name].data):
            self.assets[name] = tree.Asset(scaled, _media_type(scaled))
        return name

    def opening(self, name: str, focus: tuple[int, int], ratio: float = OPENING_RATIO) -> str:
        """Add the picture `name` of the edition, cropped around `focus` for an opening, and return its name.

        `ratio` is its aspect ratio, width by height.

        Raises RefusedError for a damaged picture, and for a drawing, which has no pixels to crop, UnknownNameError if
        the edition has none of this name.
        """
        cut = f"{name} (opening)" if ratio == OPENING_RATIO else f"{name} (cover)"
        data = opening_image(clean_picture(name, self._image(name)), focus, ratio)
        self.assets[cut] = tree.Asset(data, _media_type(data))
        return cut

    def picture(self, name: str) -> str:
        """Add the picture `name` of the edition, and return the name.

        Raises RefusedError for a damaged one, UnknownNameError if the edition has none of this name.
        """
        data = clean_picture(name, self._image(name), encode=False)
        self.assets[name] = tree.Asset(data, _media_type(data))
        return name

    def _image(self, name: str) -> bytes:
        if name not in self.edition.images:
            raise UnknownNameError(f"the edition has no picture “{name}”: a script adds one with composer.asset")
        return self.edition.images[name]


@functools.lru_cache(maxsize=32)
def _asset(name: str, data: bytes) -> tree.Asset:
    if is_drawing(name, data):
        return tree.Asset(clean_drawing(name, data)[0], "image/svg+xml")
    cleaned = clean_picture(name, data)
    return tree.Asset(cleaned, _media_type(cleaned))


def _media_type(data: bytes) -> str:
    return "image/jpeg" if data.startswith(b"\xff\xd8") else "image/png"
