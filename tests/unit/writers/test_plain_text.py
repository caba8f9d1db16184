"""Plain text: what each kind of node looks like, and that its words can be told from its marks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from outcome_reports import tree
from outcome_reports.reading import read_brand
from outcome_reports.writers.plain_text import render
from outcome_reports.writers.rendering import Rendering
from tests.support.extracting import without_note_brackets, words_of_text
from tests.support.sample_tree import figures, h, items, p, s, t, table
from tests.support.small_documents import small_document

ROOT = Path(__file__).resolve().parents[3]
WORDS = "Officers share an office, a duty roster and a small travel budget, and they meet monthly with prosecutors."


def text(*blocks: tree.Block) -> str:
    return render(Rendering(small_document(*blocks), read_brand("rso"))).decode()


def row(*words: str, header: bool = True) -> tree.Row:
    blocks = ((p(word),) if word else () for word in words)
    return tree.Row(cells=tuple(tree.Cell(blocks=each, header=header and not at) for at, each in enumerate(blocks)))


def note(number: int, *words: str) -> tree.Note:
    return tree.Note(id=tree.note_id(number), number=number, blocks=tuple(p(word) for word in words))


CASES = {
    "paragraphs": (
        (p("One."), p("Two ", tree.LineBreak(), "lines.")),
        """
        One.

        Two
        lines.
        """,
    ),
    "lines end between words": (
        (p(WORDS),),
        """
        Officers share an office, a duty roster and a small travel budget, and
        they meet monthly with prosecutors.
        """,
    ),
    "an address is whole": (
        (p("See ", tree.Link("https://example.org", (t(f"https://example.org/{'a' * 70}"),)), " there."),),
        f"""
        See
        https://example.org/{"a" * 70}
        there.
        """,
    ),
    "what keeps together is not parted": (
        (p("This is a line that is filled by what follows but for the space on page\u00a05."),),
        """
        This is a line that is filled by what follows but for the space on
        page\u00a05.
        """,
    ),
    "letters that are two columns wide": (
        (h(3, "", "人の移動"), p("人の移動 " * 9)),
        """
        人の移動
        --------

        人の移動 人の移動 人の移動 人の移動 人の移動 人の移動 人の移動 人の移動
        人の移動
        """,
    ),
    "marks above letters take no column": (
        (h(3, "", "e\u0301te\u0301"),),
        """
        e\u0301te\u0301
        ---
        """,
    ),
    "headings": (
        (h(1, "", "Title"), h(2, "", "Money", number="1"), h(3, "", "Part"), p("Text."), h(4, "", "X"), h(5, "", "Y")),
        """
        =====
        Title
        =====


        1 Money
        =======

        Part
        ----

        Text.

        X
        ~

        Y
        .
        """,
    ),
    "a kind and a place belong to their heading": (
        (h(4, "", "Arvenia"), p("Member State", role="kind"), p("Chapter 1", role="place"), p("Text.")),
        """
        Arvenia
        ~~~~~~~
        Member State
        Chapter 1

        Text.
        """,
    ),
    "a place is the heading of what was said there": (
        (s("", "passage", p("Chapter 1", role="place"), p("Text.")),),
        """
        Chapter 1
        .........

        Text.
        """,
    ),
    "lists": (
        (items("One", WORDS), items("a", items("inner", "innermost", ordered=True)), items("Yes", role="choices")),
        """
        - One
        - Officers share an office, a duty roster and a small travel budget, and
          they meet monthly with prosecutors.

        - a
        - 1.  inner
          2.  innermost

        [ ] Yes
        """,
    ),
    "items of several blocks have air between them": (
        (tree.ItemList(items=(tree.ListItem(blocks=(p("a"), items("b"))), tree.ListItem(blocks=(p("c"),)))),),
        """
        - a

          - b

        - c
        """,
    ),
    "numbers as they were typed": (
        (tree.ItemList(items=tuple(tree.ListItem((p("x"),), number) for number in (3, 4, 10, None)), ordered=True),),
        """
        3.  x
        4.  x
        10. x
        11. x
        """,
    ),
    "quotations": (
        (tree.Quotation(blocks=(p("One."), items("a"), p("An officer", role="attribution"))),),
        """
        > One.
        >
        > - a
        > An officer
        """,
    ),
    "key figures": (
        (figures("", ("1,240", "cases"), ("2 days", "until then")),),
        """
        - 1,240 cases
        - 2 days until then
        """,
    ),
    "notes": (
        (
            p("Said", tree.NoteReference("a", 1), tree.NoteReference("b", 12), "."),
            note(1, "Here."),
            note(12, "A.", "B."),
        ),
        """
        Said[1][12].

        [1] Here.

        [12]  A.

              B.
        """,
    ),
    "contents": (
        (
            tree.Contents(
                entries=(
                    tree.ContentsEntry(2, (t("Foreword"),), "a"),
                    tree.ContentsEntry(2, (t(WORDS),), "b", "1"),
                    tree.ContentsEntry(3, (t("Part"),), "c"),
                )
            ),
        ),
        """
        .
          Foreword
          1 Officers share an office, a duty roster and a small travel budget,
            and they meet monthly with prosecutors.
            Part
        """,
    ),
    "signatures": (
        (s("", "signature", tree.Image(asset="hand", alt="A hand", width=9), p("A. B."), p("Chair", role="office")),),
        """
        A. B.
        Chair
        """,
    ),
    "a table whose cells are lines": (
        (table("", "chart", (0.5, 0.5), ("Kind", "Number"), (row("Member State", "22"), row("Body", "1")), "By kind"),),
        """
        By kind

        Kind          Number
        --------------------
        Member State  22
        Body          1
        """,
    ),
    "its last column may wrap": (
        (table("", "glossary", (0.2, 0.8), ("Acronym", "Meaning"), (row("RDO", WORDS), row("X", "Y"))),),
        """
        Acronym   Meaning
        ----------------------------------------------------------------------------
        RDO       Officers share an office, a duty roster and a small travel budget,
                  and they meet monthly with prosecutors.
        X         Y
        """,
    ),
    "a head and row headers that are too wide": (
        (
            table(
                "",
                "matrix",
                (0.4, 0.2, 0.2, 0.2),
                ("Contributor", "1 Information sharing", "2 Transnational organised crime", "3 Labour mobility"),
                (row("Arvenia", *["Recommendation"] * 3), row("The Isles of the Outer Sea and More", *"–––")),
            ),
        ),
        """
        Contributor                   1 Information sharing
                                                      2 Transnational organised crime
                                                                      3 Labour
                                                                      mobility
        -----------------------------------------------------------------------------
        Arvenia                       Recommendation  Recommendation  Recommendation
        The Isles of the Outer Sea and More
                                      –               –               –
        """,
    ),
    "a table of short cells that is too wide": (
        (
            table(
                "",
                "matrix",
                (0.1,) * 7,
                ("Who", *["A head that is longer"] * 6),
                (
                    row("Arvenia", "Recommendation", "Recommendation", "–", "–", "–", "–"),
                    row("Belmara", "–", "–", "Recommendation", "Recommendation", "Recommendation", ""),
                ),
            ),
        ),
        """
        Who
          | A head that is longer
          | A head that is longer
          | A head that is longer
          | A head that is longer
          | A head that is longer
          | A head that is longer
        -----------------------------------------------------------------

        Arvenia
          | Recommendation | Recommendation | – | – | – | – |

        Belmara
          | – | – | Recommendation | Recommendation | Recommendation |  |
        """,
    ),
    "a table whose cells are long": (
        (
            table(
                "",
                "recommendations",
                (0.1, 0.4, 0.5),
                ("No.", "Context", "Recommendation"),
                (
                    tree.Row(
                        cells=(
                            tree.Cell(blocks=(p("R1.1"), p("Chapter 1", role="place")), header=True),
                            tree.Cell(blocks=(p(WORDS), p("More."))),
                            tree.Cell(blocks=(p("Members may:"), items("agree;"))),
                        )
                    ),
                ),
            ),
        ),
        """
        No.
          | Context
          | Recommendation
        ----------------------------------------------------------------------

        R1.1
        Chapter 1

          | Officers share an office, a duty roster and a small travel budget,
            and they meet monthly with prosecutors.

            More.

          | Members may:

            - agree;
        """,
    ),
    "a form": (
        (table("", "form", (0.3, 0.7), ("Question", "Answer"), (row("Name", ""), row("Date", ""))),),
        """
        Question  Answer
        ----------------------------------
        Name      ________________________
        Date      ________________________
        """,
    ),
    "text that begins like a mark": (
        (
            p("- a"),
            p("1. b"),
            p("> c"),
            p("==="),
            p("[ ] d"),
            p("| e"),
            p("-f, 1.5, >"),
            items("- g"),
            p("A word and - h"),
        ),
        """
         - a

         1. b

         > c

         ===

         [ ] d

         | e

        -f, 1.5, >

        -  - g

        A word and - h
        """,
    ),
    "emphasis and names are words alone": (
        (p(tree.Strong((t("a"), tree.Emphasis((t("b"),)))), tree.Abbreviation("RDO", "Regional Dialogue Office")),),
        """
        abRDO
        """,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_blocks_look_like_this_in_plain_text(name: str) -> None:
    blocks, shown = CASES[name]
    # A line with a dot alone keeps the indentation of what follows.
    assert text(*blocks) == dedent(shown).lstrip("\n").removeprefix(".\n")


@pytest.mark.parametrize("name", CASES)
def test_words_can_be_told_from_marks(name: str) -> None:
    blocks, _ = CASES[name]
    words = without_note_brackets(tree.words_of(blocks))
    assert without_note_brackets(words_of_text(text(*blocks).encode())) == words
    lost = words_of_text(text(*blocks).replace(words[-1], "", 1).encode())
    assert without_note_brackets(lost) != words


def test_a_mention_that_was_not_resolved_is_an_error() -> None:
    with pytest.raises(TypeError, match=r"\[\[IDN\]\] was not resolved"):
        text(p(tree.Mention("IDN")))


def test_no_library_that_draws_pages_is_imported() -> None:
    code = """
import sys
from outcome_reports.writers.registry import WRITERS
from outcome_reports.writers.rendering import Rendering
from tests.support.sample_tree import sample_document
for name in sys.argv[1:]:
    assert WRITERS[name].write(Rendering(sample_document(), None))
heavy = {"weasyprint", "docx", "lxml", "jinja2", "fontTools", "uharfbuzz", "PIL", "pypdf", "pydyf"}
sys.exit(", ".join(heavy & sys.modules.keys()) or 0)
"""
    subprocess.run([sys.executable, "-c", code, "txt"], check=True, cwd=ROOT)


@pytest.mark.parametrize("columns", [1, 2])
def test_a_table_of_headings_alone_has_them(columns: int) -> None:
    head = tree.Row(tuple(tree.Cell((p(f"Head {number}"),), header=True) for number in range(columns)))
    made = tree.Table(tuple(tree.Column(1 / columns) for _ in range(columns)), (head,), ())
    assert text(made).split("\n\n")[0].split() == [*("Head", "0", "Head", "1")[: 2 * columns]]
