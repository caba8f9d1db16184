"""Superscript and subscript letters as Unicode characters, for sources where formatting has meaning: 10⁶, CO₂."""

from __future__ import annotations

_RAISED = dict(zip("0123456789+-\u2212=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ", strict=True))
_LOWERED = dict(zip("0123456789+-\u2212=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))
_AFTER_FIGURES = frozenset({"st", "nd", "rd", "th"})


def raised(text: str, before: str = "") -> str | None:
    """Return `text` in Unicode superscript characters, None if there are none.

    Ordinal letters (“27th”, after the text `before`) are returned unchanged, as they mean the same on the line.
    """
    if text.strip().casefold() in _AFTER_FIGURES and before[-1:].isdigit():
        return text
    if text.strip() in {"TM", "™", "®", "©", "SM"}:
        return text.replace("TM", "™").replace("SM", "℠")
    return _translated(text, _RAISED)


def lowered(text: str) -> str | None:
    """Return `text` in Unicode subscript characters, None if there are none."""
    return _translated(text, _LOWERED)


def _translated(text: str, letters: dict[str, str]) -> str | None:
    if all(letter.isspace() or letter in letters or letter in letters.values() for letter in text):
        return "".join(letters.get(letter, letter) for letter in text)
    return None
