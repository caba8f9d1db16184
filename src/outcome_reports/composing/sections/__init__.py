"""The reusable sections: functions from a Composer to blocks, or to none without content.

Scripts use those that are named here. `edition.yaml` lists sections by the names of their files.
"""

import importlib
from typing import cast

from outcome_reports.composing.sections.addressed import addressed as addressed
from outcome_reports.composing.sections.addressed import addressed_through as addressed_through
from outcome_reports.composing.sections.addressed import given as given
from outcome_reports.composing.sections.chapters import chapter as chapter
from outcome_reports.composing.sections.chapters import chapters as chapters
from outcome_reports.composing.sections.charts import bar_chart as bar_chart
from outcome_reports.composing.sections.clearance import clearance as clearance
from outcome_reports.composing.sections.contact import contact as contact
from outcome_reports.composing.sections.contents import contents as contents
from outcome_reports.composing.sections.contributed import contributed as contributed
from outcome_reports.composing.sections.cover import about_document as about_document
from outcome_reports.composing.sections.cover import cover as cover
from outcome_reports.composing.sections.cover import short_cover as short_cover
from outcome_reports.composing.sections.foreword import foreword as foreword
from outcome_reports.composing.sections.glance import glance as glance
from outcome_reports.composing.sections.glossary import glossary as glossary
from outcome_reports.composing.sections.insights import insights as insights
from outcome_reports.composing.sections.looking_ahead import looking_ahead as looking_ahead
from outcome_reports.composing.sections.named import named as named
from outcome_reports.composing.sections.notes import notes as notes
from outcome_reports.composing.sections.overview import overview as overview
from outcome_reports.composing.sections.own_blocks import chart as chart
from outcome_reports.composing.sections.own_blocks import figure as figure
from outcome_reports.composing.sections.own_blocks import table as table
from outcome_reports.composing.sections.own_part_section import own_part as own_part
from outcome_reports.composing.sections.participant import participant as participant
from outcome_reports.composing.sections.participation import participation as participation
from outcome_reports.composing.sections.picture_credits import picture_credits as picture_credits
from outcome_reports.composing.sections.recommendations import recommendations as recommendations
from outcome_reports.composing.sections.section import Section as Section
from outcome_reports.composing.sections.section import late as late
from outcome_reports.composing.sections.spotlights import spotlights as spotlights
from outcome_reports.model import STANDARD_SECTIONS


def section_of(name: str) -> Section:
    """Return the section called `name` in `edition.yaml`: "looking-ahead", or the name of its own part."""
    if name not in STANDARD_SECTIONS:
        return own_part(name)
    function = name.replace("-", "_")
    return cast("Section", getattr(importlib.import_module(f"{__name__}.{function}"), function))
