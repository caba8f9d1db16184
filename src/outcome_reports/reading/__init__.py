"""Reading of YAML and Markdown into the model; every problem has a file, line and column."""

from outcome_reports.reading.brand_files import read_brand, read_brand_file
from outcome_reports.reading.edition_reader import read_edition, read_edition_with_places
from outcome_reports.reading.overrides import checked_overrides
from outcome_reports.reading.places import Places
from outcome_reports.reading.reference_docs import with_reference_doc
from outcome_reports.reading.text_places import places_of_text

__all__ = [
    "Places",
    "checked_overrides",
    "places_of_text",
    "read_brand",
    "read_brand_file",
    "read_edition",
    "read_edition_with_places",
    "with_reference_doc",
]
