"""How a mention `[[KEY|form]]` reads: one answer for documents and for the rules that check texts."""

from outcome_reports.naming.mentions import RenderedMention, render_mention

__all__ = ["RenderedMention", "render_mention"]
