"""Preview while you write: an edition as a page in the browser that follows its files, and can change them."""

from outcome_reports.previewing.session import Preview, preview

__all__ = ["Preview", "preview"]
