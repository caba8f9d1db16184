"""Pull quotes: marked sentences shown again in large type as drawings, so that screen readers do not repeat them."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.platform.records import record
from outcome_reports.writers.brand_fonts import CSS_NAMES, font_files

_WEIGHT = 600
_MILLIMETRES_PER_POINT = 25.4 / 72
_LEADING = 1.28


@record(frozen=True, slots=True)
class Form:
    """The width in millimetres and the type size of words that are broken into lines."""

    width: float
    steps: float


ACROSS = Form(118.0, 2.4)
"""A quote across the column of the text."""


@record(frozen=True, slots=True)
class Setting:
    """A quote broken into `lines`: the `size` of its letters and its whole `height`, in millimetres."""

    lines: tuple[str, ...]
    size: float
    height: float


def quotes_of(blocks: Iterable[tree.Block]) -> Iterator[str]:
    """Yield the words of every pull quote of `blocks`, in order."""
    for block in tree.blocks_of(blocks):
        if isinstance(block, tree.Paragraph) and (words := tree.pull_quote(block)):
            yield words


def quote_class(words: str) -> str:
    """Return the CSS class of the quote of `words`, the same in every run."""
    return f"quote-{sha256(words.encode('utf-8')).hexdigest()[:12]}"


def quote_address(words: str) -> str:
    """Return the address of the drawing of a quote, which stylesheets for paper refer to."""
    return f"memory:{quote_class(words)}"


def quote_rules(words: str, brand: Brand) -> Iterator[str]:
    """Yield the rules that paint a quote on paper, as a background: the background is not text of the page."""
    name = quote_class(words)
    if not is_drawable(words, brand):
        yield f".{name}{{display:none!important}}"
        return
    height = set_quote(words, ACROSS, brand).height
    yield (
        f'.{name}{{height:{height:.2f}mm;background-image:url("{quote_address(words)}");'
        f"background-size:{ACROSS.width:g}mm {height:.2f}mm}}"
    )


@functools.lru_cache(maxsize=256)
def set_quote(words: str, form: Form, brand: Brand) -> Setting:
    """Return `words` in lines that fit the width of `form`, in the semibold face of the brand's sans family."""
    size = brand.size(form.steps) * _MILLIMETRES_PER_POINT
    widths = _widths(brand)
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and sum(widths.get(ord(letter), 0.6) for letter in longer) * size <= form.width:
            lines[-1] = longer
        else:
            lines.append(word)
    return Setting(tuple(lines), size, len(lines) * size * _LEADING)


def first_line(words: str, width: float, steps: float, brand: Brand, weight: int = _WEIGHT) -> str:
    """Return `words` as far as they fit one line of `width` millimetres, to the end of a word and with an ellipsis if
    that is not all of them.
    """

    def fits(line: str) -> bool:
        return width_of(line, steps, brand, weight) <= width

    if fits(words):
        return words
    kept = words
    while kept and not fits(f"{kept}…"):
        whole, space, _ = kept.rpartition(" ")
        kept = whole if space and whole.strip() else kept[:-1]
    return f"{kept.rstrip(' ,;:.–—-')}…"


def width_of(words: str, steps: float, brand: Brand, weight: int = _WEIGHT) -> float:
    """Return the width of `words` in the brand's sans family, in millimetres, at `steps` of its scale.

    Letters missing from the brand's font are taken to be as wide as they are high.
    """
    return (
        sum(_widths(brand, weight).get(ord(letter), 1.0) for letter in words)
        * brand.size(steps)
        * _MILLIMETRES_PER_POINT
    )


@functools.lru_cache(maxsize=256)
def quote_svg(words: str, brand: Brand) -> bytes:
    """Return the drawing of a quote: its lines as text in the brand's own font."""
    setting = set_quote(words, ACROSS, brand)
    lines = "".join(
        f'<text x="0" y="{(place * _LEADING + 0.93) * setting.size:.3f}">{escape(line, quote=False)}</text>'
        for place, line in enumerate(setting.lines)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {ACROSS.width:g} {setting.height:.2f}" '
        f'width="{ACROSS.width:g}mm" height="{setting.height:.2f}mm" fill="{brand.light.primary}" '
        f'font-family="{CSS_NAMES["sans"]}" font-weight="{_WEIGHT}" font-size="{setting.size:.3f}">{lines}</svg>'
    ).encode()


def is_drawable(words: str, brand: Brand) -> bool:
    """Return whether the brand's font has every letter: only then can they be set one by one, as WeasyPrint does."""
    widths = _widths(brand)
    return all(ord(letter) in widths for letter in words)


@functools.lru_cache(maxsize=32)
def _widths(brand: Brand, weight: int = _WEIGHT) -> dict[int, float]:
    """Return the advance of each character, as a share of the size of the letters."""
    from fontTools.ttLib import TTFont

    upright = [file for file in font_files(brand) if file.role == "sans" and not file.face.italic]
    path = min(upright, key=lambda file: abs(file.face.weight - weight)).path
    with TTFont(path, lazy=True) as font:
        em, advances = font["head"].unitsPerEm, font["hmtx"].metrics
        return {point: advances[name][0] / em for point, name in font.getBestCmap().items()}
