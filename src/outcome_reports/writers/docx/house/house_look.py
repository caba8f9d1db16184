"""The colours, fonts and text size of a template in place of a brand's, with readable contrast."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import ValidationError

from outcome_reports.branding.brand import Brand, Palette
from outcome_reports.branding.contrast import MINIMUM_CONTRAST, contrast
from outcome_reports.intake.open_xml import NAMESPACES, Element, child_value, qname

_LEAST_SIZE, _MOST_SIZE = 8.0, 14.0
"""Points of running text, as in a brand."""
_LETTERS = "w:docDefaults/w:rPrDefault/w:rPr"
_GREY, _PALE, _LINE = "#595959", "#f2f2f2", "#bfbfbf"


def house_look(brand: Brand, styles: Element, theme: Element | None) -> Brand:
    """Return `brand` in the colours of a theme, and with the size and families of `styles`, which have our ids."""
    palette = house_palette(theme, brand.light)
    normal = next((one for one in styles.iter(qname("w:style")) if one.get(qname("w:styleId")) == "Normal"), None)
    sizes = ["" if normal is None else child_value(normal, "w:rPr/w:sz"), child_value(styles, f"{_LETTERS}/w:sz")]
    size = next((int(one) / 2 for one in sizes if one.isdecimal()), brand.text_size)
    text = _family(styles if normal is None else normal, "w:rPr", theme) or _family(styles, _LETTERS, theme)
    heads = _theme_font(theme, "majorFont") or text
    return brand.model_copy(
        update={
            "light": palette,
            "cover_lead": palette.primary,
            "chapters": (),
            "logo": None,
            "text_size": min(max(size, _LEAST_SIZE), _MOST_SIZE),
            "serif": brand.serif.model_copy(update={"name": text or brand.serif.name}),
            "sans": brand.sans.model_copy(update={"name": heads or brand.sans.name}),
        }
    )


def _family(holder: Element, path: str, theme: Element | None) -> str:
    """Return the family of the letters at `path`, "" if they have none of their own."""
    fonts = holder.find(f"{path}/w:rFonts", NAMESPACES)
    if fonts is None:
        return ""
    named = fonts.get(qname("w:asciiTheme"), "")
    if named:
        return _theme_font(theme, "majorFont" if named.startswith("major") else "minorFont")
    return fonts.get(qname("w:ascii"), "")


def _theme_font(theme: Element | None, kind: str) -> str:
    found = None if theme is None else theme.find(f".//a:{kind}/a:latin", NAMESPACES)
    return "" if found is None else found.get("typeface", "")


def house_palette(theme: Element | None, own: Palette) -> Palette:
    """Return the palette of a theme: for each of our colours the first of the theme's that fits and can be read
    (WCAG 2.2, 1.4.3). Without a theme, or if its text cannot be read, it is our `own`.
    """
    scheme = _scheme(theme)
    if not {"dk1", "lt1"} <= scheme.keys():
        return own
    paper, ink = scheme["lt1"], scheme["dk1"]
    tint = _readable((scheme.get("lt2"), _PALE, paper), (ink,)) or paper

    def text(*slots: str) -> str:
        return _readable((*map(scheme.get, slots), ink), (paper, tint)) or ink

    primary = text("dk2", "accent1", "accent5", "accent2")
    try:
        return Palette(
            paper=paper,
            ink=ink,
            muted=_readable((_GREY, ink), (paper, tint)) or ink,
            primary=primary,
            on_primary=_readable((paper, "#ffffff", "#000000"), (primary,)) or paper,
            secondary=text("accent1", "hlink", "accent5", "dk2"),
            accent=text("accent2", "accent6", "accent1", "dk2"),
            tint=tint,
            line=_LINE,
        )
    except ValidationError:
        return own


def _readable(colours: Iterable[str | None], others: Iterable[str]) -> str | None:
    """Return the first of `colours` with enough contrast to all of `others`."""
    others = tuple(others)
    return next(
        (one for one in colours if one and all(contrast(one, other) >= MINIMUM_CONTRAST for other in others)), None
    )


def _scheme(theme: Element | None) -> Mapping[str, str]:
    """Return the colours of a theme by slot, as "#rrggbb"."""
    found = None if theme is None else theme.find(".//a:clrScheme", NAMESPACES)
    colours = {}
    for slot in found if found is not None else ():
        for colour in slot:
            value = (colour.get("lastClr") or colour.get("val") or "").lower()
            if len(value) == 6 and set(value) <= set("0123456789abcdef"):
                colours[str(slot.tag).rpartition("}")[2]] = f"#{value}"
    return colours
