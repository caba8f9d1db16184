"""The reusable sections. Each is a function from a Composer to blocks; an edition without its content gives none."""

from outcome_reports.composing.sections.addressed import addressed, addressed_through, given
from outcome_reports.composing.sections.chapters import chapter, chapters
from outcome_reports.composing.sections.charts import bar_chart
from outcome_reports.composing.sections.clearance import clearance
from outcome_reports.composing.sections.contact import contact
from outcome_reports.composing.sections.contents import contents
from outcome_reports.composing.sections.contributed import contributed
from outcome_reports.composing.sections.cover import cover
from outcome_reports.composing.sections.foreword import foreword
from outcome_reports.composing.sections.glance import glance
from outcome_reports.composing.sections.glossary import glossary
from outcome_reports.composing.sections.insights import insights
from outcome_reports.composing.sections.looking_ahead import looking_ahead
from outcome_reports.composing.sections.named import named
from outcome_reports.composing.sections.notes import notes
from outcome_reports.composing.sections.overview import overview
from outcome_reports.composing.sections.participant import participant
from outcome_reports.composing.sections.participation import participation
from outcome_reports.composing.sections.recommendations import recommendations
from outcome_reports.composing.sections.section import Section, late
from outcome_reports.composing.sections.spotlights import spotlights

__all__ = [
    "Section",
    "addressed",
    "addressed_through",
    "bar_chart",
    "chapter",
    "chapters",
    "clearance",
    "contact",
    "contents",
    "contributed",
    "cover",
    "foreword",
    "given",
    "glance",
    "glossary",
    "insights",
    "late",
    "looking_ahead",
    "named",
    "notes",
    "overview",
    "participant",
    "participation",
    "recommendations",
    "spotlights",
]
