"""The pictures in texts, with the words under them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from outcome_reports.model import Edition
from outcome_reports.model.leaves import Path as ModelPath
from outcome_reports.model.leaves import prose_of
from outcome_reports.tree import Image, Paragraph, Role, Section, blocks_of, inline_text


class TextPicture(NamedTuple):
    """A picture in a text, with the path of the text and the words under it."""

    path: ModelPath
    image: Image
    caption: str
    credit: str

    @property
    def name(self) -> str:
        """The file of the picture."""
        return self.image.asset


def pictures_in_texts(edition: Edition) -> Iterator[TextPicture]:
    """Yield every picture in the texts of the edition."""
    for path, prose in prose_of(edition):
        for block in blocks_of(prose.blocks):
            if isinstance(block, Section) and block.role == Role.ILLUSTRATION:
                words = {one.role: inline_text(one.children) for one in block.blocks if isinstance(one, Paragraph)}
                for image in block.blocks:
                    if isinstance(image, Image):
                        yield TextPicture(path, image, words.get(Role.CAPTION, ""), words.get(Role.CREDIT, ""))
