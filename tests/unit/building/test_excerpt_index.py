"""The index of excerpts: a row each, in the order of names, with what each holds."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from outcome_reports.building.build_record import DocumentRecord
from outcome_reports.building.excerpt_index import index_page
from tests.support.folders import CHAPTER, EditionFolder


def test_each_excerpt_has_a_row_with_its_files_and_counts(tmp_path: Path) -> None:
    folder = EditionFolder(tmp_path)
    folder.write("chapters/1-a.yaml", CHAPTER)
    holds = {"spotlights": 1, "given": 2, "addressed": 3, "addressed_through": 4, "passages": 5, "mentions": 6}
    excerpts = {
        "excerpts/phl": DocumentRecord("", {"pdf": "", "html": ""}, keys=["PHL"], holds=holds | {"participation": 1}),
        "excerpts/idn": DocumentRecord("", {"docx": ""}, keys=["IDN"], holds={"spotlights": 7}),
    }
    page = html.fromstring(index_page(folder.load(), excerpts).decode())
    (table,) = page.xpath("//table")
    rows = table.xpath(".//tbody/tr")
    cells = [[" ".join(cell.text_content().split()) for cell in row.xpath("th|td")] for row in rows]
    assert [[row[0], *row[2:]] for row in cells] == [
        ["Indonesia", "7", "0", "0", "0", "0", "No"],
        ["Philippines", "1", "2", "3", "4", "11", "Yes"],
    ]
    links = [row.xpath(".//a/@href") for row in rows]
    assert [sorted(one) for one in links] == [["./idn.docx"], ["./phl.html", "./phl.pdf"]]
    assert [" ".join(head.text_content().split()) for head in table.xpath(".//thead//th")] == [
        *("For", "Files", "Spotlights", "Recommendations given", "Addressed by name", "Addressed through a group"),
        *("Named by others", "Took part"),
    ]
    assert "2 excerpts of the" in page.text_content()
