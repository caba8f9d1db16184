from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from outcome_reports.branding.brand import Brand, Face, Palette
from outcome_reports.branding.brand_marks import Logo, Motif
from outcome_reports.branding.contrast import MINIMUM_CONTRAST, contrast
from outcome_reports.reading import read_brand
from tests.support.refusals import refusals

RSO = read_brand("rso")


def changed(part: str = "", **fields: Any) -> Brand:
    data = RSO.model_dump()
    (data[part] if part else data).update(fields)
    return Brand.model_validate(data)


# Values of the W3C's own examples and of colour pairs that every checker gives.
@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [
        ("#000000", "#ffffff", 21),
        ("#ffffff", "#ffffff", 1),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#404040", "#ffffff", 10.37),
        ("#ff0000", "#ffffff", 4.00),
        ("#0000ff", "#ffffff", 8.59),
        ("#00ff00", "#000000", 15.30),
    ],
)
def test_contrast_is_that_of_wcag(first: str, second: str, ratio: float) -> None:
    assert contrast(first, second) == pytest.approx(ratio, abs=0.005)
    assert contrast(second, first) == contrast(first, second)


@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_every_pair_of_our_brand_is_readable(appearance: str) -> None:
    palette: Palette = getattr(RSO, appearance)
    pairs = palette.pairs()
    assert len(pairs) == 11
    assert {name: contrast(*pair) for name, pair in pairs.items() if contrast(*pair) < MINIMUM_CONTRAST} == {}
    assert contrast(RSO.cover_lead, RSO.light.primary) >= MINIMUM_CONTRAST


@pytest.mark.parametrize("text", ["ink", "muted", "primary", "secondary", "accent"])
@pytest.mark.parametrize("background", ["paper", "tint"])
def test_each_pair_is_looked_at(text: str, background: str) -> None:
    pairs = RSO.light.pairs()
    assert pairs[f"{text} on {background}"] == (getattr(RSO.light, text), getattr(RSO.light, background))
    with pytest.raises(ValidationError, match=rf"contrast of (on_)?{text} on"):
        changed("light", **{text: getattr(RSO.light, background)})


def test_the_cover_is_looked_at() -> None:
    with pytest.raises(ValidationError, match=r"contrast of cover_lead on primary is 1\.00 to 1"):
        changed(cover_lead=RSO.light.primary)
    with pytest.raises(ValidationError, match="contrast of on_primary on primary"):
        changed("light", on_primary=RSO.light.primary)


@pytest.mark.parametrize(
    ("fields", "place", "kind"),
    [
        ({"cover_lead": "red"}, "cover_lead", "string_pattern_mismatch"),
        ({"cover_lead": "#fff"}, "cover_lead", "string_pattern_mismatch"),
        ({"cover_lead": "#12345g"}, "cover_lead", "string_pattern_mismatch"),
        ({"cover_lead": "#ffffff; } body { display: none"}, "cover_lead", "string_pattern_mismatch"),
        ({"text_size": 7.99}, "text_size", "greater_than_equal"),
        ({"text_size": 14.01}, "text_size", "less_than_equal"),
        ({"text_size": float("nan")}, "text_size", "finite_number"),
        ({"scale": 1.04}, "scale", "greater_than_equal"),
        ({"scale": 1.51}, "scale", "less_than_equal"),
        ({"wordmark": []}, "wordmark", "too_short"),
        ({"wordmark": ["a", "b", "c", "d"]}, "wordmark", "too_long"),
        ({"logo": "a.svg"}, "logo", "model_type"),
        ({"logo": {"file": "a.svg", "alt": " "}}, "logo.alt", "string_too_short"),
        ({"logo": {"file": "a.svg", "alt": "a", "width": 9.9}}, "logo.width", "greater_than_equal"),
        ({"logo": {"file": "a.svg", "alt": "a", "width": 80.1}}, "logo.width", "less_than_equal"),
        ({"motif": {"seed": 1, "lines": 81, "colours": ["#ffffff"]}}, "motif.lines", "less_than_equal"),
        ({"motif": {"seed": 1, "lines": -1, "colours": ["#ffffff"]}}, "motif.lines", "greater_than_equal"),
        ({"motif": {"seed": -1, "lines": 8, "colours": ["#ffffff"]}}, "motif.seed", "greater_than_equal"),
        ({"motif": {"seed": 1 << 32, "lines": 8, "colours": ["#ffffff"]}}, "motif.seed", "less_than"),
        ({"motif": {"seed": 1, "lines": 8, "colours": []}}, "motif.colours", "too_short"),
        ({"footer": "two\nlines"}, "footer", "string_pattern_mismatch"),
        ({"footer": "x" * 201}, "footer", "string_too_long"),
        ({"slogan": "x"}, "slogan", "extra_forbidden"),
    ],
)
def test_a_value_that_a_brand_cannot_have_is_refused_at_its_place(
    fields: dict[str, Any], place: str, kind: str
) -> None:
    assert refusals(lambda: changed(**fields)) == [(place, kind)]


@pytest.mark.parametrize(
    "fields",
    [
        {"text_size": 8},
        {"text_size": 14},
        {"scale": 1.05},
        {"scale": 1.5},
        {"wordmark": ["a", "b", "c"]},
        {"logo": {"file": "a.svg", "alt": "a", "width": 10}},
        {"logo": {"file": "a.svg", "alt": "a", "width": 80}},
        {"motif": {"seed": 0, "lines": 80, "colours": ["#ffffff"]}},
        {"motif": {"seed": (1 << 32) - 1, "lines": 0, "colours": ["#ffffff"]}},
        {"footer": "x" * 200},
    ],
)
def test_the_last_values_that_a_brand_may_have(fields: dict[str, Any]) -> None:
    changed(**fields)


def test_what_a_brand_file_does_not_say_is_as_the_manual_says() -> None:
    optional = {name: field.get_default() for name, field in Brand.model_fields.items() if not field.is_required()}
    assert optional == {
        "logo": None,
        "chapters": (),
        "others": (),
        "text_size": 10.5,
        "scale": 1.25,
        "reference_doc": None,
        "reference_data": "",
    }
    face = Face(file="a.ttf")
    assert (face.weight, face.italic) == (400, False)
    logo = Logo(file="a.svg", alt="Us")
    assert (logo.width, logo.data) == (40, "")
    motif = Motif(seed=1, lines=0, colours=("#ffffff",))
    assert (motif.kind, motif.chapters) == ("routes", ())


@pytest.mark.parametrize(("weight", "fits"), [(99, False), (100, True), (900, True), (901, False)])
def test_weights_are_those_of_css(weight: int, fits: bool) -> None:
    found = refusals(lambda: Face(file="a.ttf", weight=weight)) if not fits else []
    assert bool(found) is not fits


def test_chapters_have_the_drawings_of_the_brand_in_turn() -> None:
    motif = Motif(seed=7, lines=3, colours=("#ffffff",), chapters=("contours", "ripples"))
    assert [(one.kind, one.seed, one.chapters) for one in map(motif.of_chapter, range(3))] == [
        ("contours", 8, ()),
        ("ripples", 9, ()),
        ("contours", 8, ()),
    ]
    plain = Motif(seed=7, lines=3, colours=("#ffffff",))
    assert plain.of_chapter(2) is plain


@pytest.mark.parametrize("part", ["sans", "serif"])
def test_the_families_of_text_come_from_a_package(part: str) -> None:
    said = r"the family “[^”]+” needs a Python package, so that every machine has it"
    with pytest.raises(ValidationError, match=said):
        changed(part, package="system")
    other = RSO.sans.model_copy(update={"package": "system"})
    assert changed(others=[other.model_dump()]).others == (other,)


def test_colours_are_written_small() -> None:
    assert changed(cover_lead="#FFFFFF").cover_lead == "#ffffff"


def test_sizes_are_steps_of_the_scale() -> None:
    brand = changed(text_size=10, scale=1.25)
    assert [brand.size(steps) for steps in (-1, 0, 1, 2, 0.5)] == [8.0, 10.0, 12.5, 15.62, 11.18]


@pytest.mark.parametrize(
    ("stack", "last"), [("serif", "serif"), ('"Georgia", serif', "serif"), ('"A",sans-serif', "sans-serif")]
)
def test_the_kind_of_a_family_is_its_last_fallback(stack: str, last: str) -> None:
    assert changed("sans", fallback=stack).sans.generic == last


def test_a_brand_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        RSO.title = "x"  # type: ignore[misc]
