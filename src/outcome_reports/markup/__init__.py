"""Parsing of authors' Markdown into tree nodes."""

from outcome_reports.markup.addresses import (
    MAX_IN_CODE,
    encoded,
    mail_fault,
    plain_address,
    web_fault,
    whole_address,
)
from outcome_reports.markup.fences import CLOSING as FENCE_CLOSING
from outcome_reports.markup.fences import OPENING as FENCE_OPENING
from outcome_reports.markup.fences import attributes_of as attributes_of_fence
from outcome_reports.markup.foreign import ATTRIBUTES as FOREIGN_ATTRIBUTES
from outcome_reports.markup.parsing import parse_markup
from outcome_reports.markup.placeholders import PLACEHOLDER, Placeholder, placeholders_in, readable
from outcome_reports.markup.problems import MarkupError, MarkupProblem
from outcome_reports.markup.pulled import PULLED
from outcome_reports.markup.raised_letters import lowered, raised
from outcome_reports.markup.references import SPEAKER_KEY, ReferenceMark, reference_marks
from outcome_reports.markup.slicing import Slice, slices

__all__ = [
    "FENCE_CLOSING",
    "FENCE_OPENING",
    "FOREIGN_ATTRIBUTES",
    "MAX_IN_CODE",
    "PLACEHOLDER",
    "PULLED",
    "SPEAKER_KEY",
    "MarkupError",
    "MarkupProblem",
    "Placeholder",
    "ReferenceMark",
    "Slice",
    "attributes_of_fence",
    "encoded",
    "lowered",
    "mail_fault",
    "parse_markup",
    "placeholders_in",
    "plain_address",
    "raised",
    "readable",
    "reference_marks",
    "slices",
    "web_fault",
    "whole_address",
]
