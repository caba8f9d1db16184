"""Drawings from outside: what is taken, what is left out, and what is said of the rest."""

from __future__ import annotations

from functools import partial

import pytest

from outcome_reports.intake import drawings
from outcome_reports.intake.drawings import clean_drawing
from tests.support.refusals import refused_input

HEAD = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:i="http://i.example"'
PLAIN = "export it as plain SVG"
ALIKE = "export it as plain SVG, text as outlines, colours as attributes"
AGAIN = "export it again"
NO_BOX = ("“a.svg” has no viewBox", "export it with one, so that its size is known")
SHAPE = '<path d="M0 0L9 9"/>'


def svg(inner: str, head: str = 'viewBox="0 0 2000 60"') -> bytes:
    return f"<svg {HEAD} {head}>{inner}</svg>".encode()


@pytest.mark.parametrize("shape", ["path", "rect", "circle", "ellipse", "line", "polyline", "polygon"])
def test_each_shape_is_taken(shape: str) -> None:
    data, *_ = clean_drawing("a.svg", svg(f"<g><{shape}/></g>"))
    assert f"<g><{shape}/></g>".encode() in data


@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        (svg("<text>a</text>"), "“a.svg” has an element “text”, which programs draw differently", ALIKE),
        (svg("<style>p{}</style>"), "“a.svg” has an element “style”, which programs draw differently", ALIKE),
        (svg('<g xlink:href="b.svg"/>'), "“a.svg” refers to “b.svg”", "a logo is one file"),
        (svg(f'<g href="{"x" * 61}"/>'), f"“a.svg” refers to “{'x' * 60}”", "a logo is one file"),
        (svg('<g onclick="x()"/>'), "“a.svg” does more than show a drawing (“onclick”)", PLAIN),
        (svg('<g OnLoad="x()"/>'), "“a.svg” does more than show a drawing (“OnLoad”)", PLAIN),
        (svg("<g fill=\"URL( 'b.svg#c')\"/>"), "“a.svg” does more than show a drawing (“fill”)", PLAIN),
        (svg('<g style="fill:\\75rl(b)"/>'), "“a.svg” does more than show a drawing (“style”)", PLAIN),
        (svg("<g style='mask:image-set(\"a.png\" 1x)'/>"), "“a.svg” does more than show a drawing (“style”)", PLAIN),
        (svg("<g style='fill:src(\"b\")'/>"), "“a.svg” does more than show a drawing (“style”)", PLAIN),
        (svg('<g style="fill:ur/**/l(b)"/>'), "“a.svg” does more than show a drawing (“style”)", PLAIN),
        (svg('<g style="fill:red@import b"/>'), "“a.svg” does more than show a drawing (“style”)", PLAIN),
        (svg(SHAPE, 'viewBox="0 0 1_0 9"'), *NO_BOX),
        (svg(SHAPE, 'viewBox="0 0 9 \u0661"'), *NO_BOX),
        (svg(SHAPE, 'viewBox="0 0 9 9 9"'), *NO_BOX),
        (svg(SHAPE, 'viewBox="0 0 9"'), *NO_BOX),
        (svg(SHAPE, 'viewBox="0 0 a 9"'), *NO_BOX),
        (svg(SHAPE, 'viewBox="0 0 0 9"'), *NO_BOX),
        (svg(SHAPE, 'viewBox="0 0 9 0"'), *NO_BOX),
        (svg(SHAPE, 'viewBox="0 0 1000000 9"'), *NO_BOX),
        (svg(SHAPE, ""), *NO_BOX),
        (svg('<path d="M0 1000001"/>'), "“a.svg” has a number that is far too large or small (“d”)", AGAIN),
        (svg('<path d="M0 -1e7"/>'), "“a.svg” has a number that is far too large or small (“d”)", AGAIN),
        (
            svg('<path stroke-dasharray=".4 .5"/>'),
            "“a.svg” has dashes too short to be seen",
            "draw a solid line instead",
        ),
        (
            svg('<path style="stroke-dasharray:.4,.5"/>'),
            "“a.svg” has dashes too short to be seen",
            "draw a solid line instead",
        ),
        (svg("<path d='\u202e'/>"), "“a.svg” has an invisible character, U+202E right-to-left override", "delete it"),
        (b"<a/>", "“a.svg” is not plain SVG", "export it as “plain” or “optimised” SVG"),
        (
            b"<!DOCTYPE svg [<!ENTITY x 'y'>]>" + svg(""),
            "“a.svg” is not plain SVG",
            "export it as “plain” or “optimised” SVG",
        ),
    ],
)
def test_what_is_not_a_plain_drawing_is_refused(data: bytes, message: str, hint: str) -> None:
    assert refused_input(lambda: clean_drawing("a.svg", data)) == (message, hint)


@pytest.mark.parametrize(
    ("attribute", "value"),
    [
        ("d", "M NaN 0"),
        ("d", "zzz"),
        ("d", "0 0 L 1 1"),
        ("d", "M0 0 L 1e"),
        ("points", "1,2 3,inf"),
        ("transform", "rotate(NaN)"),
        ("transform", "scale(1e)"),
        ("gradientTransform", "scale(Infinity)"),
        ("viewBox", "0 0 NaN 1"),
    ],
)
def test_what_is_no_number_is_refused(attribute: str, value: str) -> None:
    said = (f"“a.svg” has what is no number or path in “{attribute}”", "export it again")
    drawing = svg(f'<g {attribute}="{value}">{SHAPE}</g>')
    assert refused_input(lambda: clean_drawing("a.svg", drawing)) == said


@pytest.mark.parametrize(
    ("attribute", "value"),
    [
        ("x", "1_0"),
        ("width", "calc"),
        ("opacity", "NaN"),
        ("stroke-width", "thick"),
        ("stroke-dasharray", "1 two"),
        ("offset", "half"),
        ("fill", "our secret"),
        ("stroke", "#12345"),
        ("stroke", "#layer"),
        ("fill", "rgb(our secret)"),
        ("stop-color", "12"),
        ("color", "url(#a) ours"),
        ("fill-rule", "odd"),
        ("stroke-linecap", "7"),
        ("clip-path", "some"),
        ("gradientUnits", "inches"),
        ("preserveAspectRatio", "xMin"),
        ("visibility", "maybe"),
        ("mix-blend-mode", "ours"),
    ],
)
def test_a_value_that_means_nothing_is_refused(attribute: str, value: str) -> None:
    said = (f"“a.svg” has a value that means nothing in “{attribute}”", "export it again")
    ways = [f'{attribute}="{value}"'] + ([] if attribute.lower() != attribute else [f'style="{attribute}: {value}"'])
    for way in ways if attribute != "mix-blend-mode" else ways[1:]:
        drawing = svg(f'<linearGradient id="a"/><g {way}>{SHAPE}</g>')
        assert refused_input(partial(clean_drawing, "a.svg", drawing)) == said


@pytest.mark.parametrize("reference", ['fill="url(#b)"', "style=\"mask: url('#b')\"", 'xlink:href="#b"', 'href="#"'])
def test_a_reference_to_nothing_is_refused(reference: str) -> None:
    drawing = svg(f'<linearGradient id="a"/><g fill="url(#a)"><linearGradient {reference}/></g>')
    message, hint = refused_input(partial(clean_drawing, "a.svg", drawing))
    assert message.startswith("“a.svg” refers to “#")
    assert (message.endswith("”, which it has not"), hint) == (True, "export it again")


@pytest.mark.parametrize(
    ("inner", "left"),
    [
        (f'{SHAPE}<path d="M1 1" display="none"/>', SHAPE),
        (f'<g style="display: none"><g><rect/></g></g>{SHAPE}', f'<g style="display: none"><g/></g>{SHAPE}'),
        ('<g display="none" style="display:inline"><rect/></g>',
         '<g display="none" style="display:inline"><rect/></g>'),
        ('<g visibility="hidden"><rect/><circle visibility="visible"/></g>',
         '<g visibility="hidden"><circle visibility="visible"/></g>'),
        ('<g display="none"><clipPath id="a"><rect/></clipPath></g><path clip-path="url(#a)"/>',
         '<g display="none"><clipPath id="a"><rect/></clipPath></g><path clip-path="url(#a)"/>'),
    ],
)  # fmt: skip
def test_shapes_that_are_not_displayed_are_left_out(inner: str, left: str) -> None:
    assert clean_drawing("a.svg", svg(inner))[0].decode().partition(">")[2] == f"{left}</svg>"


@pytest.mark.parametrize(
    ("attribute", "value"),
    [
        ("fill", "RebeccaPurple"),
        ("fill", "url(#a) none"),
        ("stroke", "#12e456"),
        ("stroke", "#1E4"),
        ("color", "currentColor"),
        ("style", "fill:#fff !important;stroke-linejoin:ROUND;mix-blend-mode:soft-light;transform:none"),
        ("stroke-dasharray", "none"),
        ("stroke-dasharray", "4, 2.5px 1e0"),
        ("preserveAspectRatio", "xMidYMid slice"),
        ("orient", "-45deg"),
        ("transform-origin", "center 50%"),
        ("paint-order", "stroke fill markers"),
        ("markerUnits", "userSpaceOnUse"),
        ("display", " inherit "),
        ("version", "1.1"),
        ("d", ""),
        ("d", " m.5.5-1-.5e1,2 a1 1 0 011 1zM0,0q1 1 2 2tSs"),
        ("points", "1,2 3-4\n5 6"),
        ("transform", "matrix(1,0 0 1 -5e-3 .5)\n, skewY( 3 ) translate(1)"),
        ("x", " -10% "),
        ("width", "12.5mm"),
        ("rx", "auto"),
        ("opacity", "50%"),
        ("stroke-width", "1px"),
    ],
)
def test_numbers_of_every_form_are_taken(attribute: str, value: str) -> None:
    data, _, _ = clean_drawing("a.svg", svg(f'<linearGradient id="a"/><g {attribute}="{value}"/>'))
    assert attribute in data.decode()


@pytest.mark.parametrize(
    ("inner", "left"),
    [
        ("<title>a</title><metadata><i:x/></metadata><desc/>" + SHAPE, SHAPE),
        (f'<g i:label="x" data-n="1" aria-hidden="true" fill="#12e456">words{SHAPE}more</g>',
         f'<g fill="#12e456">{SHAPE}</g>'),
        ("<i:grid/><!-- a --><?b c?>" + SHAPE, SHAPE),
        ('<g secret="a" class="b" tabindex="1" fill="red"/>', '<g fill="red"/>'),
        ('<g transform="rotate( 9 ) skewX(2)" fill="rgb(1,2,3)"/>',
         '<g transform="rotate( 9 ) skewX(2)" fill="rgb(1,2,3)"/>'),
        ('<mask id="b"/><g fill="url(#b)"/><g style="fill:url(\'#b\')"/>',
         '<mask id="b"/><g fill="url(#b)"/><g style="fill:url(\'#b\')"/>'),
        ('<path d="M0 1000000" id="b10000001"/>', '<path d="M0 1000000"/>'),
        ('<mask id="b1000001"/><g mask="url( \'#b1000001\' )"/>',
         '<mask id="b1000001"/><g mask="url( \'#b1000001\' )"/>'),
        ('<g id="our layer"><stop id="c" href="#d"/><stop id="d"/></g>', '<g><stop href="#d"/><stop id="d"/></g>'),
        ('<g style="fill:red; --note:ours;-inkscape-stroke:x;STROKE:red;marker:none"/>',
         '<g style="fill:red;STROKE:red;marker:none"/>'),
        ('<g style="@import b"/>', "<g/>"),
        ('<g style="font-family:ours"/>', "<g/>"),
        ('<path stroke-dasharray=".5 .5"/><path stroke-dasharray="0"/>',
         '<path stroke-dasharray=".5 .5"/><path stroke-dasharray="0"/>'),
        ('<path stroke-width=".1"/>', '<path stroke-width=".1"/>'),
    ],
)  # fmt: skip
def test_what_does_not_show_is_left_out_and_the_rest_stays(inner: str, left: str) -> None:
    data, width, height = clean_drawing("a.svg", svg(inner))
    assert (width, height) == (2000, 60)
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2000 60" width="2000" height="60"'
    assert data.decode() == f"{head}>{left}</svg>"


def test_a_size_may_have_commas_and_parts() -> None:
    assert clean_drawing("a.svg", svg(SHAPE, 'viewBox="1,2,30.5,999999"'))[1:] == (30.5, 999_999)


def test_a_drawing_has_a_greatest_size(monkeypatch: pytest.MonkeyPatch) -> None:
    data = svg(SHAPE)
    monkeypatch.setattr(drawings, "DRAWING_BYTES", len(data))
    assert clean_drawing("a.svg", data)
    monkeypatch.setattr(drawings, "DRAWING_BYTES", len(data) - 1)
    larger = f"“a.svg” is larger than {len(data) - 1} bytes"
    assert refused_input(lambda: clean_drawing("a.svg", data)) == (larger, "simplify it")


MARKED = '<marker id="m"><path d="M1 1"/><path d="M1 1"/></marker>'


@pytest.mark.parametrize(
    ("inner", "cost"),
    [
        # The drawing itself and each element count one.
        (SHAPE, 2),
        (f"<g>{SHAPE}{SHAPE}</g>", 4),
        # What is referred to counts again for each shape below the reference,
        (f'<symbol id="s">{SHAPE}</symbol><g href="#s"/>', 5 + 1),
        (f'<pattern id="s">{SHAPE}</pattern><g fill="url(#s)">{SHAPE}{SHAPE}</g>', 3 + 3 + 3 * 2),
        # and a marker for each corner of a line, too.
        (f'{MARKED}<path d="M0 0L9 9" marker-mid="url(#m)"/>', 4 + 1 + 3 * 5),
        (f'{MARKED}<polyline points="0 0 9 9 5 5" style="marker-end:url( #m )"/>', 4 + 1 + 7 * 3),
        (f'{MARKED}<path d="M0 0L9 9" mask="url(#m)"/>', 4 + 1 + 3),
        # A line turns at each number of H, and at each Z; a long one counts as several.
        (f'{MARKED}<path d="M0 0h1h1zz" marker-mid="url(#m)"/>', 4 + 1 + 3 * 7),
        (f'<path d="M0 0{"h1" * 17}"/><path d="M0 0{"h1" * 18}"/>', 1 + 1 + 2),
    ],
)
def test_what_a_drawing_costs(inner: str, cost: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawings, "DRAWING_COST", cost)
    assert clean_drawing("a.svg", svg(inner))
    monkeypatch.setattr(drawings, "DRAWING_COST", cost - 1)
    often = "“a.svg” draws the same thing too many times"
    hint = "expand patterns, markers and masks, and export it as plain SVG"
    assert refused_input(lambda: clean_drawing("a.svg", svg(inner))) == (often, hint)


def test_what_refers_to_itself_or_is_very_deep_is_refused() -> None:
    for inner in ('<g id="a" href="#a"/>', "<g>" * 60 + "</g>" * 60):
        assert refused_input(partial(clean_drawing, "a.svg", svg(inner)))[0].endswith("too many times")
    assert clean_drawing("a.svg", svg("<g>" * 59 + "</g>" * 59))


@pytest.mark.parametrize("value", [30_000 * "1", 30_000 * "-", 30_000 * " ", 15_000 * "a ", 15_000 * "( "])
def test_a_long_value_is_looked_through_once(value: str) -> None:
    # Word by word from each of its letters it would take minutes.
    refused_input(lambda: clean_drawing("a.svg", svg(f'<g fill="{value}" onload="a"/>')))


@pytest.mark.parametrize("call", ["src(a)", "a (b)", "image-set(a)", "(a)", " (a)", "rgb(1,2,3) (a)", "a,(b)", "-x(a)"])
def test_a_function_that_is_not_known_is_refused_however_it_is_written(call: str) -> None:
    message, hint = refused_input(lambda: clean_drawing("a.svg", svg(f'<g fill="{call}"/>')))
    assert (message, hint) == ("“a.svg” does more than show a drawing (“fill”)", "export it as plain SVG")


@pytest.mark.parametrize("call", ["rgb(1,2,3)", "RGB (1,2,3)", "url(#a) rgb(1,2,3)", "hsl\t(1,2%,3%)"])
def test_a_function_that_is_known_is_taken(call: str) -> None:
    assert clean_drawing("a.svg", svg(f'<mask id="a"/><g fill="{call}"/>'))
