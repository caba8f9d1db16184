"""The types of values in a brand: none can be misread where it is inserted (CSS, XML, paths)."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$", to_lower=True)]
"""A colour as "#rrggbb"."""

_NAME = r"[^\W_](?:[\w &+.-]*[\w+])?"
_GENERIC = "serif|sans-serif|monospace|cursive|fantasy|system-ui|ui-serif|ui-sans-serif"
_CONTROLS = r"\x00-\x1f\x7f-\x9f"  # what no line has
_FALLBACK = rf'(?:{_GENERIC}|"{_NAME}")'

FamilyName = Annotated[str, StringConstraints(pattern=rf"^{_NAME}$", max_length=64)]
"""The name of a font family: letters, digits, spaces and a few marks, but none that could end a string in a
stylesheet."""
FontStack = Annotated[str, StringConstraints(pattern=rf"^{_FALLBACK}(?:, ?{_FALLBACK}){{0,7}}$", max_length=200)]
"""Generic families of CSS (CSS Fonts 4, 2.1.2) and names in double quotation marks, with commas between them."""
FontFileName = Annotated[str, StringConstraints(pattern=r"^\w[\w .+-]*\.(?:ttf|otf|ttc)$", max_length=100)]
"""The name of a font file, without a folder."""
FontPackage = Annotated[str, StringConstraints(pattern=r"^(?:system|font_[a-z0-9_]+)$", max_length=80)]
"""A Python package of fonts ("font_source_sans_pro"), or "system"."""
Words = Annotated[str, StringConstraints(pattern=rf"^[^{_CONTROLS}]*[^\s{_CONTROLS}][^{_CONTROLS}]*$", max_length=200)]
"""One line for people."""
