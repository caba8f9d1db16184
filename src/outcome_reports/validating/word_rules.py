"""The rules of Word's accessibility checker, applied to the DOCX file itself, without Word.

The rules are Microsoft's "Rules for the Accessibility Checker" for Word, in the stricter reading if there is a choice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element

from outcome_reports.intake.open_xml import NAMESPACES, qname
from outcome_reports.validating.verdicts import Failure, Validator, Verdict, verdict_of
from outcome_reports.validating.word_contrast import faint_runs
from outcome_reports.validating.word_styles import Styles
from outcome_reports.validating.word_xml import Unreadable, WordFile, is_on, text_of, value

TOOL = "outcome_reports"
STANDARD = "Word accessibility"

_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_CONTENT = frozenset(
    qname(f"w:{tag}")
    for tag in ("t", "drawing", "pict", "object", "fldSimple", "instrText", "sym", "sectPr", "footnoteRef")
)
_PAGE_BREAK = f".//w:br[@{qname('w:type')}='page']"
_SPACING = re.compile(r"[ \u00a0]{3,}")
_VAGUE_LINKS = frozenset(
    {"click", "click here", "details", "here", "learn more", "link", "more", "more info", "read more", "see here"}
    | {"this", "this link"}
)
_ADDRESS = re.compile(r"https?://\S+|www\.\S+/\S+")


def validate_word_rules(files: Sequence[Path]) -> list[Verdict]:
    """Verdict on each file, in order. Needs no external program."""
    return [_verdict(file) for file in files]


def _verdict(file: Path) -> Verdict:
    word = WordFile(file)
    try:
        styles = Styles(word.part("word/styles.xml"))
        failures = tuple(failure for rule in _RULES for failure in rule(word, styles))
    except Unreadable as problem:
        failures = (problem.failure,)
    return verdict_of(file, TOOL, STANDARD, failures)


def _failure(word: WordFile, element: Element, rule: str, message: str) -> Failure:
    text = text_of(element).strip()
    return Failure(rule, message, f"“{text[:60]}”" if text else "", word.block_of(element))


def _alternative_texts(word: WordFile, _: Styles) -> Iterator[Failure]:
    for drawing in (*word.body.iter(qname("wp:inline")), *word.body.iter(qname("wp:anchor"))):
        properties = drawing.find("wp:docPr", NAMESPACES)
        marks = properties.iter(_DECORATIVE) if properties is not None else iter(())
        decorative = any(mark.get("val") in {"1", "true"} for mark in marks)
        described = properties is not None and (properties.get("descr") or "").strip()
        if not described and not decorative:
            yield _failure(
                word, drawing, "alternative text", "an image has no alternative text and is not marked as decorative"
            )
        if drawing.tag == qname("wp:anchor") and not decorative:
            yield _failure(word, drawing, "object inline", "an image floats; set it in line with the text")
    for shape in word.body.iter(qname("v:shape")):
        if not (shape.get("alt") or "").strip():
            yield _failure(word, shape, "alternative text", "a shape has no alternative text")


def _header_rows(word: WordFile, _: Styles) -> Iterator[Failure]:
    for table in word.body.iter(qname("w:tbl")):
        first = table.find("w:tr", NAMESPACES)
        if first is None or not is_on(first.find("w:trPr/w:tblHeader", NAMESPACES)):
            yield _failure(word, table, "table header", "a table has no header row")


def _simple_tables(word: WordFile, _: Styles) -> Iterator[Failure]:
    for table in word.body.iter(qname("w:tbl")):
        for cell in table.iter(qname("w:tc")):
            properties = cell.find("w:tcPr", NAMESPACES)
            if properties is None:
                continue
            span = value(properties.find("w:gridSpan", NAMESPACES)) or "1"
            merges = [properties.find(tag, NAMESPACES) for tag in ("w:vMerge", "w:hMerge")]
            if span != "1" or any(merge is not None for merge in merges):
                yield _failure(word, cell, "simple table", "cells are merged or split")
        if table.find(".//w:tc//w:tbl", NAMESPACES) is not None:
            yield _failure(word, table, "simple table", "a table is inside another table")


def _blank_paragraphs(word: WordFile, _: Styles) -> Iterator[Failure]:
    # An empty cell must have a paragraph (ECMA-376 part 1, 17.4.65).
    cells = [cell.findall("w:p", NAMESPACES) for cell in word.body.iter(qname("w:tc"))]
    alone = {paragraphs[0] for paragraphs in cells if len(paragraphs) == 1}
    # Word joins two adjacent tables (ECMA-376 part 1, 17.4.37).
    for parts in map(list, word.body.iter()):
        threes = zip(parts, parts[1:], parts[2:], strict=False)
        alone |= {between for above, between, below in threes if above.tag == below.tag == qname("w:tbl")}
    for paragraph in word.body.iter(qname("w:p")):
        blank = not any(element.tag in _CONTENT and (element.tag != qname("w:t") or (element.text or "").strip())
                        for element in paragraph.iter())  # fmt: skip
        if blank and paragraph not in alone and paragraph.find(_PAGE_BREAK, NAMESPACES) is None:
            yield _failure(
                word, paragraph, "blank paragraph", "an empty paragraph is used for spacing; use the spacing of a style"
            )
        if _SPACING.search(text_of(paragraph)):
            yield _failure(
                word,
                paragraph,
                "repeated blanks",
                "repeated blank characters are used for spacing; use a style or tab stops",
            )


def _headings(word: WordFile, styles: Styles) -> Iterator[Failure]:
    above = 0
    for paragraph in word.body.iter(qname("w:p")):
        level = styles.outline_level(paragraph)
        if level is None:
            continue
        if level > above + 1:
            before = f"after level {above}" if above else "as the first"
            yield _failure(word, paragraph, "heading levels", f"a heading of level {level} comes {before}")
        above = level
    if not above:
        yield Failure("heading levels", "the document has no headings")


def _title_and_language(word: WordFile, _: Styles) -> Iterator[Failure]:
    core = word.part("docProps/core.xml")
    title = None if core is None else core.findtext("dc:title", namespaces=NAMESPACES)
    if not (title or "").strip():
        yield Failure("document title", "the document has no title in its properties", "/docProps/core.xml")
    root = word.part("word/styles.xml")
    language = None if root is None else root.find("w:docDefaults/w:rPrDefault/w:rPr/w:lang", NAMESPACES)
    if not value(language):
        yield Failure("document language", "the document's default style has no language", "/word/styles.xml")


def _link_texts(word: WordFile, _: Styles) -> Iterator[Failure]:
    for link in word.body.iter(qname("w:hyperlink")):
        text = " ".join(text_of(link).split())
        described = [(properties.get("descr") or "").strip() for properties in link.iter(qname("wp:docPr"))]
        if not text and not any(described):
            yield _failure(word, link, "link text", "a link has no text")
        elif text.casefold().rstrip(".… ") in _VAGUE_LINKS or _ADDRESS.fullmatch(text):
            yield _failure(word, link, "link text", "the text of a link does not say where it leads")


def _contrast(word: WordFile, styles: Styles) -> Iterator[Failure]:
    for run, sentence in faint_runs(word.body, styles):
        yield _failure(word, run, "contrast", sentence)


_RULES: tuple[Callable[[WordFile, Styles], Iterator[Failure]], ...] = (
    _alternative_texts,
    _header_rows,
    _simple_tables,
    _blank_paragraphs,
    _headings,
    _title_and_language,
    _link_texts,
    _contrast,
)


VALIDATOR = Validator((".docx",), TOOL, (STANDARD,), validate_word_rules)
