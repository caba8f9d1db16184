"""The words of finished files, in reading order, taken out by other libraries than those that put them in."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Iterable

from lxml import etree, html

from outcome_reports import tree

_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def words_of_html(data: bytes) -> list[str]:
    """The words inside `main`."""
    (main,) = html.document_fromstring(data.decode("utf-8")).xpath("//main")
    for hidden in main.xpath(".//*[@aria-hidden='true']|.//script|.//style|.//button"):
        hidden.drop_tree()
    return _words_inside(main)


def words_of_epub(data: bytes) -> list[str]:
    """The words of the pages of an EPUB, in the order of its spine."""
    words: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        package = etree.fromstring(archive.read("EPUB/package.opf"))
        names = {item.get("id"): item.get("href") for item in package.iter("{*}item")}
        for reference in package.iter("{*}itemref"):
            page = etree.fromstring(archive.read(f"EPUB/{names[reference.get('idref')]}"))
            for element in page.iter("{*}*"):
                element.tag = etree.QName(element).localname
            words += _words_inside(page.xpath(".//main")[0])
    return words


def _words_inside(main: etree._Element) -> list[str]:
    blocks = {"p", "h1", "h2", "h3", "h4", "li", "td", "th", "caption", "div", "section", "article", "br", "a", "span"}
    for element in main.iter():
        if isinstance(element.tag, str) and element.tag in blocks - {"a", "span"}:
            element.text = " " + (element.text or "")
            element.tail = " " + (element.tail or "")
    return "".join(main.itertext()).split()


def words_of_docx(data: bytes) -> list[str]:
    """The words of the body, without field codes, results of page-number fields, and what is marked as decoration."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    for drawing in list(root.iter(_W + "drawing")):
        if any(mark.get("val") == "1" for mark in drawing.iter(_DECORATIVE)):
            drawing.clear()
    pieces: list[str] = []
    instruction, in_result = "", 0
    for element in root.iter():
        match element.tag:
            case tag if tag == _W + "p":
                pieces.append(" ")
            case tag if tag == _W + "fldChar":
                kind = element.get(_W + "fldCharType")
                if kind == "begin":
                    instruction = ""
                elif kind == "separate":
                    in_result = 1 if instruction.split()[:1] == ["PAGEREF"] else 0
                else:
                    in_result = 0
            case tag if tag == _W + "instrText":
                instruction += element.text or ""
            case tag if tag in {_W + "br", _W + "tab", _W + "cr"}:
                pieces.append(" ")
            case tag if tag == _W + "t" and not in_result:
                pieces.append(element.text or "")
    return "".join(pieces).split()


def characters_of_pdf(data: bytes) -> str:
    """The characters of the tagged text in the order of the tag tree, white space left out.

    White space does not count because a line that is broken at a hyphen has none. Numbers of list items and of pages,
    which the layout adds, are not among them, nor is what is marked as artifact (running heads, leaders, decoration).
    """
    from tests.support.tag_tree import characters, tags_of

    return characters(tags_of(data).own_text)


def text_of_pdf_pages(data: bytes) -> str:
    """All text that is drawn on the pages, tagged or not."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        return "\n".join(document[index].get_textpage().get_text_range() for index in range(len(document)))


_TEXT_MARKS = re.compile(r"(?:  |[->|](?: |$)|\[ \](?: |$)|(?:\d\d)*\d\.(?:(?:  )+|$)|(?:\d\d)+\.(?: (?:  )*|$))*")
_TEXT_RULE = re.compile(r"(?:=+|-+|~+|\.+)?")


def words_of_text(data: bytes) -> list[str]:
    """The words of plain text without its marks: what is indented by an odd number of columns begins with no mark."""
    words: list[str] = []
    for line in data.decode("utf-8").split("\n"):
        marks = _TEXT_MARKS.match(line)
        assert marks
        text = line[marks.end() :]
        if text.startswith(" ") or not _TEXT_RULE.fullmatch(text):
            text = re.sub(r" \|(?= |$)", "", text) if marks[0].endswith("| ") and text.endswith(" |") else text
            words += text.removesuffix("_" * 24).split()
    return words


def without_note_brackets(words: list[str]) -> list[str]:
    """The words with “3” for “[3]”: plain text has the numbers of notes in brackets."""
    return [re.sub(r"\[(\d+)\]", r"\1", word) for word in words]


_BEFORE = r"^((?:[ >]|[-*] |\d+[.)] |\[\^\d+\]: )*)"
_FENCE = "\ue000"
_ATTRIBUTES = (
    (re.compile(_BEFORE + r":::(?: \{.*\})?$", re.MULTILINE), r"\1" + _FENCE),
    (re.compile(_BEFORE + r"(#+ .*) \{[^{}]*\}$", re.MULTILINE), r"\1\2"),
    (re.compile(_BEFORE + r"\[ \] ", re.MULTILINE), r"\1"),
)
"""Fences, attributes of headings and boxes to tick; what looks like them in the text has a backslash."""


def words_of_markdown(data: bytes) -> list[str]:
    """The words of Markdown in the order of the file, read by markdown-it."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.attrs import attrs_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark").enable("table")
    parser.use(footnote_plugin, inline=False, move_to_end=False).use(attrs_plugin, spans=True)
    source = data.decode("utf-8")
    for pattern, kept in _ATTRIBUTES:
        source = pattern.sub(kept, source)
    pieces: list[str] = []
    for token in parser.parse(source):
        assert token.type not in {"html_block", "code_block", "fence", "hr"}, token
        pieces.append(str(token.meta["label"]) if token.type == "footnote_reference_open" else " ")
        for inline in token.children or ():
            assert inline.type not in {"html_inline", "code_inline"}, inline
            match inline.type:
                case "text" | "text_special":
                    pieces.append(inline.content)
                case "softbreak" | "hardbreak":
                    pieces.append(" ")
                case "footnote_ref":
                    pieces.append(str(inline.meta["label"]))
    return [word for word in "".join(pieces).split() if word != _FENCE]


def words_by_pandoc(data: bytes) -> list[str]:
    """The words of Markdown as pandoc reads it: notes are at the end, without their numbers."""
    command = ["pandoc", "--from", "markdown", "--to", "html"]
    page = subprocess.run(command, input=data, capture_output=True, check=True).stdout
    body = html.document_fromstring(f"<main>{page.decode('utf-8')}</main>")
    for element in body.xpath(".//a[@class='footnote-back']|.//col"):
        element.drop_tree()
    for element in body.iter("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "div", "br", "tr"):
        element.text = " " + (element.text or "")
        element.tail = " " + (element.tail or "")
    return str(body.text_content()).split()


def with_notes_last(blocks: Iterable[tree.AnyBlock]) -> list[str]:
    """The words of blocks, those of their notes last and without the number."""
    words: list[str] = []
    notes: list[str] = []

    def walk(block: tree.AnyBlock, to: list[str]) -> None:
        is_note = isinstance(block, tree.Note)
        to += [word for line in tree.own_lines(block) for word in line.split() if not is_note]
        for inner in tree.inner_blocks(block):
            walk(inner, notes if is_note else to)

    for block in blocks:
        walk(block, words)
    return words + notes
