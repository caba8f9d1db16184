"""Pictures in texts: captions and credits, resolution in print, and the consent of people shown."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from outcome_reports.checking.engine.material import Material
from outcome_reports.checking.engine.rule import Example, Hit, rule
from outcome_reports.errors import counted

_LEAST_DOTS = 150
"""Dots per inch below which a picture looks coarse in print; 300 are what printers ask for."""
_GOOD_DOTS = 300
_PERSON = re.compile(
    r"\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Professor|Ambassador|Minister|President|Captain|Admiral|General|Sir|Dame)\.? "
    r"(?:[A-Z]\.[ -]?)*[A-Z][\w’'-]+|\b(?:from|to the|on the|second|third|far) (?:left|right)\b|"
    r"\((?:left|right|cent(?:re|er))\)"
)
_PIXELS = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000001900000012c0100000000c5ccd86f000000264944415478daedc13101000000"
    "c2a0f54f6d094fa0000000000000000000000000000080a7013bc40001fc9e3bdb0000000049454e44ae426082"
)
"""A white picture of 400 by 300 pixels, for the examples."""


def _text(marks: str, *, people: str = "", consent: str = "", name: str = "images/port.svg") -> dict[str, object]:
    chapter = {"id": "one", "title": "One", "introduction": f"They met.\n\n![Boats in a harbour]({name}{marks}"}
    note = {"people": [people] if people else [], "consent": consent or None}
    notes = {name: note} if people or consent else {}
    return {"chapters": [chapter], "images": {name: b"<svg "}, "picture_notes": notes}


@rule(
    "PIC001",
    "picture without a caption",
    severity="info",
    why=(
        "Readers look at pictures and their captions first: a caption says where and when a picture was taken, and "
        "why it matters."
    ),
    source="the profile’s own choice",
    good=(Example(parts=_text(' "The harbour on the first day"){credit="Photograph: A. B."}')),),
    bad=(Example(parts=_text('){credit="Photograph: A. B."}')),),
)
def missing_caption(material: Material) -> Iterator[Hit]:
    """Find pictures of texts without a caption."""
    for shown in material.pictures:
        if not shown.caption:
            hint = f'say what it shows: ![…]({shown.name} "The harbour on the first day")'
            yield Hit(shown.path, f"the picture “{shown.name}” has no caption", hint, excerpt=shown.name)


@rule(
    "PIC002",
    "picture without a credit",
    severity="warning",
    why="The author of a picture has a right to be named, and readers want to know where it is from.",
    source="Berne Convention for the Protection of Literary and Artistic Works, article 6bis",
    good=(Example(parts=_text(' "The harbour"){credit="Photograph: A. B."}')),),
    bad=(Example(parts=_text(' "The harbour")')),),
)
def missing_credit(material: Material) -> Iterator[Hit]:
    """Find pictures of texts without a credit."""
    for shown in material.pictures:
        if not shown.credit:
            hint = 'say whose it is: {credit="Photograph: A. Person"} after the picture'
            yield Hit(shown.path, f"the picture “{shown.name}” has no credit", hint, excerpt=shown.name)


@rule(
    "PIC003",
    "picture too small for print",
    severity="warning",
    why="Below 150 dots per inch a picture looks coarse in print; printers ask for 300.",
    source="the profile’s own choice",
    good=(
        Example(parts=_text(' "The harbour"){credit="A. B."}')),
        Example(
            parts=_text(' "The harbour"){credit="A. B." width=50%}', name="images/port.png")
            | {"images": {"images/port.png": _PIXELS}}
        ),
    ),
    bad=(
        Example(
            parts=_text(' "The harbour"){credit="A. B."}', name="images/port.png")
            | {"images": {"images/port.png": _PIXELS}}
        ),
    ),
)
def coarse_picture(material: Material) -> Iterator[Hit]:
    """Find raster images printed with fewer than 150 dots per inch."""
    for shown in material.pictures:
        width, height = _size(material.edition.images.get(shown.name, b""))
        if not width:
            continue
        inches = min(shown.image.width, shown.image.max_height * width / height) / 25.4
        dots = int(width / inches)
        if dots < _LEAST_DOTS:
            message = f"the picture “{shown.name}” is printed with {counted(dots, 'dot')} per inch"
            hint = (
                f"it has {width:,} pixels across and needs {round(inches * _LEAST_DOTS):,}, better "
                f"{round(inches * _GOOD_DOTS):,}: take a larger file, or make it narrower with width=…"
            )
            yield Hit(shown.path, message, hint, excerpt=shown.name)


@rule(
    "PIC004",
    "person in a picture without a note of consent",
    severity="warning",
    why=(
        "People who can be recognised in a picture have a say in its publication. The note records how they agreed; "
        "it is never printed."
    ),
    source="the profile’s own choice",
    good=(
        Example(parts=_text(' "Boats on the first day"){credit="Photograph by Ms A. Example"}')),
        Example(
            parts=_text(' "Ms A. Example (left)"){credit="A. B."}', people="A. Example", consent="Form of 12 May 2026")
        ),
    ),
    bad=(
        Example(parts=_text(' "Ms A. Example opens the harbour"){credit="A. B."}')),
        Example(parts=_text(' "Second from left: a watch officer"){credit="A. B."}')),
        Example(parts=_text(' "The first day"){credit="A. B."}', people="A. Example")),
    ),
)
def no_consent(material: Material) -> Iterator[Hit]:
    """Find pictures whose note or words name a person, without `consent` in the note."""
    for shown in material.pictures:
        note = material.edition.picture_notes.get(shown.name)
        if note and note.consent:
            continue
        found = _PERSON.search(f"{shown.caption}\n{shown.image.alt}")
        who = note.people[0] if note and note.people else found[0] if found else ""
        if who:
            message = f"the picture “{shown.name}” shows “{who}”, and their consent is not recorded"
            hint = f"record it in {shown.name}.yaml: “consent: Form of 12 May 2026”"
            yield Hit(shown.path, message, hint, excerpt=shown.name)


def _size(data: bytes) -> tuple[int, int]:
    """Return the width and height of a raster image, (0, 0) for a drawing or an unreadable file."""
    from PIL import Image as Pillow

    from outcome_reports.intake.pictures import FORMATS

    try:
        with Pillow.open(io.BytesIO(data), formats=FORMATS) as picture:
            return picture.size
    except (OSError, ValueError, SyntaxError):
        return 0, 0
