"""Words as runs: Word needs the direction of each, and the font for letters of other scripts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.intake.open_xml import Element
from outcome_reports.platform.records import record
from outcome_reports.writers.brand_fonts import FamilyRole
from outcome_reports.writers.directions import directed
from outcome_reports.writers.docx.oxml.wordml import RunFormat, add_run
from outcome_reports.writers.docx.styles.inherited import font_role
from outcome_reports.writers.font_fallback import Font, Lettering, is_complex, region_of


@record(frozen=True, slots=True)
class Words:
    """Cuts text into runs for one document."""

    brand: Brand
    lettering: Lettering

    def add(self, parent: Element, format: RunFormat, text: str, style: str, direction: tree.Direction) -> None:
        """Put `text` at the end of `parent`, a paragraph of `style` and `direction` or an element in one."""
        for piece, piece_format in self.runs(format, text, style, direction):
            add_run(parent, piece_format, piece)

    def runs(
        self, format: RunFormat, text: str, style: str, direction: tree.Direction
    ) -> Iterator[tuple[str, RunFormat]]:
        """Yield the runs of `text`: pieces and their formats. Most texts are one."""
        role = font_role(format.style) or font_role(style) or "serif"
        for piece, way in directed(text, direction):
            right_to_left = way == "rtl"
            for part, font in self._parts(piece, role):
                if font is not None:
                    yield part, self._in_font(format, font, part, right_to_left=right_to_left)
                elif right_to_left:
                    # Word would use its own font for complex scripts, even for a number.
                    family = self.brand.sans if role == "sans" else self.brand.serif
                    yield part, replace(format, font=family.name, right_to_left=True)
                else:
                    yield part, format

    def _in_font(self, format: RunFormat, font: Font, text: str, *, right_to_left: bool) -> RunFormat:
        region = region_of(format.language) if font.region else None
        name = f"{font.name} {region}" if region else font.package_name
        return replace(
            format,
            font=name,
            right_to_left=right_to_left,
            complex=not right_to_left and is_complex(text),
            east_asian=bool(font.region),
        )

    def _parts(self, text: str, role: FamilyRole) -> Iterator[tuple[str, Font | None]]:
        """Yield the pieces of `text` with their fonts, None for the brand's; spaces and marks go with what precedes."""
        if not self.lettering or text.isascii():
            yield text, None
            return
        start, current = 0, self.lettering.font(role, text[0])
        for place, character in enumerate(text):
            font = self.lettering.font(role, character)
            if font is None and (character.isspace() or unicodedata.category(character) in {"Mn", "Mc", "Cf"}):
                font = current
            elif font and current and current.has(character):
                # Marks that many scripts share are drawn by the font of the words they belong to.
                font = current
            if font != current:
                yield text[start:place], current
                start, current = place, font
        yield text[start:], current
