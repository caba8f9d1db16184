"""The parts that come after the chapters."""

from typing import ClassVar, Literal

from outcome_reports.model.base import Content, Language, Line, MailAddress, Slug, WebAddress, default_title
from outcome_reports.model.key_figure import KeyFigure
from outcome_reports.model.keys import EntityKeys
from outcome_reports.model.prose import Prose
from outcome_reports.tree import Direction


class LookingAhead(Content):
    """`looking-ahead.yaml`: the organiser's conclusions."""

    title: Line = default_title("looking_ahead")
    """Heading of the part."""
    text: Prose
    """The common thread of the discussions, and the next steps."""
    lang: Language | None = None
    """Language of this part as a BCP 47 tag (fr, ar), if not that of the edition."""
    dir: Direction | None = None
    """Direction of this part, `ltr` or `rtl`, if not the usual one for its language."""
    _EXAMPLE: ClassVar = {"text": "The challenges are shared.\n"}


class ParticipantList(Content):
    """Participants of one kind, printed in alphabetical order."""

    id: Slug
    """Address of the list in links."""
    title: Line
    """Heading over the list."""
    participants: EntityKeys = ()
    """Registry keys, in any order; empty until it is known who is coming."""
    _EXAMPLE: ClassVar = {"id": "states", "title": "Member and Observer States", "participants": ["AUS", "IDN"]}


class Participation(Content):
    """`participation.yaml`: who took part."""

    title: Line = default_title("participation")
    """Heading of the part."""
    introduction: Prose | None = None
    """Thanks to those who took part."""
    figures: tuple[KeyFigure, ...] = ()
    """Figures that cannot be counted from the lists."""
    lists: tuple[ParticipantList, ...] = ()
    """The participants, in a list for each kind."""
    lang: Language | None = None
    """Language of this part as a BCP 47 tag (fr, ar), if not that of the edition."""
    dir: Direction | None = None
    """Direction of this part, `ltr` or `rtl`, if not the usual one for its language."""
    _EXAMPLE: ClassVar = {
        "introduction": "[[RSO]] is grateful to all who took part.\n",
        "figures": [{"value": "90", "label": "senior representatives"}],
    }


class ContactLink(Content):
    """A place on the web where the organiser can be found."""

    kind: Literal["website", "facebook", "linkedin", "x", "youtube", "instagram", "other"]
    """What kind of place it is."""
    label: Line
    """Words of the link."""
    address: WebAddress
    """Where the link leads: the full address."""
    _EXAMPLE: ClassVar = {"kind": "website", "label": "www.example.org", "address": "https://www.example.org"}


class Contact(Content):
    """`contact.yaml`: how to reach the organiser."""

    title: Line = default_title("contact")
    """Heading of the page."""
    name: Line
    """Name of the office."""
    address: tuple[Line, ...] = ()
    """Lines of the postal address."""
    telephone: Line | None = None
    """Telephone number, with the code of the country."""
    fax: Line | None = None
    """Fax number, with the code of the country."""
    email: MailAddress | None = None
    """E-mail address."""
    text: Prose | None = None
    """A sentence before the links."""
    links: tuple[ContactLink, ...] = ()
    """Places on the web, in order."""
    lang: Language | None = None
    """Language of this part as a BCP 47 tag (fr, ar), if not that of the edition."""
    dir: Direction | None = None
    """Direction of this part, `ltr` or `rtl`, if not the usual one for its language."""
    _EXAMPLE: ClassVar = {
        "name": "Regional Support Office",
        "address": ["27th Floor, Rajanakarn Building", "Bangkok 10120, Thailand"],
        "telephone": "+66 2 343 9477",
        "fax": "+66 2 676 7337",
        "email": "info@example.org",
        "text": "More is published at these addresses.\n",
    }
