"""Each judge of pages finds the fault that it is for, planted into an otherwise sound page."""

from __future__ import annotations

import functools
from collections.abc import Iterable

import pytest
from PIL import Image
from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

from tests.layout import judging
from tests.layout.contrast import low_contrasts
from tests.layout.page_reading import pages_of
from tests.layout.pages import Page

_STYLE = """@page { size: A4; margin: 27mm 22mm 25mm; @bottom-right { content: counter(page) } }
html { font: 10pt/15pt "DejaVu Sans", sans-serif } body, p, h2, table { margin: 0 }
h2 { font-size: 20pt; line-height: 30pt }
p { margin-left: 48mm; orphans: 1; widows: 1 } td p { margin: 0 } h2 { break-after: auto }
td, th { vertical-align: top; padding: 0; orphans: 1; widows: 1 } table { width: 100%; table-layout: fixed }
.page { break-before: page }"""
_LINE = "One line of text."
_PAGE = 46
"""Lines of text on a page."""


@functools.cache
def laid_out(body: str, style: str = "") -> bytes:
    html = f"<!DOCTYPE html><html lang=en><title>x</title><style>{_STYLE}{style}</style><body>{body}"
    data: bytes = HTML(string=html, url_fetcher=_Pictures()).write_pdf(pdf_tags=True)
    return data


class _Pictures(URLFetcher):  # type: ignore[misc]
    """Gives out a picture of 100 by 100 pixels."""

    def fetch(self, url: str, _headers: object = None) -> URLFetcherResponse:
        from io import BytesIO

        out = BytesIO()
        Image.new("RGB", (100, 100), "navy").save(out, "PNG")
        return URLFetcherResponse(url, out.getvalue(), {"Content-Type": "image/png"})


def pages(body: str, style: str = "") -> list[Page]:
    return pages_of(laid_out(body, style))


def lines(count: int) -> str:
    return f"<p>{_LINE}</p>" * count


def broken(count: int) -> str:
    """A paragraph of `count` lines."""
    return f"<p>{'<br>'.join(f'{_LINE} {number}' for number in range(count))}</p>"


def row(first: int, second: int) -> str:
    cells = "".join(f"<td>{broken(count)}</td>" for count in (first, second))
    return f"<tr><th scope=row>1</th>{cells}</tr>"


def found(findings: Iterable[str]) -> bool:
    return bool(list(findings))


SOUND = f"<h2>Title</h2>{lines(30)}"


def test_a_sound_page_has_no_fault() -> None:
    judged = pages(SOUND)
    assert fill_of(judged) > 0.6
    assert not found(judging.overflowing(judged))
    assert not found(judging.empty_pages(judged))
    assert not found(judging.headings_at_foot(judged))
    assert not found(judging.single_lines(judged, [_LINE]))
    assert not found(judging.torn_rows(judged))
    assert not found(judging.unmarked_continuations(judged, "continued"))
    assert not found(judging.coarse_pictures(judged))
    assert not found(low_contrasts(laid_out(SOUND)))


def fill_of(judged: list[Page]) -> float:
    return judging.fill(judged[0])


@pytest.mark.parametrize(
    "fault",
    [
        f"p:nth-of-type(5) {{ white-space: nowrap }} p:nth-of-type(5)::after {{ content: '{'long ' * 30}' }}",
        "p:nth-of-type(5) { margin-left: -30mm }",
        "p:nth-of-type(5) { position: relative; top: 220mm }",
        "p:nth-of-type(5) { position: relative; top: -12pt }",
        "h2 { margin: 0 0 -20pt 48mm }",
        "@page { @top-left { content: 'head'; text-indent: -15mm } }",
    ],
)
def test_text_that_leaves_its_place_is_found(fault: str) -> None:
    assert found(judging.overflowing(pages(SOUND, fault)))


def test_nearly_empty_pages_are_found() -> None:
    assert found(judging.empty_pages(pages(f"{SOUND}<h2 class=page>Next</h2>{lines(2)}")))
    assert not found(judging.empty_pages(pages(f"{SOUND}<h2 class=page>Next</h2>{lines(9)}")))
    # A page that ends early is a fault if the section goes on, and none before a new one.
    assert found(judging.empty_pages(pages(f"{lines(20)}<p class=page>{_LINE}{lines(30)}")))
    assert not found(judging.empty_pages(pages(f"{lines(20)}<h2 class=page>Next</h2>{lines(30)}")))


def test_headings_at_the_foot_of_a_page_are_found() -> None:
    for tag in ("h2", "h4"):
        alone = f"{lines(_PAGE - 2)}<{tag}>Title</{tag}>{lines(20)}"
        assert found(judging.headings_at_foot(pages(alone, "h4 { margin: 0; line-height: 30pt; break-after: auto }")))
    style = "h4 { margin: 0; position: absolute; left: 0; line-height: 15pt } div { position: relative }"
    # A side-head stands beside its text, and one line of that is too little.
    assert found(judging.headings_at_foot(pages(f"{lines(_PAGE - 1)}<div><h4>Side</h4>{lines(20)}</div>", style)))
    assert not found(judging.headings_at_foot(pages(f"{lines(_PAGE - 2)}<div><h4>Side</h4>{lines(20)}</div>", style)))
    assert not found(judging.headings_at_foot(pages(f"{lines(_PAGE - 3)}<h2>Title</h2>{lines(20)}")))


def test_captions_and_header_rows_at_foot() -> None:
    table = f"<table><caption>Table</caption><thead><tr><th>a<th>b<th>c</thead><tbody>{row(20, 2)}</tbody></table>"
    style = "caption { line-height: 15pt } tr { break-inside: avoid }"
    assert found(judging.headings_at_foot(pages(lines(_PAGE - 5) + table, style)))


@pytest.mark.parametrize(("before", "is_fault"), [(_PAGE - 1, True), (_PAGE - 2, False), (_PAGE - 5, True)])
def test_single_lines_at_the_top_or_foot_of_a_page_are_found(before: int, is_fault: bool) -> None:
    text = " ".join(f"{_LINE} {number}" for number in range(6))
    assert found(judging.single_lines(pages(lines(before) + broken(6)), [_LINE, text])) is is_fault


@pytest.mark.parametrize(
    ("before", "first", "second", "is_fault"),
    [
        (_PAGE - 1, 20, 9, True),  # one line before the break
        (_PAGE - 19, 20, 9, True),  # one line after it
        (_PAGE - 10, 20, 9, False),
        (_PAGE - 10, 9, 20, False),
        (_PAGE - 30, 9, 9, False),
    ],
)
def test_rows_torn_between_pages_are_found(before: int, first: int, second: int, is_fault: bool) -> None:
    table = f"<table><tbody>{row(first, second)}</tbody></table>"
    assert found(judging.torn_rows(pages(lines(before) + table + lines(20)))) is is_fault


def test_words_broken_without_a_hyphen_are_found() -> None:
    style = "p { width: 22mm; overflow-wrap: anywhere }"
    body = f"{lines(9)}<p>Recommendations</p>"
    assert found(judging.broken_words(pages(body, style), [_LINE, "Recommendations"]))
    assert not found(judging.broken_words(pages(body), [_LINE, "Recommendations"]))


def test_cells_that_begin_on_the_next_page_only() -> None:
    table = f"<table><tbody>{row(20, 12)}</tbody></table>"
    style = "td:last-child p { break-inside: avoid }"
    assert found(judging.torn_rows(pages(lines(_PAGE - 10) + table + lines(20), style)))


def test_tables_that_go_on_and_do_not_say_so() -> None:
    table = f"<table><thead><tr><th>a<th>b<th>c</thead><tbody>{row(5, 5) * 12}</tbody></table>"
    assert found(judging.unmarked_continuations(pages(table), "continued"))
    said = "@page { @top-left { content: 'Table, continued' } }"
    assert not found(judging.unmarked_continuations(pages(table, said), "continued"))


@pytest.mark.parametrize(("width", "is_fault"), [("12mm", False), ("13mm", True), ("60mm", True)])
def test_pictures_too_coarse_for_print_are_found(width: str, is_fault: bool) -> None:
    picture = f"<img alt=x src='memory:x' style='width: {width}'>"
    assert found(judging.coarse_pictures(pages(SOUND + picture))) is is_fault


@pytest.mark.parametrize(
    ("fault", "is_fault"),
    [
        ("p { color: #777777 }", True),  # 4.48 to 1
        ("p { color: #757575 }", False),
        ("h2 { color: #777777 }", False),  # large
        ("h2 { color: #999999 }", True),
        ("p { background: #333 }", True),
        ("p { background: linear-gradient(90deg, #000, #fff) }", True),
        ("@page { @top-left { content: 'head'; color: #aaa } }", True),
    ],
)
def test_text_too_pale_for_its_ground_is_found(fault: str, is_fault: bool) -> None:
    assert found(low_contrasts(laid_out(SOUND, fault))) is is_fault
