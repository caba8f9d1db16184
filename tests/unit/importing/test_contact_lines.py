"""What the lines of a contact page and of a glossary are taken for."""

from __future__ import annotations

import pytest

from outcome_reports.importing.mapping.contact_mapping import _detail, _is_sentence, _lines, _link
from outcome_reports.importing.mapping.glossary_mapping import _entries
from outcome_reports.importing.word.word_content import Cell, Paragraph, Row, Run, Table


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ("Tel: +66 2 343 9477", "telephone", "+66 2 343 9477"),
        ("Telephone +66 2 343 9477", "telephone", "+66 2 343 9477"),
        ("Tél. : 01 23 45 67", "telephone", "01 23 45 67"),
        ("teléfono 01 23 45 67", "telephone", "01 23 45 67"),
        ("Mobile: 0812345", "telephone", "0812345"),
        ("тел.: 123-45-67", "telephone", "123-45-67"),
        ("Fax: +66 2 343 9478", "fax", "+66 2 343 9478"),
        ("Télécopie : 01 23 45 67", "fax", "01 23 45 67"),
        ("факс 123-45-67", "fax", "123-45-67"),
        ("E-mail: info@example.org", "email", "info@example.org"),
        ("email info@example.org", "email", "info@example.org"),
        ("Courriel : info@example.org", "email", "info@example.org"),
        ("info@example.org", "email", "info@example.org"),
        # Near misses.
        ("Tel: ask us", "", ""),
        ("Fax: none", "", ""),
        ("Tel: 12345", "", ""),
        ("Telegraph Road 123456", "", ""),
        ("Write to info@example.org today", "", ""),
        ("info@example", "", ""),
        ("+66 2 343 9477", "", ""),
    ],
)
def test_a_line_with_a_number_or_a_mail_address(line: str, key: str, value: str) -> None:
    assert _detail(line) == (key, value)


@pytest.mark.parametrize(
    ("line", "target", "expected"),
    [
        ("Web: https://www.x.org/a", "", ("website", "Web: https://www.x.org/a", "https://www.x.org/a")),
        ("www.x.org", "", ("website", "www.x.org", "https://www.x.org")),
        ("Our page", "https://x.org", ("website", "Our page", "https://x.org")),
        ("Us", "https://www.facebook.com/us", ("facebook", "Us", "https://www.facebook.com/us")),
        ("Us", "https://www.LinkedIn.com/us", ("linkedin", "Us", "https://www.LinkedIn.com/us")),
        ("Us", "https://x.com/us", ("x", "Us", "https://x.com/us")),
        ("Us", "https://twitter.com/us", ("x", "Us", "https://twitter.com/us")),
        ("Us", "https://netflix.org/us", ("website", "Us", "https://netflix.org/us")),
        ("Us", "https://youtube.com/us", ("youtube", "Us", "https://youtube.com/us")),
        ("Us", "https://instagram.com/us", ("instagram", "Us", "https://instagram.com/us")),
        ("a b c d e f g h", "https://x.org", ("website", "a b c d e f g h", "https://x.org")),
        ("a b c d e f g h i", "https://x.org", None),
        ("Mail us", "mailto:a@x.org", None),
        ("No address", "", None),
        ("Bad", "https://x..org", None),
    ],
)
def test_a_line_with_an_address(line: str, target: str, expected: tuple[str, str, str] | None) -> None:
    assert _link(line, target) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [("Come in.", True), ("Hours:", True), ("27th Floor", False), ("a " * 12, False), ("a " * 13, True)],
)
def test_sentences_are_not_addresses(line: str, expected: bool) -> None:
    assert _is_sentence(line.strip()) is expected


def test_lines_of_paragraphs_and_cells_have_the_address_that_they_link_to() -> None:
    cell = Cell([Paragraph([Run("Our "), Run("page", link="https://x.org")])])
    found = _lines([Paragraph([Run("One  line\n\n"), Run("and another")]), Table([Row([cell])])])
    assert [*found] == [("One line", ""), ("and another", ""), ("Our page", "https://x.org")]


@pytest.mark.parametrize(
    ("text", "acronym", "meaning"),
    [
        ("IOM: International Organization", "IOM", "International Organization"),
        ("IOM – International Organization", "IOM", "International Organization"),
        ("IOM\tInternational Organization", "IOM", "International Organization"),
        ("IOM   International Organization", "IOM", "International Organization"),
        ("IOM = International Organization", "IOM", "International Organization"),
        ("IOM International Organization", "IOM", "International Organization"),
        ("Iom International Organization", "", ""),
        ("IOM", "", ""),
        ("IOM: ab", "", ""),
        ("These are the acronyms of the text", "", ""),
    ],
)
def test_entries_of_a_glossary(text: str, acronym: str, meaning: str) -> None:
    whole = " ".join(text.split())
    assert [*_entries([Paragraph([Run(text)])])] == [(acronym, meaning, whole)]


def test_rows_of_a_glossary_are_entries_where_they_have_two_cells() -> None:
    def row(*texts: str) -> Row:
        return Row([Cell([Paragraph([Run(text)])]) for text in texts])

    rows = [row("Acronym", "Meaning"), row("A", "Alpha"), row("A", "", "Alpha"), row("a", "b", "c"), row("x" * 41, "y")]
    assert [*_entries([Table([*rows, row("x" * 40, "y"), row("Abbreviations", "y"), row("Terms of A", "y")])])] == [
        ("A", "Alpha", "A | Alpha"),
        ("A", "Alpha", "A | Alpha"),
        ("", "", "a | b | c"),
        ("", "", f"{'x' * 41} | y"),
        ("x" * 40, "y", f"{'x' * 40} | y"),
        ("Terms of A", "y", "Terms of A | y"),
    ]
