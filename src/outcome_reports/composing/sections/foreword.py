"""The foreword and those who sign it."""

from __future__ import annotations

from collections.abc import Iterator

from outcome_reports.composing.composer import Composer
from outcome_reports.composing.named_passages import language_of
from outcome_reports.model import Signatory
from outcome_reports.tree import Block, Image, Role, Section

SIGNATURE_WIDTH = 48.0
"""Width of a handwritten signature in millimetres."""
SIGNATURE_HEIGHT = 24.0
"""Its maximum height in millimetres."""


def foreword(composer: Composer) -> Iterator[Block]:
    """Yield the foreword with its signature blocks."""
    content = composer.edition.foreword
    if content is None:
        return
    text = composer.prose(content.text, "foreword", **language_of(content))
    blocks: list[Block] = [composer.heading(2, content.title), *text]
    if content.signatories:
        signatures = tuple(_signature(composer, who, n) for n, who in enumerate(content.signatories, start=1))
        blocks.append(Section(signatures, id="signatures", role=Role.SIGNATURES))
    yield Section(tuple(blocks), id="foreword", role=Role.FOREWORD, lang=content.lang, dir=content.dir)


def _signature(composer: Composer, signatory: Signatory, number: int) -> Section:
    blocks: list[Block] = []
    if signatory.signature:
        name = composer.picture(signatory.signature)
        alt = signatory.alt or composer.wording.label("signature_of", name=signatory.name)
        blocks.append(Image(name, alt, SIGNATURE_WIDTH, SIGNATURE_HEIGHT, id=f"signature-{number}-image"))
    blocks.append(composer.paragraph(signatory.name, role=Role.SIGNATORY))
    blocks.append(composer.paragraph(signatory.office, role=Role.OFFICE))
    keys = (signatory.country,) if signatory.country else ()
    return Section(tuple(blocks), id=f"signature-{number}", role=Role.SIGNATURE, keys=keys)
