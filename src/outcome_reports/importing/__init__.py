"""Import of Word documents into a first content folder, or into an existing one."""

from outcome_reports.importing.additions import add_docx, add_sheet
from outcome_reports.importing.old_statement import import_docx
from outcome_reports.importing.output.import_report import ImportReport, Look, Placement, Unplaced
from outcome_reports.importing.sheets.sheet_reading import SHEETS

__all__ = ["SHEETS", "ImportReport", "Look", "Placement", "Unplaced", "add_docx", "add_sheet", "import_docx"]
