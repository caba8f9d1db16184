"""Word files to take over, with all that a statement has and much that it has not."""

from __future__ import annotations

import functools
import tempfile
from pathlib import Path

from outcome_reports.importing.old_statement import import_docx
from tests.hostile.fuzzing.kinds_of_input import Kind
from tests.hostile.fuzzing.package_changes import changed_package
from tests.support.folders import ENTITIES, GROUPS, TERMS
from tests.unit.importing.word_file import paragraph, run, table, write_word

NOTE = '<w:footnote w:id="2"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote>'
COMMENT = '<w:comment w:id="1" w:author="A"><w:p><w:r><w:t>A comment.</w:t></w:r></w:p></w:comment>'
FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "mailto:a@example.org"</w:instrText>'
    '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>a@example.org</w:t></w:r><w:r>'
    '<w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
BOX = (
    '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wps:txbx><w:txbxContent>'
    + paragraph("Words of a box")
    + "</w:txbxContent></wps:txbx></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback>"
    "</mc:AlternateContent></w:r></w:p>"
)
BOLD, STRUCK, RAISED = "<w:b/>", "<w:strike/>", '<w:vertAlign w:val="superscript"/>'
NUMBERED = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr>{}</w:p>'
FRONT = paragraph("Fourth Constructive Dialogue", "Title") + paragraph("Foreword", "H1") + paragraph("Words of it.")
CHAPTER = (
    paragraph("Chapter 1: Labour mobility", "H1")
    + paragraph("An introduction with words.")
    + paragraph("Spotlights", "H2")
    + f"<w:p>{run('Indonesia', BOLD)}{run(' reported on 10')}{run('6', RAISED)}</w:p>"
    + f"<w:p>{run('The Philippines', BOLD)}{run(' spoke.')}{run('struck', STRUCK)}</w:p>"
    + paragraph("Recommendations", "H2")
    + table(
        ("No.", "Context", "Actionable recommendation"), ("R1.1", "INDONESIA said.", "Do this."), ("R1.2", "b", "c")
    )
)
REST = (
    FIELD
    + BOX
    + NUMBERED.format(run("One"))
    + NUMBERED.format(run("Two"))
    + paragraph("A point", "Bullet")
    + '<w:p><w:ins w:id="3" w:author="B"><w:r><w:t>put in</w:t></w:r></w:ins><w:del w:id="4"><w:r><w:delText>taken'
    '</w:delText></w:r></w:del><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Click here</w:t></w:r></w:p>"
    "</w:sdtContent></w:sdt><w:p><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
    '</m:oMath><w:r><w:sym w:font="Symbol" w:char="F061"/></w:r><w:hyperlink r:id="L0"><w:r><w:t>link</w:t></w:r>'
    '</w:hyperlink></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr>'
    + paragraph("cell")
    + "</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
)


@functools.cache
def samples() -> list[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "a.docx")
        found = []
        for body in (FRONT + CHAPTER, FRONT + CHAPTER + REST, REST + CHAPTER + FRONT):
            write_word(
                file, body, links=("https://example.org/a",), footnotes=NOTE, comments=COMMENT, header=paragraph("H")
            )
            found.append(file.read_bytes())
        return found


def take(data: bytes, place: Path) -> object:
    file = place / "old.docx"
    file.write_bytes(data)
    registry = place / "content" / "registry"
    registry.mkdir(parents=True)
    for name, text in (("entities", ENTITIES), ("groups", GROUPS), ("terms", TERMS)):
        (registry / f"{name}.yaml").write_text(text, "utf-8")
    return str(import_docx(file, place / "content" / "edition"))


KIND = Kind(samples, changed_package, take, runs=70)
