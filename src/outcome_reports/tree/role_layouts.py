"""The layout of each role, for all formats.

Styles are in templates/css and templates/docx/styles.toml; a test compares them with these facts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from outcome_reports.platform.records import record
from outcome_reports.tree.roles import Role


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


_PLAIN = RoleLayout()
_LAYOUTS: Mapping[str, RoleLayout] = {
    Role.COVER: RoleLayout(page="cover"),
    Role.CONTENTS: RoleLayout(page="contents"),
    Role.CHAPTER: RoleLayout(page="chapter", choosable=True),
    Role.CONTACT: RoleLayout(page="back"),
    Role.FOREWORD: RoleLayout(opens_page=True),
    Role.OVERVIEW: RoleLayout(opens_page=True),
    Role.GLANCE: RoleLayout(opens_page=True),
    Role.INSIGHTS: RoleLayout(opens_page=True),
    Role.OWN_PART: RoleLayout(opens_page=True),
    Role.LOOKING_AHEAD: RoleLayout(opens_page=True),
    Role.PARTICIPATION: RoleLayout(opens_page=True),
    Role.CLEARANCE: RoleLayout(sheet=True),
    Role.CHART: RoleLayout(together=True),
    Role.WEB_VERSION: RoleLayout(together=True),
    Role.IMPRINT: RoleLayout(together=True),
    Role.ABOUT_DOCUMENT: RoleLayout(together=True),
    Role.SIGNATURES: RoleLayout(together=True, columns=2),
    Role.INSIGHT: RoleLayout(together=True, stands_alone=True),
    Role.SPOTLIGHT: RoleLayout(side_head="text", figures_beside=True, stands_alone=True),
    Role.PART: RoleLayout(side_head="text"),
    Role.PASSAGE: RoleLayout(side_head="text"),
    Role.PARTICIPANTS: RoleLayout(side_head="names", columns=2),
    Role.LISTING: RoleLayout(side_head="names"),
    Role.KIND: RoleLayout(in_side_head=True),
    Role.PLACE: RoleLayout(in_side_head=True),
    Role.INTRODUCTION: RoleLayout(figures_beside=True),
    Role.KEY_FIGURES: RoleLayout(together=True, columns=4),
    Role.NAMES: RoleLayout(columns=2),
    Role.POINTS: RoleLayout(columns=3),
    Role.BOX: RoleLayout(together=True, aside=True),
    Role.TAKEAWAYS: RoleLayout(together=True, aside=True),
    Role.COLUMNS: RoleLayout(columns=2),
    Role.ILLUSTRATION: RoleLayout(together=True),
    Role.ILLUSTRATIONS: RoleLayout(together=True, columns=2),
}


def layout_of(role: str | None) -> RoleLayout:
    """Return the layout of `role`; an empty one for a role that a script defines."""
    return _LAYOUTS.get(role or "", _PLAIN)
