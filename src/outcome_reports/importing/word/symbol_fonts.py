"""The characters of symbol fonts, which documents store by code (U+F020 to U+F0FF, or w:sym)."""

from __future__ import annotations

# The encoding that Adobe publishes for Symbol, from 0x20 and from 0xA0.
_SYMBOL_LOW = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"  # noqa: RUF001
_SYMBOL_HIGH = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"  # noqa: RUF001
_SYMBOL_END = "〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
_SYMBOL = {
    **dict(enumerate(_SYMBOL_LOW, start=0x20)),
    **dict(enumerate(_SYMBOL_HIGH, start=0xA0)),
    **dict(enumerate(_SYMBOL_END, start=0xF1)),
}
# Wingdings characters used in texts, by Unicode's table (L2/11-344).
_WINGDINGS = dict(
    zip(
        bytes.fromhex("28 2a 46 4a 4c 6c 6e 6f 71 72 74 75 76 77 a7 a8 d8 dc df e0 e1 e2 e8 ef f0 f1 f2 fb fc fd fe"),
        "☎✉☞☺☹●■□❑❒⬧⬥❖⬥▪◻➢➲←→↑↓➔⇦⇨⇧⇩✗✓☒☑",
        strict=True,
    )
)
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}


def drawn(font: str, code: int) -> str | None:
    """Return the character that a font draws for a code, None if unknown."""
    if character := _FONTS.get(font.casefold().strip(), {}).get(code - 0xF000 if code >= 0xF000 else code):
        return character
    is_plain = code < 0xF000 and (font.casefold() != "symbol" or code > 0xFF) and chr(code).isprintable()
    return chr(code) if is_plain else None
