"""What only people, or this module, check in a tagged PDF: header cells and bookmarks."""

from __future__ import annotations

from pathlib import Path

import pytest

from outcome_reports.validating import pdf_rules
from outcome_reports.validating.pdf_rules import validate_pdf_rules
from outcome_reports.validating.verdicts import Unavailable

Element = tuple[str, "list[Element]"]
"""A structure element: its type, and those inside it."""


def pdf(path: Path, top: Element | None, *, outlines: bool) -> Path:
    """A PDF with one empty page and the structure element `top`."""
    tree = " /StructTreeRoot 5 0 R" if top else ""
    catalogue = f"<< /Type /Catalog /Pages 2 0 R{tree}{' /Outlines 4 0 R' if outlines else ''} >>"
    objects = [
        catalogue,
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>",
        "<< /Type /Outlines >>",
        "<< /Type /StructTreeRoot /K 6 0 R >>",
    ]
    if top:
        _add(objects, top, 5)
    text, places = "%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(text))
        text += f"{number} 0 obj\n{content}\nendobj\n"
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(text)}\n%%EOF\n"
    path.write_bytes(f"{text}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}{trailer}".encode("ascii"))
    return path


def _add(objects: list[str], element: Element, parent: int) -> int:
    objects.append("")
    number = len(objects)
    children = [f"{_add(objects, child, number)} 0 R" for child in element[1]] or ["0"]
    objects[number - 1] = (
        f"<< /Type /StructElem /S /{element[0]} /P {parent} 0 R /Pg 3 0 R /K [{' '.join(children)}] >>"
    )
    return number


def of(kind: str, *inside: Element) -> Element:
    return kind, list(inside)


def failed(path: Path) -> list[str]:
    return [failure.clause for failure in validate_pdf_rules([path])[0].failures]


@pytest.mark.parametrize(
    ("tags", "outlines", "clauses"),
    [
        (of("Document", of("P")), False, []),
        (of("Document", of("H1")), True, []),
        (of("Document", of("H1")), False, ["bookmarks"]),
        (of("Table", of("TR", of("TH")), of("TR", of("TD"))), True, []),
        (of("Table", of("THead", of("TR", of("TH")))), True, []),
        (of("Table", of("TR", of("TD")), of("TR", of("TH"))), True, ["table header"]),
        (of("Table"), True, ["table header"]),
        (None, False, ["tags"]),
    ],
)
def test_header_cells_and_bookmarks(tmp_path: Path, tags: Element | None, outlines: bool, clauses: list[str]) -> None:
    assert failed(pdf(tmp_path / "a.pdf", tags, outlines=outlines)) == clauses


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"not a PDF", b"PK\x03\x04"])
def test_what_is_not_a_pdf_fails(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(data)
    assert failed(file) == ["readable PDF"]


def test_without_pdfplumber_it_is_said_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_rules, "find_spec", {"pdfplumber": None}.__getitem__)
    with pytest.raises(Unavailable) as error:
        validate_pdf_rules([tmp_path / "a.pdf"])
    assert str(error.value) == 'Install the validators: pip install "outcome_reports[validate]".'


def test_a_fault_names_its_page_and_the_block_that_it_is_in(tmp_path: Path) -> None:
    tables = (of("Div /ID (one)", of("Sect", of("Table"))), of("Table /ID (two)"), of("Table"))
    (verdict,) = validate_pdf_rules([pdf(tmp_path / "a.pdf", of("Document", *tables), outlines=True)])
    assert [(one.place, one.block) for one in verdict.failures] == [
        ("page 1", "one"),
        ("page 1", "two"),
        ("page 1", None),
    ]
