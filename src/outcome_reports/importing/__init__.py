"""Old Word statements to a first content folder."""

from outcome_reports.importing.old_statement import import_docx
from outcome_reports.importing.output.import_report import ImportReport, Unplaced

__all__ = ["ImportReport", "Unplaced", "import_docx"]
