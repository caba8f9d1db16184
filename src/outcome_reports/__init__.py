"""Outcome statements of intergovernmental dialogues, from structured content, in PDF, DOCX and HTML.

import outcome_reports as outr

edition = outr.load("content/fourth-2026")
edition.statement().save("statement.pdf")
"""

# Nothing is imported before the command line can answer Ctrl-C; type checkers know the name.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from outcome_reports import model, tree
    from outcome_reports.api.exports.recommendation_records import RecommendationRecord
    from outcome_reports.api.loading import load, load_document
    from outcome_reports.api.outcome_document import OutcomeDocument
    from outcome_reports.api.plain_objects import edition
    from outcome_reports.api.publication import LoadedEdition
    from outcome_reports.branding.brand import Brand
    from outcome_reports.building import BuildReport, build
    from outcome_reports.clearing.clearance_round import ClearanceRound, clearance
    from outcome_reports.clearing.redlining.redline_document import redline
    from outcome_reports.composing import sections
    from outcome_reports.composing.composer import Composer
    from outcome_reports.errors import (
        ArgumentError,
        ArgumentTypeError,
        BusyError,
        CompositionError,
        ContentError,
        InstallationError,
        LayoutMissingError,
        NothingToExcerptError,
        OutcomeError,
        PageFaultsError,
        PlacedError,
        Problem,
        ProfileError,
        RenderError,
        UnknownNameError,
        ValidatorError,
        WordingError,
    )
    from outcome_reports.importing.in_memory import import_word
    from outcome_reports.markup import MarkupError
    from outcome_reports.model import Registry
    from outcome_reports.previewing import Preview, preview
    from outcome_reports.validating import FailedValidatorsError
    from outcome_reports.writers.font_fallback import MissingCharactersError
    from outcome_reports.writers.layout_cost import TooLargeForPagesError

__version__ = "0.2.0"

# Names are resolved when first used, so that `import outcome_reports` costs next to nothing; other names are errors.
_HOMES = {
    "Brand": "outcome_reports.branding.brand",
    "BuildReport": "outcome_reports.building",
    "Composer": "outcome_reports.composing.composer",
    "FailedValidatorsError": "outcome_reports.validating",
    "LoadedEdition": "outcome_reports.api.publication",
    "MarkupError": "outcome_reports.markup",
    "MissingCharactersError": "outcome_reports.writers.font_fallback",
    "OutcomeDocument": "outcome_reports.api.outcome_document",
    "Preview": "outcome_reports.previewing.session",
    "Registry": "outcome_reports.model",
    "RecommendationRecord": "outcome_reports.api.exports.recommendation_records",
    "TooLargeForPagesError": "outcome_reports.writers.layout_cost",
    "build": "outcome_reports.building",
    "edition": "outcome_reports.api.plain_objects",
    "import_word": "outcome_reports.importing.in_memory",
    "clearance": "outcome_reports.clearing.clearance_round",
    "ClearanceRound": "outcome_reports.clearing.clearance_round",
    "load": "outcome_reports.api.loading",
    "redline": "outcome_reports.clearing.redlining.redline_document",
    "load_document": "outcome_reports.api.loading",
    "preview": "outcome_reports.previewing.session",
}
_MODULES = {
    "model": "outcome_reports.model",
    "sections": "outcome_reports.composing.sections",
    "tree": "outcome_reports.tree",
}

__all__ = [
    "ArgumentError",
    "ArgumentTypeError",
    "Brand",
    "BuildReport",
    "BusyError",
    "ClearanceRound",
    "Composer",
    "CompositionError",
    "ContentError",
    "FailedValidatorsError",
    "InstallationError",
    "LayoutMissingError",
    "LoadedEdition",
    "MarkupError",
    "MissingCharactersError",
    "NothingToExcerptError",
    "OutcomeDocument",
    "OutcomeError",
    "PageFaultsError",
    "PlacedError",
    "Preview",
    "Problem",
    "ProfileError",
    "RecommendationRecord",
    "Registry",
    "RenderError",
    "TooLargeForPagesError",
    "UnknownNameError",
    "ValidatorError",
    "WordingError",
    "build",
    "clearance",
    "edition",
    "import_word",
    "load",
    "load_document",
    "model",
    "preview",
    "redline",
    "sections",
    "tree",
]


if not TYPE_CHECKING:  # with it, type checkers would accept any name

    def __getattr__(name: str) -> object:
        import importlib

        if name in _MODULES:
            return importlib.import_module(_MODULES[name])
        if name in __all__:
            return getattr(importlib.import_module(_HOMES.get(name, "outcome_reports.errors")), name)
        raise AttributeError(f"outcome_reports has no “{name}”")


def __dir__() -> list[str]:
    return __all__
