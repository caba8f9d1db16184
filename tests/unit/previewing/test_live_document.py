"""What is sent to the screen: only what changed, and after any changes exactly the page of a document made anew."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import outcome_reports as outr
from outcome_reports import tree
from outcome_reports.composing.documents.registry import OF_EDITION
from outcome_reports.errors import Problem
from outcome_reports.model import Prose
from outcome_reports.previewing.kept_blocks import KeptBlocks
from outcome_reports.previewing.live_document import Choice, LiveDocument
from outcome_reports.previewing.live_edition import LiveEdition
from tests.support.folders import HEAD

if TYPE_CHECKING:
    from pathlib import Path

    from outcome_reports.model.leaves import Path as ModelPath
    from tests.support.folders import EditionFolder

ONE, TWO = "chapters/1-labour.yaml", "chapters/2-borders.yaml"


def _changed(folder: EditionFolder, name: str, old: str, new: str) -> None:
    text = (folder.path / name).read_text("utf-8")
    assert old in text
    folder.write(name, text.replace(old, new))


CHANGES = [
    (ONE, "First words", "Other words"),
    (ONE, "about [[IDN]]", "about [[PHL]]"),
    (ONE, "A point about borders.", "A point, see note.[^2]"),
    (ONE, "[^1]: What", "[^2]: Another note.\n  [^1]: What"),
    (TWO, "An introduction.", "An introduction of [[IDN]], [[IDN]] and [the other](#labour)."),
    (TWO, "title: Border", "title: Frontier"),
    ("edition.yaml", "number: 4", "number: 4\ntheme: A theme for all"),
    (ONE, "id: labour", "id: work"),
    (TWO, "[the other](#labour)", "[the other](#work)"),
]


@pytest.mark.parametrize("kind", OF_EDITION)
def test_after_each_change_the_blocks_are_those_of_the_page_made_again(folder: EditionFolder, kind: str) -> None:
    live, document = LiveEdition(folder.path), LiveDocument(Choice(kind))
    live.read()
    assert live.edition
    document.update(live.edition)
    shown = list(document.parts)
    for change in CHANGES:
        _changed(folder, *change)
        live.read()
        if live.problems:
            continue
        update = document.update(live.edition)
        if update:
            shown = [update["parts"].get(n, shown[n] if n < len(shown) else None) for n in range(update["count"])]
        page = outr.load(folder.path).make(kind).to_html().decode()
        body = page.partition("<main")[2].partition("\n")[2].rpartition("</main>")[0]
        assert "".join(shown) == body.rstrip("\n") or "".join(shown) == body


AHEAD = [
    (ONE, "First words", "Other words"),
    (ONE, "about [[IDN]]", "about [[PHL]]"),
    (TWO, "An introduction", "Of [[IDN]], ⟦write here⟧ and [the other](#labour), an introduction"),
    (ONE, "A point about borders.", "A point, see note.[^1]"),
    (ONE, "Other words", "Last words of [[IOM]] and [[IOM]], the [[GCM]]"),
    (TWO, "and [the other]", "with [[IOM]], [[NGO]], the [[GCM]] and [[NGO]], and [the other]"),
    (ONE, "of [[IOM]] and [[IOM]]", "of [[IOM|formal]]"),
    (TWO, "write here", "write [[IOM]] here[^1]"),
    ("foreword.yaml", "Words of welcome.", "Other words of welcome."),
]


def test_a_part_that_is_shown_ahead_is_that_of_the_whole_page(folder: EditionFolder) -> None:
    folder.write("foreword.yaml", "text: Words of welcome.\n")
    _changed(
        folder, TWO, "An introduction.", "An introduction.[^1]\n\n  Of [[NGO]].\n\n  [^1]: Of [[RSO]] and [[NGO]]."
    )
    live, document = LiveEdition(folder.path), LiveDocument(Choice())
    live.read()
    assert live.edition
    document.update(live.edition)
    ahead = 0
    for name, old, new in AHEAD:
        _changed(folder, name, old, new)
        path = live.read_ahead(folder.path / name)
        update = document.update_part(live.shown, path) if path and live.shown else None
        live.take(live.fresh())
        assert not live.problems
        whole = document.compose(live.edition)
        if update is not None:
            ahead += 1
            ((place, part),) = update["parts"].items()
            assert part == whole.parts[place]
        document.take(whole)
    assert ahead == len(AHEAD)


@pytest.mark.parametrize("pages", ["", "pages:\n  cover: full\n", "pages:\n  cover: short\n"])
@pytest.mark.parametrize(
    "path", [("notice",), ("foreword", "text"), ("parts", 0, "text"), ("chapters", 1, "introduction")]
)
def test_a_text_that_is_typed_is_shown_without_the_rest(folder: EditionFolder, path: ModelPath, pages: str) -> None:
    sections = "sections: [cover, contents, foreword, chapters, pledges, glossary]\n"
    folder.write("edition.yaml", f"{HEAD}notice: For [[IDN]] alone.\n{pages}{sections}")
    folder.write("foreword.yaml", "text: Words of welcome.\n")
    folder.write("parts/pledges.yaml", "title: Pledges\ntext: What was pledged.\n")
    live, document = LiveEdition(folder.path), LiveDocument(Choice())
    live.read()
    assert live.edition, live.problems
    document.update(live.edition)
    live.draft(path, Prose("Typed by [[PHL]] and [[IDN]]."))
    assert live.shown
    update = document.update_part(live.shown, path)
    assert update
    ((place, part),) = update["parts"].items()
    assert part == document.compose(live.shown).parts[place]
    assert "Typed by" in part


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("edition.yaml", "number: 4", "number: 5"),
        (ONE, "[^1]", "[[NOBODY]]"),
        (ONE, "title:", "title"),
        (TWO, "An introduction.", "A first note.[^1]\n\n  [^1]: It counts with those of others."),
        (TWO, "id: borders", "id: fences"),
    ],
)
def test_what_concerns_more_than_one_block_is_not_shown_ahead(
    folder: EditionFolder, name: str, old: str, new: str
) -> None:
    live, document = LiveEdition(folder.path), LiveDocument(Choice())
    live.read()
    assert live.edition
    document.update(live.edition)
    _changed(folder, name, old, new)
    path = live.read_ahead(folder.path / name)
    assert path is None or live.shown is None or document.update_part(live.shown, path) is None
    assert document.version == 1


def test_only_what_changed_is_sent(folder: EditionFolder) -> None:
    live, document = LiveEdition(folder.path), LiveDocument(Choice())
    live.read()
    assert live.edition
    first = document.update(live.edition)
    assert first is not None
    assert (first["from"], first["version"], first["reload"]) == (0, 1, True)
    assert document.update(live.edition) is None
    _changed(folder, TWO, "An introduction.", "A new one.")
    live.read()
    second = document.update(live.edition)
    assert second is not None
    assert (second["from"], second["version"], second["reload"]) == (1, 2, False)
    (part,) = second["parts"].values()
    assert "A new one." in part


def test_blocks_that_were_written_are_not_written_again(folder: EditionFolder) -> None:
    edition = outr.load(folder.path)
    blocks = KeptBlocks()
    document = edition.statement().tree
    parts = blocks.parts(document, edition.brand)
    kept = dict(blocks._kept[2])
    assert kept
    assert blocks.parts(document, edition.brand) == parts
    assert all(blocks._kept[2][block] is written for block, written in kept.items())


def test_a_part_from_before_is_not_kept_for_the_page_of_now(folder: EditionFolder) -> None:
    edition = outr.load(folder.path)
    blocks = KeptBlocks()
    before = edition.statement().tree
    after = replace(before, lang="fr", blocks=before.blocks[:1])
    chapter = next(block for block in before.blocks if block.role == "chapter")
    blocks.parts(before, edition.brand)
    written = blocks.part(before, edition.brand, chapter)
    blocks.parts(after, edition.brand)
    kept = dict(blocks._kept[2])
    # As by a thread that began with the document of before.
    assert blocks.part(before, edition.brand, chapter)[0] == written[0]
    assert blocks._kept[2] == kept
    blocks.part(replace(before, lang="fr"), edition.brand, chapter)
    assert blocks._kept[2] != kept


def test_a_file_that_cannot_be_read_keeps_the_last_good_edition(folder: EditionFolder) -> None:
    live = LiveEdition(folder.path)
    live.read()
    good = live.edition
    _changed(folder, ONE, "title:", "title")
    live.read()
    assert live.edition is good
    assert [(p.file.name, p.line) for p in live.problems] == [("1-labour.yaml", 2)]
    _changed(folder, ONE, "title", "title:")
    live.read()
    assert not live.problems


def test_a_page_is_kept_for_eight_versions(folder: EditionFolder) -> None:
    live, document = LiveEdition(folder.path), LiveDocument(Choice())
    live.read()
    assert live.edition
    document.update(live.edition)
    for number in range(8):
        _changed(folder, TWO, "An introduction", f"An introduction{number}")
        live.read()
        document.update(live.edition)
    assert document.version == 9
    assert [bool(document.page(version)) for version in range(11)] == [False] * 2 + [True] * 8 + [False]
    page = document.page(9)
    assert page is not None
    assert page[1] is live.edition
    assert "introduction76543210." in str(page[0].blocks)


def test_a_link_that_leads_nowhere_stops_the_page_and_the_part(folder: EditionFolder) -> None:
    edition = outr.load(folder.path)
    blocks, before = KeptBlocks(), edition.statement().tree
    place, chapter = next((n, block) for n, block in enumerate(before.blocks) if block.role == "chapter")
    assert isinstance(chapter, tree.Section)
    words = tree.Paragraph((tree.Link(target="#nowhere", children=(tree.Text("a link"),)),))
    broken = replace(chapter, blocks=(*chapter.blocks, words))
    after = replace(before, blocks=(*before.blocks[:place], broken, *before.blocks[place + 1 :]))
    blocks.parts(before, edition.brand)
    for write in (lambda: blocks.parts(after, edition.brand), lambda: blocks.part(after, edition.brand, broken)):
        with pytest.raises(outr.RenderError) as error:
            write()
        assert error.value.problems == ("the link to “#nowhere” leads nowhere in the document",)


@pytest.mark.parametrize("name", [ONE, "foreword.yaml", "edition.yaml", "../registry/terms.yaml", "unknown.yaml"])
def test_nothing_is_read_ahead_of_files_that_cannot_be_read(name: str, folder: EditionFolder) -> None:
    folder.write("foreword.yaml", "text: Words of welcome.\n")
    live = LiveEdition(folder.path)
    assert live.read_ahead(folder.path / name) is None
    live.read()
    expected = {ONE: ("chapters", 0), "foreword.yaml": ("foreword",)}
    assert live.read_ahead(folder.path / name) == expected.get(name)
    _changed(folder, TWO, "title:", "title")
    live.read()
    assert live.read_ahead(folder.path / name) is None


def test_a_file_that_has_gone_is_not_read_ahead(folder: EditionFolder) -> None:
    live = LiveEdition(folder.path)
    live.read()
    (folder.path / ONE).unlink()
    assert live.read_ahead(folder.path / ONE) is None
    assert live.shown is live.edition


def test_a_part_that_got_a_picture_is_not_read_ahead(folder: EditionFolder) -> None:
    live = LiveEdition(folder.path)
    live.read()
    _changed(folder, ONE, "First words", "![A ship](ship.png)\n\n  First words")
    assert live.read_ahead(folder.path / ONE) is None


def test_files_are_named_from_the_edition(live: LiveEdition, folder: EditionFolder, tmp_path: Path) -> None:
    files = (folder.path / ONE, folder.path.parent / "registry/terms.yaml", tmp_path.parent / "elsewhere/a.yaml")
    assert [live.name_of(file) for file in files] == [ONE, "registry/terms.yaml", "a.yaml"]


def test_a_problem_has_its_place_and_address(live: LiveEdition, folder: EditionFolder) -> None:
    problem = Problem(folder.path / ONE, 2, 3, "wrong", "do this")
    assert live.told(problem) == {
        "file": ONE,
        "line": 2,
        "column": 3,
        "address": f"vscode://file{(folder.path / ONE).resolve().as_posix()}:2",
        "message": "wrong",
        "hint": "do this",
        "rule": "",
        "severity": "error",
    }


def test_a_folder_that_holds_no_edition_is_refused(tmp_path: Path) -> None:
    with pytest.raises(outr.ContentError, match="there is no such folder"):
        LiveEdition(tmp_path / "nothing")


@pytest.mark.parametrize("asked", [{"document": "novel"}, {"document": "excerpt"}, {"document": "excerpt", "key": ""}])
def test_a_document_that_does_not_exist_is_refused(asked: dict[str, str]) -> None:
    with pytest.raises(outr.ArgumentError, match=f"unknown document “{asked['document']}”"):
        Choice.of(asked)
