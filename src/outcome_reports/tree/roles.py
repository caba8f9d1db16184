"""The roles of blocks and spans, each with its layout.

Styles are in templates/css and templates/docx/styles.toml; a test compares them with these facts.
"""

from enum import StrEnum
from typing import Literal, Self

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
    room: float = 1.0
    """The part of the width of a page that a table has in a section."""
    stands_alone: bool = False
    """A section that makes sense by itself (`article` in HTML)."""
    aside: bool = False
    """A section that is set apart from the text around it, in a frame (`aside` in HTML)."""
    choosable: bool = False
    """A section that the filter of the web page can show by itself."""


_PLAIN = RoleLayout()


class Role(StrEnum):
    """The role of a block or span, as HTML classes name it; any other role is laid out as if there were none."""

    layout: RoleLayout

    def __new__(cls, name: str, layout: RoleLayout = _PLAIN) -> Self:
        """Return the role called `name`."""
        role = str.__new__(cls, name)
        role._value_ = name
        role.layout = layout
        return role

    __repr__ = str.__repr__
    """A document is the same whether a script wrote the name or the member."""
    COVER = "cover", RoleLayout(page="cover")
    """The first page: what the document is."""
    CONTENTS = "contents", RoleLayout(page="contents")
    """The list of headings."""
    ABOUT_DOCUMENT = "about-document", RoleLayout(together=True)
    """Who publishes the document and how final it is, where the cover does not say so."""
    FOREWORD = "foreword", RoleLayout(opens_page=True)
    """The organisers' opening words."""
    SIGNATURES = "signatures", RoleLayout(together=True, columns=2)
    """Who signed the foreword, side by side."""
    SIGNATURE = "signature"
    """One of those who signed."""
    OVERVIEW = "overview", RoleLayout(opens_page=True)
    """The meeting as a whole."""
    PART = "part", RoleLayout(side_head="text")
    """A part of the overview."""
    GLANCE = "glance", RoleLayout(opens_page=True)
    """The meeting in figures."""
    CHART = "chart", RoleLayout(together=True)
    """A table of numbers that is also drawn, and the section around it."""
    INSIGHTS = "insights", RoleLayout(opens_page=True)
    """The conclusions of the chapters."""
    INSIGHT = "insight", RoleLayout(together=True, stands_alone=True)
    """One insight, as a card."""
    CHAPTER = "chapter", RoleLayout(page="chapter", choosable=True)
    """A thematic chapter."""
    INTRODUCTION = "introduction", RoleLayout(figures_beside=True)
    """What a chapter or an excerpt is about."""
    SPOTLIGHTS = "spotlights"
    """The spotlights of a chapter."""
    SPOTLIGHT = "spotlight", RoleLayout(side_head="text", figures_beside=True, stands_alone=True)
    """What one State or organisation reported."""
    RECOMMENDATIONS = "recommendations"
    """A table of recommendations, and the section around it."""
    OWN_PART = "own-part", RoleLayout(opens_page=True)
    """The edition's own part: an agenda, a session, an annex."""
    LOOKING_AHEAD = "looking-ahead", RoleLayout(opens_page=True)
    """What comes next."""
    PARTICIPATION = "participation", RoleLayout(opens_page=True)
    """Who took part."""
    PARTICIPANTS = "participants", RoleLayout(side_head="names", columns=2)
    """A list of those who took part."""
    NOTES = "notes"
    """The footnotes."""
    GLOSSARY = "glossary"
    """The meanings of acronyms, and the table of them."""
    PICTURE_CREDITS = "picture-credits"
    """The credits of the pictures."""
    CONTACT = "contact", RoleLayout(page="back")
    """The last page: contact details."""
    WEB_VERSION = "web-version", RoleLayout(together=True)
    """Where the document is on the web."""
    CONTRIBUTED = "contributed"
    """The spotlights that the subject gave."""
    GIVEN = "given"
    """The recommendations that the subject made."""
    ADDRESSED = "addressed"
    """The recommendations to the subject."""
    ADDRESSED_THROUGH = "addressed-through"
    """The recommendations to groups that the subject belongs to."""
    NAMED = "named"
    """Where else the subject is named."""
    PASSAGE = "passage", RoleLayout(side_head="text")
    """One of these places."""
    PARTICIPANT = "participant"
    """The lists of participants that include the subject."""
    LISTING = "listing", RoleLayout(side_head="names")
    """One of these lists; in a chapter, its contents."""
    CLEARANCE = "clearance", RoleLayout(sheet=True)
    """The form on which the subject gives its agreement."""
    LEAD = "lead"
    """The first paragraphs of an article; of a span: the owner of a block, at the first mention."""
    DISCUSSION = "discussion"
    """What was said on a theme."""
    HEAD = "head"
    """What replaces the cover in a short document."""
    FIGURES = "figures"
    """Its key figures."""
    KEY_POINTS = "key-points"
    """Its insights, as points."""
    IMPRINT = "imprint", RoleLayout(together=True)
    """Contact details, in a few lines."""
    INDEX = "index"
    """The table of all excerpts, and the section around it."""
    BOX = "box", RoleLayout(together=True, aside=True, room=0.64)
    """Content set apart from the text around it, in a box."""
    TAKEAWAYS = "takeaways", RoleLayout(together=True, aside=True, room=0.64)
    """The points to take away from a text, in a box."""
    COLUMNS = "columns", RoleLayout(columns=2)
    """Blocks side by side."""
    COLUMN = "column", RoleLayout(room=0.33)
    """One of these columns."""
    ILLUSTRATION = "illustration", RoleLayout(together=True)
    """A picture with its caption and credit."""
    ILLUSTRATIONS = "illustrations", RoleLayout(together=True, columns=2)
    """Pictures side by side."""
    TITLE = "title"
    """The title of the document."""
    DOCUMENT_TYPE = "document-type"
    """What kind of document it is, in words."""
    SERIES = "series"
    """The meeting, where the title is another."""
    THEME = "theme"
    """The theme of the meeting."""
    DATES = "dates"
    """When the meeting was."""
    VENUE = "venue"
    """Where the meeting was."""
    ORGANISER = "organiser"
    """Who held the meeting."""
    STATUS = "status"
    """The mark of a document that is not final."""
    NOTICE = "notice"
    """The notice to readers at the beginning."""
    OPENING = "opening"
    """The picture that opens a chapter, as wide as the page."""
    LOGO = "logo"
    """The logo, from the brand."""
    LEAD_PARAGRAPH = "lead-paragraph"
    """The first paragraph of a chapter or an article, set larger."""
    KIND = "kind", RoleLayout(in_side_head=True)
    """What the owner of a block is: "Member State"."""
    PLACE = "place", RoleLayout(in_side_head=True)
    """Where something is in the statement."""
    THROUGH = "through"
    """The group through which a recommendation concerns the subject."""
    ALSO_HEARD = "also-heard"
    """Who else spoke."""
    SIGNATORY = "signatory"
    """The name of who signed."""
    OFFICE = "office"
    """The office of who signed."""
    POINT_TITLE = "point-title"
    """The first line of a point."""
    ATTRIBUTION = "attribution"
    """The speaker or author of a quotation."""
    CAPTION = "caption"
    """What a picture shows."""
    CREDIT = "credit"
    """The credit of a picture."""
    BOX_TITLE = "box-title"
    """The title of a box, where it has one."""
    SUBHEADING = "subheading"
    """A heading inside a text."""
    TERM = "term"
    """The term that a definition explains."""
    ADDRESS = "address"
    """A postal address."""
    WEB_ADDRESS = "web-address"
    """The address on the web."""
    POINTS = "points", RoleLayout(columns=3)
    """Numbered points with titles; without numbers, findings."""
    NAMES = "names", RoleLayout(columns=2)
    """Names of States and organisations."""
    KEY_FIGURES = "key-figures", RoleLayout(together=True, columns=4)
    """Large numerals with what they count."""
    DEFINITIONS = "definitions"
    """Terms with what they mean."""
    LINKS = "links"
    """Addresses of the organiser."""
    CHOICES = "choices"
    """Boxes to tick."""
    DATA = "data"
    """A table of a text."""
    MATRIX = "matrix"
    """The table of who contributed to which chapter."""
    FORM = "form"
    """The table to fill in."""
    CONTEXT = "context"
    """Why something is recommended."""
    RECOMMENDATION = "recommendation"
    """What is recommended."""
    NAME = "name"
    """An entity, at any mention but the first; of a paragraph: the name of the organiser."""
    FIGURE = "figure"
    """A key figure."""
    LABEL = "label"
    """What a key figure counts."""
    NUMBER = "number"
    """The number of a heading, row or card."""
    PLACEHOLDER = "placeholder"
    """A text that a draft still lacks."""
    KEY_SENTENCE = "key-sentence"
    """The first sentence of a recommendation, for readers who skim."""
    PULLED = "pulled"
    """Words that writers show again in large type, as decoration (`pull_quote`)."""
    INSERTED = "inserted"
    """Inserted words, in a redline; contains only text and line breaks."""
    DELETED = "deleted"
    """Deleted words, in a redline."""


_LAYOUTS = {str(role): role.layout for role in Role}


def layout_of(role: str | None) -> RoleLayout:
    """Return the layout of `role`; an empty one for a role that a script defines."""
    return _LAYOUTS.get(role or "", _PLAIN)
