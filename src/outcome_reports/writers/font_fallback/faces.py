"""Fallback fonts in stylesheets: `@font-face` rules, and stacks that name them after the brand's families."""

from __future__ import annotations

from collections.abc import Callable

from outcome_reports.branding.brand import Brand
from outcome_reports.writers.brand_fonts import CSS_NAMES
from outcome_reports.writers.font_fallback.choosing import Lettering
from outcome_reports.writers.font_fallback.fallback_fonts import subset

Address = Callable[[str, bytes], str]
"""Takes a name for a font and its bytes, and returns the address from which stylesheets load it."""


def font_rules(lettering: Lettering, address: Address, *, same_numbers: bool = False) -> str:
    """Return the `@font-face` rules of all fonts of `lettering`, cut down to the characters that the document has.

    `same_numbers` is as for `subset`.
    """
    rules = []
    for font, characters in lettering.characters().items():
        for weight, path in font.faces():
            data = subset(path, font.region, characters, same_numbers=same_numbers)
            source = address(f"{font.css_name} {weight}", data)
            rules.append(
                f'@font-face{{font-family:"{font.css_name}";font-weight:{weight};font-display:swap;src:url({source})}}'
            )
    return "\n".join(rules)


def font_stacks(lettering: Lettering, brand: Brand) -> str:
    """Return the rule that puts the fonts of `lettering` between the brand's families and those of any machine."""
    stacks = []
    for role, name in CSS_NAMES.items():
        names = ",".join(f'"{each}"' for each in (name, *lettering.names(role)))
        stacks.append(f"--{role}:{names},{getattr(brand, role).fallback}")
    return f":root{{{';'.join(stacks)}}}"
