"""What only the event summary has."""

from typing import ClassVar

from outcome_reports.model.base import Content, Date, Line
from outcome_reports.model.prose import Prose


class Summary(Content):
    """`summary.yaml`: the text of the event summary (the web article) that is not in the statement."""

    title: Line
    """Headline of the article."""
    lead: Prose
    """The first paragraphs of the article."""
    framing: Prose | None = None
    """How the discussions were framed; the overview if missing."""
    next_steps: Prose | None = None
    """What comes next; "looking ahead" if missing."""
    published: Date | None = None
    """Date of the article; the edition's if missing."""
    _EXAMPLE: ClassVar = {
        "title": "Collaborative approaches: insights from the Dialogue",
        "lead": "Migration grows more complex.\n",
        "framing": "The sessions followed three priorities.\n",
        "next_steps": "The statement records what was said.\n",
        "published": "2027-03-20",
    }
