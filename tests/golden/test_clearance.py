"""A round of clearance from sending to applying, as the secretariat sees it: what the commands print, and what is kept.

Two governments answer: one tracks its changes, comments, ticks the form and touches what is not its own; the other
edits without tracking, in a file that is hard to read.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

import outcome_reports as outr
from outcome_reports.api.publication import LoadedEdition
from outcome_reports.clearing.rewording.name_readings import NameReadings
from outcome_reports.clearing.rewording.proposals import Proposal, ProposalKind, source_edits
from outcome_reports.clearing.rewording.source_patching import ForPerson
from outcome_reports.cli.main import main as outcome_reports
from outcome_reports.rewriting.text_edits import applied
from tests.support.reviewers import W, paragraph, reworded, ticked, with_body, words_of
from tests.unit.checking.samples import sample_registry

CONTENT = Path(__file__).resolve().parents[2] / "content"
OWN = "enforcement_and_borders_idn_p1"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
WHO = 'w:author="B Desk" w:date="2026-03-02T09:00:00Z"'


def tracked(words: str, id: int) -> str:
    return f'<w:ins w:id="{id}" {WHO}><w:r><w:t>{words}</w:t></w:r></w:ins>'


COMMENTS = (
    f"<w:comments {WORD} {W14}>"
    f'<w:comment w:id="70" {WHO}><w:p w14:paraId="0000000A"><w:r><w:t>Please confirm the figure.</w:t></w:r></w:p>'
    f'</w:comment><w:comment w:id="71" w:author="C Desk" w:date="2026-03-02T10:00:00Z"><w:p w14:paraId="0000000b">'
    "<w:r><w:t>It is confirmed.</w:t></w:r></w:p></w:comment>"
    f'<w:comment w:id="72" {WHO}><w:p><w:r><w:t>A remark on nothing.</w:t></w:r></w:p></w:comment></w:comments>'
)
THREADS = (
    f'<w15:commentsEx {W15}><w15:commentEx w15:paraId="0000000a" w15:done="1"/>'
    '<w15:commentEx w15:paraId="0000000B" w15:paraIdParent="0000000A" w15:done="0"/></w15:commentsEx>'
)
HEADER = f"<w:hdr {WORD}><w:p><w:r><w:t>Draft </w:t></w:r>{tracked('of Indonesia', 80)}</w:p><w:p/></w:hdr>"
NOTES = f'<w:footnotes {WORD}><w:footnote w:id="9"><w:p>{tracked("A new note.", 81)}</w:p></w:footnote></w:footnotes>'
BOX = (
    f"<w:p {WORD}><w:r><w:pict><w:txbxContent><w:p>{tracked('Words in a box.', 82)}</w:p></w:txbxContent></w:pict>"
    "</w:r></w:p>"
)


def commented(one: etree._Element, id: int) -> None:
    for kind in ("Start", "End"):
        mark = etree.Element(f"{W}commentRange{kind}", {f"{W}id": str(id)})
        one.insert(1, mark) if kind == "Start" else one.append(mark)


def first_answer(root: etree._Element) -> None:
    one = paragraph(root, OWN)
    reworded(one, words_of(one).replace("victim-centred", "survivor-centred"), tracked=True)
    commented(one, 70)
    follows = one.getnext()
    assert follows is not None
    one.addnext(
        etree.fromstring(f"<w:p {WORD}>{tracked('One more paragraph of Indonesia’s own, with 7 ports.', 83)}</w:p>")
    )
    one.addprevious(etree.fromstring(BOX))
    first = next(root.iter(f"{W}tbl")).find(f".//{W}p")
    assert first is not None
    first.append(etree.fromstring(f"<w:x {WORD}>{tracked(' A cell has more.', 84)}</w:x>")[0])
    ticked(root, 1)


def second_answer(root: etree._Element) -> None:
    starts = [str(one.get(f"{W}name")) for one in root.iter(f"{W}bookmarkStart")]
    names = [name for name in starts if re.search(r"_tha_p\d+$", name)]
    one, other = (paragraph(root, name) for name in (names[0], names[-1]))
    reworded(one, f"{words_of(one)} Thailand w\u0456ll go on.", tracked=False)
    if other is not one:
        parent = other.getparent()
        assert parent is not None
        parent.remove(other)
    body = next(root.iter(f"{W}body"))
    body.insert(0, etree.fromstring(f"<w:altChunk {WORD}/>"))


def answers(edition: Path) -> Iterator[Path]:
    outbox = edition.with_name(f"{edition.name}-clearance") / "outbox"
    beside = {"word__comments.xml": COMMENTS, "word__commentsExtended.xml": THREADS, "word__header9.xml": HEADER}
    beside |= {"word__footnotes.xml": NOTES}
    for key, change, parts in (("idn", first_answer, beside), ("tha", second_answer, {})):
        sent = (outbox / f"third-2025-excerpt-{key}.docx").read_bytes()
        taken = {name: data.encode() for name, data in parts.items() if name.replace("__", "/").encode() not in sent}
        file = edition.parent / f"{key}.docx"
        file.write_bytes(with_body(sent, change, **taken))
        yield file


def session(edition: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Each command, what it prints, and its exit code."""

    def said(*arguments: object, put: str = "") -> str:
        result = CliRunner().invoke(outcome_reports, ["clear", *map(str, arguments)], input=put)
        shown = " ".join(str(one) for one in arguments)
        return f"$ clear {shown}\n{result.output}[{result.exit_code}]"

    yield said("send", edition, "--deadline", "2020-03-06")
    yield said("send", edition, "XYZ", "--deadline", "2020-03-06")
    yield said("send", edition, "IDN", "THA", "FJI", "--deadline", "2020-03-06", "--by", "Ann")
    yield said("lapse", edition, "FJI", "--by", "Ann")
    first, second = answers(edition)
    yield said("read", edition, edition / "edition.yaml", first, second, "--by", "Ann")
    yield said("read", edition, first, "--supersede", "--by", "Ann")
    yield said("status", edition, "--on", "2020-03-01")
    yield said("status", edition, "--on", "2020-03-07", "--format", "json")
    yield said("decide", edition, "IDN-1")
    yield said("decide", edition, "IDN-99", "accept")
    yield said("decide", edition, "IDN-1", "amend")
    yield said("decide", edition, "IDN-1", "accept", "--reason", "As proposed.", "--by", "Ann")
    yield said("decide", edition, "--by", "Ben", put="acc\nFine.\namend\nOther words.\nBetter.\nrej\nNo.\nskip\nend\n")
    yield said("apply", edition, "--dry-run", "--by", "Ann")
    yield said("apply", edition, "--by", "Ann")
    yield said("apply", edition, "--by", "Ann")
    yield said("status", edition, "--on", "2020-03-07")
    yield said("supersede", edition, "THA", "--by", "Ann")
    monkeypatch.chdir(edition.parent)
    yield said("matrix", edition, "--format", "html")
    yield said("matrix", edition, "--format", "html", "--of", "IDN", "--out", "idn.html")
    for name in ("matrix.html", "idn.html"):
        page = etree.HTML((edition.parent / name).read_bytes())
        main = page.find(".//main")
        assert main is not None
        rows = ([" ".join("".join(cell.itertext()).split()) for cell in row] for row in main.iter("tr"))
        yield f"==== {name}\n" + "\n".join(" | ".join(row) for row in rows)


def kept(folder: Path) -> Iterator[str]:
    """The ledger, what was read, and every other text of the round."""
    for line in (folder / "ledger.jsonl").read_text("utf-8").splitlines():
        yield json.dumps({name: value for name, value in json.loads(line).items() if value}, ensure_ascii=False)
    for file in sorted(folder.rglob("*")):
        if file.suffix in {".txt", ".csv"}:
            yield f"==== {file.relative_to(folder).as_posix()}\n{file.read_text('utf-8')}"


LIST = "They met:\n\n- one\n- two [[IDN]]\n  more\n\n1. first\n2. second\n\n> Quoted.\n\nEnd[^1].\n\n[^1]: A note."
TWO = "One and *two*.\n\nThree of [[FJI]] came."
SHOWN = ("They met:", "one", "two Indonesia more", "first", "second", "Quoted.", "End[1].", "A note.")
READ = ("One and two.", "Three of Fiji came.")
PROPOSALS: tuple[tuple[str, ProposalKind, str, int, str, tuple[str, ...], str], ...] = (
    ("a word", "reworded", TWO, 0, READ[0], ("One or two.",), ""),
    ("a space more", "reworded", TWO, 0, READ[0], ("One  and two.",), ""),
    ("the end", "reworded", TWO, 0, READ[0], ("One and two, and more.",), ""),
    ("an emphasis whole", "reworded", TWO, 0, READ[0], ("One and 2.",), ""),
    ("all words", "reworded", TWO, 0, READ[0], ("Others entirely",), ""),
    ("marks", "reworded", TWO, 0, READ[0], ("One and two * [x] _y_.",), ""),
    ("an unknown name", "reworded", TWO, 0, READ[0], ("One and [[XYZ]].",), ""),
    ("not certain", "reworded", TWO, 0, "Other words.", ("x",), ""),
    ("no such paragraph", "reworded", TWO, 2, READ[0], ("x",), ""),
    ("out", "removed", TWO, 0, READ[0], (), ""),
    ("out, the last", "removed", TWO, 1, READ[1], (), ""),
    ("out, the only one", "removed", "One.", 0, "One.", (), ""),
    ("behind", "added", TWO, 0, READ[0], ("New of Fiji.",), ""),
    ("behind the last", "added", TWO, 1, READ[1], ("New.",), ""),
    ("behind, hidden", "added", TWO, 1, READ[1], ("New\u200b.",), ""),
    ("behind, a note", "added", TWO, 1, READ[1], ("New \u27e6note\u27e7.",), ""),
    ("parted", "parted", TWO, 1, READ[1], ("Three of", "Fiji came."), ""),
    ("parted in a name", "parted", "In [[NZL]] then.", 0, "In New Zealand then.", ("In New", "Zealand then."), ""),
    ("parted in an emphasis", "parted", "They *met in May*.", 0, "They met in May.", ("They met", "in May."), ""),
    ("parted at an emphasis", "parted", "They *met* in May.", 0, "They met in May.", ("They met", "in May."), ""),
    ("parted in a link", "parted", "[A b](https://x.org) c", 0, "A b c", ("A", "b c"), ""),
    ("parted in three", "parted", TWO, 0, READ[0], ("One", "and", "two."), ""),
    ("parted and changed", "parted", TWO, 0, READ[0], ("One", "or two."), ""),
    ("joined", "joined", TWO, 0, READ[0], (" ".join(READ),), READ[1]),
    ("joined without a space", "joined", TWO, 0, READ[0], ("".join(READ),), READ[1]),
    ("joined and changed", "joined", TWO, 0, READ[0], ("One and two. Four.",), READ[1]),
    ("joined, the last", "joined", TWO, 1, READ[1], (READ[1],), ""),
    *((f"item {n} out", "removed", LIST, n, words, (), "") for n, words in enumerate(SHOWN)),
    *((f"behind item {n}", "added", LIST, n, words, ("New.",), "") for n, words in enumerate(SHOWN)),
    *(
        (f"item {n} parted", "parted", LIST, n, words, (*words.split(" ", 1),), "")
        for n, words in enumerate(SHOWN)
        if " " in words
    ),
    *(
        (f"items {n} and {n + 1} joined", "joined", LIST, n, words, (f"{words} {after}",), after)
        for n, (words, after) in enumerate(pairwise(SHOWN))
    ),
)
TITLES: tuple[tuple[str, ProposalKind, tuple[str, ...]], ...] = (
    ("a title", "reworded", ("A new title",)),
    ("a title with brackets", "reworded", ("A [[IDN]] title",)),
    ("a title parted", "parted", ("A", "title")),
    ("a line behind a title", "added", ("New.",)),
)


def proposals() -> Iterator[Proposal]:
    for name, kind, source, number, shown, words, follows in PROPOSALS:
        yield Proposal(name, kind, (), source, source, True, number, shown, words, follows)
    for name, kind, words in TITLES:
        yield Proposal(name, kind, (), "A title", "A title", False, 0, "A title", words)


def outcomes() -> Iterator[str]:
    names = NameReadings(sample_registry(), "en-GB")
    for proposal in proposals():
        found = source_edits(proposal, names)
        if isinstance(found, ForPerson):
            yield f"{proposal.id}: by hand: {found.reason} | {found.proposal!r}"
        else:
            yield f"{proposal.id}: {applied(proposal.source, found)!r}"


def test_what_becomes_of_proposed_words(golden: Callable[[str, str], None]) -> None:
    golden("clearance/proposals.txt", "\n".join(outcomes()) + "\n")


def test_a_round(golden: Callable[[str, str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("third-2025", "registry"):
        shutil.copytree(CONTENT / name, tmp_path / "content" / name)
    # Page numbers, which would take the layout of the statement, are of no account here.
    monkeypatch.setattr(LoadedEdition, "statement_pages", {})
    edition = tmp_path / "content" / "third-2025"
    text = "\n".join([*session(edition, monkeypatch), *kept(outr.clearance(edition).folder.path)])
    text = text.replace(str(tmp_path / "content"), "…")
    text = re.sub(r'("at": )"[^"]*"', r'\1"…"', text)
    # The ledger has the day in UTC, wherever the machine is.
    text = re.sub(r"\b[0-9a-f]{16,64}\b", "…", text).replace(datetime.now(UTC).date().isoformat(), "(to-day)")
    golden("clearance/round.txt", text + "\n")
