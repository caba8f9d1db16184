"""Logos that draw one thing more often than anybody can wait for."""

from __future__ import annotations


def svg(inside: str, attributes: str = "") -> bytes:
    start = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 200 60"'
    return f"{start} {attributes}>{inside}</svg>".encode()


def nested(element: str, attributes: str, reference: str, *, times: int = 10, deep: int = 9) -> bytes:
    """`element` number 0 draws a shape; each other draws the one before it, `times` times."""
    parts = [f'<{element} id="e0" {attributes}><rect width="1" height="1"/></{element}>']
    for number in range(1, deep):
        shape = reference.format(number - 1)
        parts.append(f'<{element} id="e{number}" {attributes}>{shape * times}</{element}>')
    return svg(f"<defs>{''.join(parts)}</defs>{reference.format(deep - 1)}")


PATTERN = 'width="9" height="9" patternUnits="userSpaceOnUse"'
EXPONENTIAL = {
    "patterns in patterns": nested("pattern", PATTERN, '<rect width="9" height="9" fill="url(#e{})"/>'),
    "patterns for strokes": nested("pattern", PATTERN, '<path d="M0 0h9" stroke="url(#e{})"/>'),
    "patterns in styles": nested("pattern", PATTERN, "<rect style=\"fill: url('#e{}')\" width='9' height='9'/>"),
    "patterns that groups pass on": nested(
        "pattern", PATTERN, '<g fill="url(#e{})">' + '<rect width="9" height="9"/>' * 10 + "</g>", times=1
    ),
    "markers in markers": nested("marker", "", '<path d="M0 0h9" marker-end="url(#e{})"/>'),
    "markers on each corner": nested(
        "marker", "", '<path d="M0 0' + "h1v1" * 12 + '" marker-mid="url(#e{})"/>', times=1
    ),
    "masks in masks": nested("mask", "", '<rect width="9" height="9" mask="url(#e{})"/>'),
    "clips in clips": nested("clipPath", "", '<rect width="9" height="9" clip-path="url( #e{} )"/>'),
    "a pattern in itself": svg(
        f'<pattern id="a" {PATTERN}><rect fill="url(#a)"/></pattern><rect fill="url(#a)" width="9" height="9"/>'
    ),
    "two patterns in each other": svg(
        f'<pattern id="a" {PATTERN}><rect fill="url(#b)"/></pattern><pattern id="b" {PATTERN}><rect fill="url(#a)"/>'
        '</pattern><rect fill="url(#a)" width="9" height="9"/>'
    ),
    "a gradient from itself": svg(
        '<linearGradient id="a" xlink:href="#a"/><rect fill="url(#a)" width="9" height="9"/>'
    ),
    "a chain of 500 patterns": nested(
        "pattern", PATTERN, '<rect width="9" height="9" fill="url(#e{})"/>', times=1, deep=260
    ),
}
PLAIN = {
    "a pattern": nested("pattern", PATTERN, '<rect width="9" height="9" fill="url(#e{})"/>', deep=1),
    "patterns, three deep": nested(
        "pattern", PATTERN, '<rect width="9" height="9" fill="url(#e{})"/>', times=3, deep=3
    ),
    "one gradient on many shapes": svg(
        '<linearGradient id="a"><stop stop-color="#12e456"/><stop offset="1" stop-color="#fff"/></linearGradient>'
        + '<path d="M1 1h2v3z" fill="url(#a)"/>' * 300
    ),
    "one clip on a large group": svg(
        '<clipPath id="a"><rect width="9" height="9"/></clipPath><g clip-path="url(#a)">'
        + '<path d="M1 1h2v3z"/>' * 600
        + "</g>"
    ),
    "a mask": nested("mask", "", '<rect width="9" height="9" mask="url(#e{})"/>', deep=1),
    "long dashes": svg('<path d="M0 0h9" stroke="#123456" stroke-dasharray="0.5 2"/>'),
}
