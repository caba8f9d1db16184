"""The pictures in the drawings of a Word document, as files that an edition can use."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from outcome_reports.importing.word.source_styles import attribute, is_on, local
from outcome_reports.importing.word.word_content import Picture, Story
from outcome_reports.intake.open_xml import Element
from outcome_reports.intake.pictures import PictureRoom, clean_picture
from outcome_reports.intake.regular_files import RefusedError

_KINDS = {".png": "png", ".jpg": "jpg", ".jpeg": "jpg", ".gif": "gif", ".webp": "webp", ".tif": "tif", ".tiff": "tif"}
_MADE = re.compile(r"\s*(?:Description automatically generated.*|AI-generated content may be incorrect\.?)$", re.DOTALL)
"""Word's addition to automatic descriptions."""


class DrawnPictures:
    """Finds the pictures of drawings; `part` gives the name of a part by its identifier, `data` the bytes of parts.

    Pictures that an edition can use are added to `story`.
    """

    def __init__(
        self, story: Story, parts: Iterable[str], part: Callable[[str], str], data: Callable[[str], bytes]
    ) -> None:
        self._story = story
        self._part, self._data = part, data
        self._room = PictureRoom()
        story.media = dict.fromkeys(parts, "")
        self._seen: set[str] = set()

    def of(self, drawing: Element) -> list[Picture]:
        """Return the pictures of a drawing, DrawingML (ECMA-376 part 1, 20.4) or VML; none for mere decoration."""
        if any(local(one) == "decorative" and is_on(one) for one in drawing.iter()):
            return []
        described = [text for one in drawing.iter() if (text := _description(one))]
        alt = _MADE.sub("", described[0]) if described else ""
        alt = "".join(letter for letter in alt if letter.isprintable() or letter.isspace())
        found = (self._named(id) for id in dict.fromkeys(_references(drawing)))
        return [Picture(name, " ".join(alt.split())) for name in found if name]

    def _named(self, id: str) -> str:
        part = self._part(id)
        if part in self._seen or part not in self._story.media:
            return self._story.media.get(part, "")
        self._seen.add(part)
        kind = _KINDS.get(PurePosixPath(part).suffix.casefold())
        if kind is None:
            return ""
        try:
            data = self._data(part)
            name = f"images/picture-{hashlib.sha256(data).hexdigest()[:8]}.{kind}"
            clean_picture(name, data, encode=False, room=self._room)
        except RefusedError as error:
            self._story.remarks.append(f"a picture was not taken: {error.message}")
            return ""
        self._story.media[part] = name
        self._story.pictures[name] = data
        return name


def pictures_in(story: Story, files: Mapping[str, str]) -> dict[str, bytes]:
    """Return the pictures that the texts of `files` show, by name."""
    texts = "\n".join(files.values())
    return {name: data for name, data in story.pictures.items() if name in texts}


def _references(drawing: Element) -> Iterator[str]:
    for element in drawing:
        if local(element) in {"blip", "imagedata"} and (id := attribute(element, "embed") or attribute(element, "id")):
            yield id
        # The paragraphs of a text box have their own drawings.
        elif local(element) != "txbxContent":
            yield from _references(element)


def _description(element: Element) -> str:
    name = local(element)
    if name in {"docPr", "cNvPr"}:
        return attribute(element, "descr") or ""
    return attribute(element, "alt") or "" if name in {"shape", "rect"} else ""
