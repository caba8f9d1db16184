"""The edition as scripts use it, and the documents made from it."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from outcome_reports import model
from outcome_reports.api.exports.registry import EXPORTS, records_of
from outcome_reports.branding.brand import Brand
from outcome_reports.composing.documents.registry import KINDS, OF_EDITION
from outcome_reports.errors import ArgumentError, ArgumentTypeError
from outcome_reports.model.excerpt import GroupRecommendations
from outcome_reports.platform.files import replace_file
from outcome_reports.writers.output_options import PLAIN, Finish

if TYPE_CHECKING:
    from outcome_reports.api.exports.recommendation_records import RecommendationRecord
    from outcome_reports.api.outcome_document import OutcomeDocument
    from outcome_reports.archive.embedded_source import Archive
    from outcome_reports.checking import Finding
    from outcome_reports.composing.sections import Section
    from outcome_reports.composing.selection import Selection
    from outcome_reports.tree import Document


class LoadedEdition:
    """An edition that has been read. `content` is the model, `folder` its source, `brand` its brand.

    Each method imports what it needs: a process that only reads an edition does not wait for what makes documents.
    """

    def __init__(
        self, content: model.Edition, brand: Brand, folder: Path | None = None, finish: Finish = PLAIN
    ) -> None:
        self.content = content
        self.brand = brand
        self.folder = folder
        self.finish = finish

    def __repr__(self) -> str:
        return f"<{self.content.name}, {self.content.dates.start:%Y}>"

    def __reduce__(self) -> tuple[object, ...]:
        return LoadedEdition, (self.content, self.brand, self.folder, self.finish)

    def make(self, kind: str) -> OutcomeDocument:
        """Return the document of a `kind`: "statement", "summary", "brief".

        Raises ArgumentError for an unknown kind, WordingError for a language without wording.
        """
        if kind not in OF_EDITION:
            raise ArgumentError(f"unknown document “{kind}”: documents are {', '.join(OF_EDITION)}")
        from outcome_reports.archive.embedded_source import Archive

        content = KINDS[kind].content(self.content)
        return self._document(KINDS[kind].compose(content), Archive(kind, content, self.brand))

    def statement(self) -> OutcomeDocument:
        """Return the outcome statement. Raises WordingError for a language without wording."""
        return self.make("statement")

    def summary(self) -> OutcomeDocument:
        """Return the event summary (the web article). Raises WordingError for a language without wording."""
        return self.make("summary")

    def excerpt(
        self,
        subject: str | Iterable[str],
        *,
        without: str | Iterable[str] = (),
        pages: Mapping[str, int] | None = None,
        group_recommendations: GroupRecommendations = "annex",
    ) -> OutcomeDocument:
        """Return the excerpt for an entity or group in the registry, or for several together ("IDN", ["FJI", "TON"]).

        `without` names parts to leave out, "notes" with their marks. `pages` maps each block to the page of the
        statement on which it begins; without it the statement is laid out once. `group_recommendations` sets how to
        show recommendations that reach the subject only through a group: "annex" for one line each, or "full". Raises
        UnknownNameError for a key that is not in the registry, NothingToExcerptError if the edition has nothing about
        the subject (both LookupErrors), ArgumentError for an unknown part, ArgumentTypeError for keys that are not
        texts, and the errors of layout: RenderError, WordingError.
        """
        from outcome_reports.api.loaded_excerpt import LoadedExcerpt

        keys, left_out = _strings(subject, "the subject of an excerpt"), _strings(without, "without")
        if group_recommendations not in get_args(GroupRecommendations):
            raise ArgumentError(f"group recommendations are shown as annex or in full, not “{group_recommendations}”")
        selected = self._selection.excerpt(keys, self.statement_pages if pages is None else pages)
        if group_recommendations != selected.group_recommendations:
            selected = selected.model_copy(update={"group_recommendations": group_recommendations})
        return LoadedExcerpt(selected, self.brand, tuple(sorted(set(left_out))), self.folder, self.finish).document()

    def excerptible(self) -> tuple[str, ...]:
        """Return the keys of all States and organisations that contributed, are named, or took part."""
        return self._selection.excerptible()

    @functools.cached_property
    def _selection(self) -> Selection:
        from outcome_reports.composing.selection import Selection

        return Selection(self.content)

    @functools.cached_property
    def statement_pages(self) -> Mapping[str, int]:
        """The page of the statement's PDF on which each block begins; the statement is laid out once to find out.

        Empty, with a warning in the log, if Pango or WeasyPrint is missing or the statement is too large.
        """
        return self.statement().pages_if_possible

    def document(self, sections: Iterable[Section], title: str, document_type: str = "Report") -> OutcomeDocument:
        """Return a custom document: `sections` are from `outcome_reports.sections`, or functions of the same kind.

        Raises CompositionError if their ids or heading levels do not fit together, ArgumentTypeError for sections that
        are not functions and titles that are not texts, WordingError for a language without wording, and the errors of
        the sections: UnknownNameError for an unknown key or chapter, ArgumentError for figures that cannot be charted
        and characters that documents cannot have.
        """
        from outcome_reports.composing.document_composing import compose_document
        from outcome_reports.composing.text_arguments import check_characters, check_texts
        from outcome_reports.tree import lines_of

        check_texts("a document", title=title, document_type=document_type)
        tree = compose_document(self.content, sections, kind="report", title=title, document_type=document_type)
        check_characters((title, document_type, *lines_of(tree.blocks)))
        return self._document(tree)

    def _document(self, tree: Document, archive: Archive | None = None) -> OutcomeDocument:
        from outcome_reports.api.outcome_document import OutcomeDocument

        return OutcomeDocument(tree, self.brand, archive, folder=self.folder, finish=self.finish)

    def check(
        self, profile: str = "rso", previous: str | Path | None = None, rules: Iterable[str] = ()
    ) -> list[Finding]:
        """Return departures from house style as `outcome-reports check` reports them, each with its place in the files.

        `profile` is the name of a style profile, `previous` the folder of the previous edition, by default the one
        beside this edition. The files are read again. An edition from a PDF has no files: its findings give the path in
        the model instead. `rules` are rule ids or families, none for all. Raises ContentError for files that can no
        longer be read, ProfileError for an unknown profile, and UnknownNameError for an unknown rule.
        """
        from outcome_reports.api.folder_checks import check_folder
        from outcome_reports.checking import check_edition, read_profile

        if self.folder is not None:
            return check_folder(self.folder, profile, previous, rules)
        from outcome_reports.api.loading import load

        before = (lambda: load(previous).content) if previous is not None else None
        wanted = tuple(rules) or None
        return check_edition(self.content, profile=read_profile(profile), previous=before, rules=wanted)

    def recommendations(self) -> Iterator[RecommendationRecord]:
        """Return every recommendation of the edition, in order."""
        from outcome_reports.api.exports.recommendation_records import records

        return records(self.content)

    def export(self, what: str, path: str | Path) -> Path:
        """Write the table `what` ("recommendations", "participants") to `path` (.csv or .json) and return the path.

        Raises ArgumentError for an unknown table or suffix, and OSError; an existing file is then left unchanged.
        """
        if what not in EXPORTS:
            raise ArgumentError(f"unknown table “{what}”: tables are {', '.join(EXPORTS)}")
        from outcome_reports.api.exports.tables import as_table

        target = Path(path)
        replace_file(target, as_table(records_of(what, self.content), target.suffix.lower().removeprefix(".")))
        return target


def _strings(value: object, what: str) -> tuple[str, ...]:
    """Return one text, or several, as a tuple. Raises ArgumentTypeError, which names `what`, for anything else."""
    texts = (value,) if isinstance(value, str) else tuple(value) if isinstance(value, Iterable) else (value,)
    if any(not isinstance(text, str) for text in texts):
        raise ArgumentTypeError(f"{what} is one text or several, not {value!r}")
    return texts
