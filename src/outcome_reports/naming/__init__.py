"""The reading of a mention `[[KEY|form]]`, for documents and for the rules that check texts."""

from outcome_reports.naming.mentions import RenderedMention, render_mention

__all__ = ["RenderedMention", "render_mention"]
