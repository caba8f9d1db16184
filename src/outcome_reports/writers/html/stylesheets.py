"""Stylesheets: the brand as custom properties, then the files of a folder, a user's before ours."""

from __future__ import annotations

import base64
import functools
import re
from collections.abc import Collection, Mapping
from hashlib import sha256
from pathlib import Path

from outcome_reports.branding.brand import Brand, Palette
from outcome_reports.platform.resources import templates
from outcome_reports.writers.brand_fonts import CSS_NAMES

_STEPS = {
    "2xs": -1.5,
    "xs": -1,
    "s": -0.5,
    "m": 0,
    "l": 0.5,
    "xl": 1,
    "2xl": 2,
    "3xl": 3,
    "4xl": 4,
    "5xl": 5,
    "6xl": 6,
    "7xl": 7,
    "8xl": 9,
    "9xl": 10,
}
"""Names of type sizes and their steps on the brand's scale."""
VEIL = "de"
"""Alpha of the colour of the cover, in hexadecimal, where it covers the drawing so that words can be read."""

_DECLARATION = re.compile(r"(?<![\w-])--([\w-]+):([^;}]*)")
_VARIABLE = re.compile(r"var\(--([\w-]+)\)")


@functools.lru_cache(maxsize=16)
def brand_properties(brand: Brand, medium: str) -> str:
    """Rules that give stylesheets the brand: `--ink`, `--text-xl`, `--sans`, …

    On paper sizes are points; on screen they are rem, so that readers can make them larger.
    """
    names = [f'--{role}:"{name}",{getattr(brand, role).fallback}' for role, name in CSS_NAMES.items()]
    sizes = [
        f"--text-{name}:{_number(brand.size(step))}pt"
        if medium == "print"
        else f"--text-{name}:{_number(brand.size(step) / brand.text_size)}rem"
        for name, step in _STEPS.items()
    ]
    cover = [
        f"--cover:{brand.light.primary}",
        f"--on-cover:{brand.light.on_primary}",
        f"--cover-lead:{brand.cover_lead}",
        f"--cover-veil:{brand.light.primary}{VEIL}",
    ]
    light = ";".join([*_colours(brand.light), *cover, *names, *sizes])
    if medium == "print":
        return f":root{{{light}}}"
    # The dark colours are not for paper, even where a browser prints from a dark screen.
    dark = ";".join(_colours(brand.dark))
    return f":root{{{light}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"


def with_brand(rules: str, brand: Brand, changing: Collection[str]) -> str:
    """Return rules for paper with the values of the brand where they say `var(--…)`: WeasyPrint looks each up, and
    checks it, for every element.

    Those that `rules` set themselves, and those named in `changing`, stay variables.
    """
    values = dict(_DECLARATION.findall(brand_properties(brand, "print")))
    for name in {*changing, *(name for name, _ in _DECLARATION.findall(rules))}:
        values.pop(name, None)
    return with_values(rules, values)


def with_values(rules: str, values: Mapping[str, str]) -> str:
    """Return rules with the values of custom properties, where they are known, instead of `var(--…)`."""
    return _VARIABLE.sub(lambda found: values.get(found[1], found[0]), rules)


def _colours(palette: Palette) -> list[str]:
    return [f"--{name.replace('_', '-')}:{colour}" for name, colour in palette.model_dump().items()]


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def stylesheet(folder: str, overrides: Path | None) -> str:
    """Return the stylesheets of `css/<folder>`, in order of name.

    A file of the same name in `overrides` replaces ours; one with another name is added in alphabetical order.
    """
    if overrides is None:
        return _our_stylesheet(folder)
    files = {path.name: path for root in (templates(), overrides) for path in (root / "css" / folder).glob("*.css")}
    return "\n".join(files[name].read_text(encoding="utf-8") for name in sorted(files))


@functools.cache
def _our_stylesheet(folder: str) -> str:
    files = sorted((templates() / "css" / folder).glob("*.css"))
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def printed_pages(mark: str, brand: Brand) -> str:
    """Return the rule for pages that a browser prints: each says what `mark` says, and its number."""
    # Everything but letters and digits is escaped, so that nothing ends the string (CSS Syntax 3, 4.3.5).
    words = "".join(char if char.isalnum() and char.isascii() else f"\\{ord(char):x} " for char in mark)
    font = f"font:600 8pt {CSS_NAMES['sans']},{brand.sans.fallback}"
    top = f'@top-right{{content:"{words}";color:{brand.light.accent};{font}}}'
    return f"@page{{margin:20mm 18mm;{top}@bottom-right{{content:counter(page);color:{brand.light.muted};{font}}}}}"


def content_hash(source: str) -> str:
    """Return the source expression for a Content Security Policy that allows exactly this inline style or script."""
    return f"'sha256-{base64.b64encode(sha256(source.encode('utf-8')).digest()).decode('ascii')}'"
