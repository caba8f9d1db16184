"""Old Word statements to a first content folder."""

from outcome_reports.importing.old_statement import import_docx
from outcome_reports.importing.output.import_report import ImportReport, Look, Placement, Unplaced

__all__ = ["ImportReport", "Look", "Placement", "Unplaced", "import_docx"]
