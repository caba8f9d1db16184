"""Whatever a script asks in vain: the error is of our family, at hand, and named where it is raised."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import outcome_reports as outr
from outcome_reports import importing, schemas, sections, validating
from outcome_reports.new_edition.creation import new_edition
from outcome_reports.tree import Heading, Mention, Paragraph, Text
from tests.support.folders import CHAPTER, EditionFolder
from tests.support.whole_messages import Whole


class Script:
    """What a script has at hand: an edition, a document of it, a folder."""

    def __init__(self, folder: Path) -> None:
        self.source = EditionFolder(folder)
        self.source.write("chapters/1-labour.yaml", CHAPTER.replace("An introduction.", "[[IDN]] agrees."))
        self.folder = folder
        self.edition = self.source.load()
        self.document = self.edition.summary()

    def file(self, name: str, data: bytes = b"") -> Path:
        path = self.folder / name
        path.write_bytes(data)
        return path


@pytest.fixture
def script(tmp_path: Path) -> Script:
    return Script(tmp_path)


def twice(_: outr.Composer) -> list[Paragraph]:
    return [Paragraph((Text("x"),), id="a"), Paragraph((Text("y"),), id="a")]


def jumping(_: outr.Composer) -> list[Heading]:
    return [Heading(4, (Text("x"),))]


def unresolved(_: outr.Composer) -> list[Paragraph]:
    return [Paragraph((Mention("IDN"),))]


def unprintable(_: outr.Composer) -> list[Paragraph]:
    return [Paragraph((Text("\U0001f9ff\ue000"),), id="a")]


def other_language(script: Script) -> outr.LoadedEdition:
    content = script.edition.content.model_copy(update={"language": "tlh"})
    return outr.LoadedEdition(content, script.edition.brand)


LOADED, DOCUMENT = outr.LoadedEdition, outr.OutcomeDocument
CALLS: list[tuple[Callable[..., object], Callable[[Script], object], type[outr.OutcomeError]]] = [
    (outr.load, lambda s: outr.load(s.folder / "nowhere"), outr.ContentError),
    (outr.load, lambda s: outr.load(s.file("x.pdf", b"%PDF-1.7 and no more")), outr.ContentError),
    (outr.load, lambda s: outr.load(s.source.path, brand=s.folder / "nowhere.yaml"), outr.ContentError),
    (outr.load, lambda s: outr.load(s.source.path, templates=s.folder / "nowhere"), outr.ContentError),
    (outr.load_document, lambda s: outr.load_document(s.folder / "nowhere.pdf"), outr.ContentError),
    (outr.load_document, lambda s: outr.load_document(s.folder), outr.ContentError),
    (outr.load_document, lambda s: outr.load_document(s.file("a.json", json.dumps([]).encode())), outr.ContentError),
    (outr.build, lambda s: outr.build(s.source.path, s.folder / "o", formats="odt"), outr.ArgumentError),
    (outr.build, lambda s: outr.build(s.source.path, s.folder / "o", formats=[]), outr.ArgumentError),
    (outr.build, lambda s: outr.build(s.source.path, s.folder / "o", documents="speech"), outr.ArgumentError),
    (outr.build, lambda s: outr.build(s.source.path, s.folder / "o", excerpts="XYZ"), outr.UnknownNameError),
    (outr.build, lambda s: outr.build(s.source.path, s.folder / "o", group="XYZ"), outr.UnknownNameError),
    (outr.build, lambda s: outr.build(s.source.path, s.folder / "o", excerpts=[3]), outr.ArgumentTypeError),  # type: ignore[list-item]
    (outr.build, lambda s: outr.build(s.folder / "nowhere", s.folder / "o"), outr.ContentError),
    (outr.load, lambda _: outr.load("a\0b"), outr.ContentError),
    (outr.load, lambda s: outr.load(s.source.path, brand="a\0b"), outr.ContentError),
    (outr.load_document, lambda _: outr.load_document("a\0b"), outr.ContentError),
    (outr.build, lambda s: outr.build("a\0b", s.folder / "o"), outr.ArgumentError),
    (outr.build, lambda s: outr.build(s.source.path, "a\0b"), outr.ArgumentError),
    (outr.build, lambda s: outr.build(s.source.path, "a\ud800b"), outr.ArgumentError),
    (outr.build, lambda s: outr.build(s.source.path, s.folder / "o", brand="a\0b"), outr.ArgumentError),
    (outr.build, lambda s: outr.build(s.source.path, s.folder / "o", templates="a\ud800b"), outr.ArgumentError),
    (outr.build, lambda s: outr.build(s.source.path, s.folder / "o", reference_doc="a\0b"), outr.ArgumentError),
    (LOADED.make, lambda s: s.edition.make("speech"), outr.ArgumentError),
    (LOADED.statement, lambda s: other_language(s).statement(), outr.WordingError),
    (LOADED.summary, lambda s: other_language(s).summary(), outr.WordingError),
    (LOADED.excerpt, lambda s: s.edition.excerpt("XYZ", pages={}), outr.UnknownNameError),
    (LOADED.excerpt, lambda s: s.edition.excerpt([], pages={}), outr.UnknownNameError),
    (LOADED.excerpt, lambda s: s.edition.excerpt("GIN", pages={}), outr.NothingToExcerptError),
    (LOADED.excerpt, lambda s: s.edition.excerpt("IDN", without="x", pages={}), outr.ArgumentError),
    (LOADED.excerpt, lambda s: s.edition.excerpt(3, pages={}), outr.ArgumentTypeError),  # type: ignore[arg-type]
    (LOADED.document, lambda s: s.edition.document([twice], "T"), outr.CompositionError),
    (LOADED.document, lambda s: s.edition.document([jumping], "T"), outr.CompositionError),
    (LOADED.document, lambda s: s.edition.document([unresolved], "T"), outr.CompositionError),
    (LOADED.document, lambda s: s.edition.document("cover", "T"), outr.ArgumentTypeError),  # type: ignore[arg-type]
    (LOADED.document, lambda s: s.edition.document([3], "T"), outr.ArgumentTypeError),  # type: ignore[list-item]
    (LOADED.document, lambda s: s.edition.document([sections.chapter("x")], "T"), outr.UnknownNameError),
    (LOADED.check, lambda s: s.edition.check("nobody"), outr.ProfileError),
    (LOADED.check, lambda s: s.edition.check(rules=["X"]), outr.UnknownNameError),
    (LOADED.check, lambda s: s.edition.check(previous=s.folder / "nowhere"), outr.ContentError),
    (LOADED.export, lambda s: s.edition.export("speeches", s.folder / "a.csv"), outr.ArgumentError),
    (LOADED.export, lambda s: s.edition.export("participants", s.folder / "a.xls"), outr.ArgumentError),
    (DOCUMENT.to, lambda s: s.document.to("odt"), outr.ArgumentError),
    (DOCUMENT.to_html, lambda s: s.edition.document([unprintable], "T").to_html(), outr.MissingCharactersError),
    (DOCUMENT.save, lambda s: s.document.save(s.folder / "a.odt"), outr.ArgumentError),
    (DOCUMENT.for_printer, lambda s: s.document.for_printer(-1), outr.ArgumentError),
    (DOCUMENT.for_printer, lambda s: s.document.for_printer("3mm"), outr.ArgumentTypeError),  # type: ignore[arg-type]
    (new_edition, lambda s: new_edition(s.folder, s.source.path), outr.ContentError),
    (new_edition, lambda s: new_edition(f"{s.folder}/n", f"{s.folder}/m"), outr.ContentError),
    (importing.import_docx, lambda s: importing.import_docx(f"{s.folder}/n.docx", f"{s.folder}/m"), outr.ContentError),
    (importing.import_docx, lambda s: importing.import_docx(s.file("a.docx"), s.folder / "m"), outr.ContentError),
    (validating.validate, lambda s: validating.validate([s.file("a.txt")]), outr.ArgumentError),
]


@pytest.mark.parametrize(("function", "call", "error"), CALLS)
def test_what_goes_wrong_is_of_one_family_and_documented(
    whole: Whole,
    function: Callable[..., object],
    call: Callable[[Script], object],
    error: type[outr.OutcomeError],
    script: Script,
) -> None:
    with whole.raises(outr.OutcomeError) as caught:
        call(script)
    assert type(caught.value) is error
    assert getattr(outr, error.__name__) is error
    assert str(caught.value).strip()
    named = {cls.__name__ for cls in error.__mro__ if issubclass(cls, outr.OutcomeError)} - {"OutcomeError"}
    assert named & set((function.__doc__ or "").replace(",", " ").replace(".", " ").replace(":", " ").split())


@pytest.mark.parametrize(
    ("function", "call"),
    [
        (DOCUMENT.save, lambda s: s.document.save(s.file("file") / "a.html")),
        (DOCUMENT.save, lambda s: s.document.save("no file\0.html")),
        (DOCUMENT.save, lambda s: s.document.save("no file\ud800.html")),
        (LOADED.export, lambda s: s.edition.export("participants", s.file("file") / "a.csv")),
        (schemas.write_schemas, lambda s: schemas.write_schemas(s.file("file") / "x")),
        (outr.build, lambda s: outr.build(s.source.path, s.file("file"))),
    ],
)
def test_what_the_system_refuses_is_an_os_error_and_documented(
    whole: Whole, function: Callable[..., object], call: Callable[[Script], object], script: Script
) -> None:
    with whole.raises(OSError, match="file"):
        call(script)
    assert "OSError" in (function.__doc__ or "")
