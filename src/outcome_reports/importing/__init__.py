"""Word documents to a first content folder, or into one that exists."""

from outcome_reports.importing.additions import add_docx
from outcome_reports.importing.old_statement import import_docx
from outcome_reports.importing.output.import_report import ImportReport, Look, Placement, Unplaced

__all__ = ["ImportReport", "Look", "Placement", "Unplaced", "add_docx", "import_docx"]
