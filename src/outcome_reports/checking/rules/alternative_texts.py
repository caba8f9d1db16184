"""Pictures: the words for readers who cannot see them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outcome_reports.checking.engine.material import Material
from outcome_reports.checking.engine.rule import Example, Hit, rule
from outcome_reports.errors import counted
from outcome_reports.model.leaves import Path as ModelPath

_PICTURE_OF = re.compile(r"^(?:an? )?(?:image|picture|photo|photograph|graphic) of\b|\.(?:png|jpe?g)$", re.IGNORECASE)


def _signed(alt: str) -> dict[str, object]:
    signatory = {"name": "A. B.", "office": "Chair", "signature": "images/ab.png", "alt": alt}
    return {"foreword": {"text": "They met and talked.", "signatories": [signatory]}}


def _pictured(alt: str) -> dict[str, object]:
    text = f'They met.\n\n![{alt}](images/ab.png "The harbour"){{credit="A. B."}}'
    return {"chapters": [{"id": "one", "title": "One", "introduction": text}]}


@rule(
    "STR008",
    "picture without an alternative text",
    severity="warning",
    why="An alternative text says in a few words what the picture says, without a file name and without “image of”.",
    source="WCAG 2.2, success criterion 1.1.1, Non-text Content",
    good=(Example(parts=_signed("Signature of A. B.")), Example(parts=_pictured("Small boats in a harbour"))),
    bad=(
        Example(parts=_signed("Image of a signature")),
        Example(parts=_signed("signature-ab.png")),
        Example(parts=_pictured("Photo of boats")),
        Example(parts=_pictured("harbour_2026.jpg")),
    ),
)
def poor_alternative(material: Material) -> Iterator[Hit]:
    """Find alternative texts that are missing where none can be made, that are too long, or that say nothing."""
    foreword = material.edition.foreword
    for index, signatory in enumerate(foreword.signatories if foreword else ()):
        alt = signatory.alt
        if not signatory.signature or alt is None:
            # Without one, composing makes “Signature of …” from the name.
            continue
        path: ModelPath = ("foreword", "signatories", index, "alt")
        yield from _poor(material, path, alt, f"write “Signature of {signatory.name}”")
    for shown in material.pictures:
        yield from _poor(material, shown.path, shown.image.alt, "say what can be seen: “Small boats in a harbour”")


def _poor(material: Material, path: ModelPath, alt: str, hint: str) -> Iterator[Hit]:
    limit = material.profile.limits.alternative
    if _PICTURE_OF.search(alt):
        yield Hit(path, f"“{alt}” says nothing about the picture", hint, excerpt=alt)
    elif len(alt.split()) > limit:
        message = f"an alternative text of {counted(len(alt.split()), 'word')}"
        yield Hit(path, message, f"at most {counted(limit, 'word')}", excerpt=alt[:60])
