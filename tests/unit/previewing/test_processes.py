"""What the child processes of a preview answer, asked without a process around them."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import MagicMock

import pypdfium2
import pytest
from PIL import Image

from outcome_reports.checking import RULES
from outcome_reports.errors import OutcomeError
from outcome_reports.previewing import checking_process, paper_process, side_by_side_process
from outcome_reports.previewing.live_document import Choice
from outcome_reports.previewing.page_searching import Search
from outcome_reports.previewing.paper_process import BACKGROUND, Drawing, Layout, Pages, PartLayout
from outcome_reports.previewing.side_by_side_process import Comparison
from outcome_reports.reading.brand_files import read_brand
from outcome_reports.writers.page_parts import PagePart
from tests.support.sample_tree import h, p, s
from tests.support.small_documents import small_document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.support.folders import EditionFolder

ONE = "chapters/1-labour.yaml"
BRAND = read_brand("rso")


def _answers(process: Any, *orders: object, arguments: Sequence[str] = ()) -> list[Any]:
    answered: list[Any] = []
    process.serve(iter(orders), answered.append, arguments)
    return answered


def _said(answer: object) -> str:
    assert type(answer) is OutcomeError
    return str(answer)


def _sheets(*sizes: tuple[float, float]) -> bytes:
    document, data = pypdfium2.PdfDocument.new(), io.BytesIO()
    for size in sizes:
        document.new_page(*size)
    document.save(data)
    document.close()
    return data.getvalue()


DOCUMENT = small_document(
    s("one", "chapter", h(2, "one-h", "Of one"), p("Words of one.")),
    s("two", "chapter", h(2, "two-h", "Of two"), p("Words of two.")),
)


def test_pages_are_those_of_the_document_or_of_a_part_of_it() -> None:
    part = PagePart(1, 2, 2)
    whole, alone = _answers(paper_process, Layout(DOCUMENT, BRAND, "pdf"), PartLayout(DOCUMENT, BRAND, part))
    assert [len(made.sizes) for made in (whole, alone)] == [2, 1]
    assert [round(length) for length in whole.sizes[0]] == [595, 842]
    assert (whole.parts, alone.parts) == ((PagePart(0, 1, 1), part), (part,))
    assert (whole.lost, alone.lost) == ((), ())
    orders = (Search(whole.pdf, [0, 1], "Words of two."), Search(alone.pdf, [0], "Elsewhere"))
    found, lost = _answers(paper_process, *orders)
    assert (found.place, lost) == (1, None)


def test_pages_of_a_word_file_are_those_that_libreoffice_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = _sheets((300, 400), (400, 300))
    monkeypatch.setattr(paper_process, "converted", converted := MagicMock(return_value=pdf))
    (made,) = _answers(paper_process, Layout(DOCUMENT, BRAND, "word"))
    assert made == Pages(pdf, ((300.0, 400.0), (400.0, 300.0)), (), ())
    ((word, *kinds),) = (call.args for call in converted.call_args_list)
    assert (word[:2], kinds) == (b"PK", [".docx", "pdf"])


def test_a_picture_is_that_of_the_page_at_its_scale() -> None:
    pdf = _sheets((30, 40), (50, 20))
    pictures = _answers(paper_process, Drawing(pdf, 1, 2.0), Drawing(pdf, 0, 0.5))
    drawn = [Image.open(io.BytesIO(picture)) for picture in pictures]
    assert [(picture.format, picture.size) for picture in drawn] == [("PNG", (100, 40)), ("PNG", (15, 20))]


def test_an_order_that_fails_is_answered_and_the_next_one_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper_process, "converted", MagicMock(side_effect=[OutcomeError("no LibreOffice")]))
    word = Layout(DOCUMENT, BRAND, "word")
    answers = _answers(paper_process, word, Drawing(_sheets((30, 40)), 0, 1.0))
    assert (_said(answers[0]), answers[1][:4]) == ("no LibreOffice", b"\x89PNG")


@pytest.mark.parametrize(("arguments", "steps_back"), [([], 0), ([BACKGROUND], 1), (["foreground"], 0)])
def test_only_a_process_in_the_background_steps_back(
    arguments: list[str], steps_back: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper_process, "let_others_go_first", stepped := MagicMock())
    assert _answers(paper_process, arguments=arguments) == []
    assert stepped.call_count == steps_back


def test_an_edition_has_its_findings_reasons_and_progress(
    folder: EditionFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking_process, "let_others_go_first", stepped := MagicMock())
    folder.write(ONE, (folder.path / ONE).read_text("utf-8").replace("about schools", "about about ⟦a school⟧"))
    ((findings, reasons, progress),) = _answers(checking_process, folder.path)
    assert stepped.call_count == 1
    assert findings
    assert reasons == {finding.rule: RULES[finding.rule].why for finding in findings}
    assert [(Path(entry.file).name, entry.write) for entry in progress if entry.write] == [("1-labour.yaml", 1)]


def test_what_cannot_be_read_has_no_findings_and_other_errors_are_answered(
    folder: EditionFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking_process, "let_others_go_first", MagicMock())
    folder.write(ONE, "id: labour\n")
    (answer,) = _answers(checking_process, folder.path)
    assert answer[:2] == ([], {})
    monkeypatch.setattr(
        "outcome_reports.new_edition.progress.unfinished", MagicMock(side_effect=[OutcomeError("broken")])
    )
    assert [_said(answer) for answer in _answers(checking_process, folder.path)] == ["broken"]


@pytest.fixture
def two_states(folder: EditionFolder, monkeypatch: pytest.MonkeyPatch) -> str:
    """The edition in a repository, with a change since; the working folder is restored."""
    monkeypatch.chdir(folder.path.parent)
    _git(folder, "init", "-q")
    _git(folder, "add", ".")
    _git(folder, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "First words")
    folder.write(ONE, (folder.path / ONE).read_text("utf-8").replace("First words", "Later words"))
    return f"HEAD:{folder.path.name}"


def _git(folder: EditionFolder, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder.path.parent, check=True, capture_output=True)


def test_two_versions_have_their_differences_marked(folder: EditionFolder, two_states: str) -> None:
    order = Comparison(folder.path, two_states, Choice("summary"), "html")
    missing = Comparison(folder.path, "HEAD:nothing", Choice("summary"), "html")
    first, second = _answers(side_by_side_process, missing, order)
    assert "nothing" in _said(first)
    old, new = (side.decode() for side in second)
    assert ">First</del>" in old
    assert "Later" not in old
    assert ">Later</ins>" in new
    assert "First words" not in new
