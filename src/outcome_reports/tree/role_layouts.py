"""What is said of the layout of roles, for all formats."""

from __future__ import annotations

from typing import Literal

from outcome_reports.platform.records import record


@record(frozen=True, slots=True, kw_only=True)
class RoleLayout:
    """The layout of a role."""

    page: Literal["cover", "contents", "chapter", "back"] | None = None
    """The kind of separate pages that a section has; `None` for one on ordinary pages."""
    opens_page: bool = False
    """A section that begins a new page in documents whose parts begin on new pages (`Section.new_page`)."""
    together: bool = False
    """A section or list that stays on one page."""
    sheet: bool = False
    """A section to be filled in and returned: a separate page, as far as the format allows."""
    side_head: Literal["text", "names"] | None = None
    """A section whose head (heading, kind, place) is in a narrow column beside the content: running text, or a few
    names that may need less room than the head.
    """
    in_side_head: bool = False
    """A paragraph that belongs to the head of its section."""
    figures_beside: bool = False
    """A section whose key figures are in the narrow column beside the text that follows them."""
    columns: int = 1
    """The maximum number of columns of a list or section."""
    stands_alone: bool = False
    """A section that makes sense by itself (`article` in HTML)."""
    aside: bool = False
    """A section that is set apart from the text around it, in a frame (`aside` in HTML)."""
    choosable: bool = False
    """A section that the filter of the web page can show by itself."""
