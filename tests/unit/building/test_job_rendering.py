"""What a process makes of a job, what it asks the others, and what becomes of what goes wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import outcome_reports as outr
from outcome_reports.api.outcome_document import OutcomeDocument
from outcome_reports.building.job_rendering import Renderer
from outcome_reports.building.jobs import DocumentSpec, Job, Payload
from tests.support.folders import CHAPTER, EditionFolder

PAGES = {"labour": 3}


class Others:
    """The other processes, which know `known`; what is asked and told is kept."""

    def __init__(self, **known: Mapping[str, int]) -> None:
        self.known: dict[str, Mapping[str, int]] = known
        self.said: list[tuple[object, ...]] = []

    def tell(self, matter: Any, value: Mapping[str, int]) -> None:
        self.said.append(("tell", matter, dict(value)))

    def ask(self, matter: Any) -> Mapping[str, int] | None:
        self.said.append(("ask", matter))
        return self.known.get(matter)


@pytest.fixture
def job(tmp_path: Path) -> Job:
    folder = EditionFolder(tmp_path)
    folder.write("chapters/1-a.yaml", CHAPTER + "spotlights:\n  - {by: IDN, text: It met.}\n")
    edition = folder.load()
    payload = Payload.of(edition.content, edition.brand, edition.finish)
    return Job(DocumentSpec("statement", "statement"), ("txt",), payload, "environment")


def test_a_document_is_made_in_the_formats_that_are_wanted(job: Job) -> None:
    others = Others()
    made = Renderer().render(job, others)
    assert (list(made.data), made.error, made.pages, made.holds) == (["txt"], "", {}, {})
    assert (made.title, others.said) == ("Outcome statement: Fourth RSO Constructive Dialogue", [])
    assert len(made.fingerprint) == 64
    assert 0 < made.seconds < 60


def test_what_is_there_already_is_not_made_again_while_the_fingerprint_is_the_same(job: Job) -> None:
    renderer, others = Renderer(), Others()
    known = renderer.render(job, others).fingerprint
    again = replace(job, formats=("txt", "md"), whole={"txt": 7}, fingerprint=known, known_pages=PAGES, pages=True)
    made = renderer.render(again, others)
    assert (list(made.data), made.fingerprint, made.pages) == (["md"], known, PAGES)
    other = renderer.render(replace(again, environment="another", pages=False), others)
    assert sorted(other.data) == ["md", "txt"]
    assert (other.fingerprint != known, other.pages) == (True, {})


def test_an_excerpt_has_the_pages_of_the_statement_and_counts_what_it_holds(job: Job) -> None:
    excerpt = replace(job, spec=DocumentSpec("excerpt", "excerpts/edition-idn", ("IDN",)), places={"labour-idn": 41})
    made = Renderer().render(excerpt, Others())
    assert made.holds["spotlights"] == 1
    assert "41" in made.data["txt"].decode()
    other = Renderer().render(replace(excerpt, places={}), Others())
    assert other.fingerprint != made.fingerprint


def test_another_edition_takes_the_place_of_the_one_before(job: Job, tmp_path: Path) -> None:
    renderer = Renderer()
    first = renderer.render(job, Others())
    folder = EditionFolder(tmp_path / "other")
    folder.write("foreword.yaml", "text: Another.\n")
    edition = folder.load()
    payload = Payload.of(edition.content, edition.brand, edition.finish)
    second = renderer.render(replace(job, payload=payload), Others())
    assert b"Another." in second.data["txt"]
    assert b"Another." not in first.data["txt"]
    assert renderer.render(job, Others()).data == first.data
    # The bytes of an edition that is the same are not needed.
    assert renderer.render(replace(job, payload=Payload(job.payload.digest, b"")), Others()).data == first.data


def test_a_page_says_how_large_the_files_are_that_others_make(job: Job) -> None:
    page = replace(job, formats=("html",), elsewhere=("docx", "epub"))
    others = Others(sizes={"docx": 12_345, "epub": 6_700})
    made = Renderer().render(page, others)
    assert others.said == [("ask", "sizes")]
    for words in (b'href="statement.docx"', b'href="statement.epub"'):
        assert words in made.data["html"]
    alone = Renderer().render(page, Others(sizes={"docx": 12_345})).data["html"]
    assert (b'href="statement.docx"' in alone, b'href="statement.epub"' in alone) == (True, False)
    known = Others()
    whole = replace(page, whole={"docx": 1, "epub": 2}, fingerprint=made.fingerprint)
    assert list(Renderer().render(whole, known).data) == ["html"]
    assert known.said == []


def test_pages_are_asked_of_whoever_lays_the_document_out_and_told(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[object] = []
    monkeypatch.setattr(OutcomeDocument, "take_pages", lambda _, ask: taken.append(ask()))
    others = Others(pages=PAGES)
    Renderer().render(replace(job, elsewhere=("pdf",)), others)
    assert (taken, others.said) == ([PAGES], [("ask", "pages")])
    Renderer().render(replace(job, elsewhere=("md",)), others)
    assert len(taken) == 1
    monkeypatch.setattr(OutcomeDocument, "pages", PAGES)
    monkeypatch.setattr(OutcomeDocument, "to", lambda *_: b"made")
    others = Others()
    Renderer().render(replace(job, formats=("pdf",), announces=True), others)
    Renderer().render(replace(job, formats=("txt",), announces=True), others)
    assert others.said == [("tell", "pages", PAGES)]


@pytest.mark.parametrize(
    ("error", "told", "traced"),
    [
        (outr.ArgumentError("that cannot be"), "that cannot be", False),
        (OSError(28, "No space left on device", "a.txt"), "a.txt: No space left on device", False),
        (KeyError("x"), "unexpected error (KeyError: 'x'). Please report it (README, “Reporting a fault”)", True),
    ],
)
def test_what_goes_wrong_with_a_document_stops_no_other(
    job: Job, error: Exception, told: str, traced: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> bytes:
        raise error

    monkeypatch.setattr(OutcomeDocument, "to", fail)
    made = Renderer().render(job, Others())
    assert (made.error, made.data, made.losses) == (told, {}, None)
    assert (type(error).__name__ in made.trace) is traced
    assert bool(made.trace) is traced


def test_words_that_would_be_lost_are_handed_on_and_want_of_memory_ends_the_process(
    job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = outr.PlacedError([])

    def fail(*_: object) -> bytes:
        raise lost

    monkeypatch.setattr(OutcomeDocument, "to", fail)
    made = Renderer().render(job, Others())
    assert (made.losses, made.error) == (lost, str(lost))

    def starve(*_: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr(OutcomeDocument, "to", starve)
    with pytest.raises(MemoryError):
        Renderer().render(job, Others())
