"""Inlines as runs: text, character styles, hyperlinks, footnote marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from outcome_reports import tree
from outcome_reports.errors import ArgumentTypeError
from outcome_reports.intake.open_xml import Element, qname
from outcome_reports.writers.docx.oxml.bookmarks import bookmark_name
from outcome_reports.writers.docx.oxml.wordml import RunFormat, add, add_break, add_run, put
from outcome_reports.writers.docx.redline_finish import tracked
from outcome_reports.writers.docx.story import Story
from outcome_reports.writers.docx.styles.style_sheet import style_sheet


def add_inlines(story: Story, parent: Element, inlines: Iterable[tree.Inline], format: RunFormat) -> None:
    """Put `inlines` at the end of a paragraph or hyperlink.

    Records a problem in the story for a link to a missing block, and raises TypeError for a Mention, which
    composing should have resolved.
    """
    for inline in inlines:
        match inline:
            case tree.Text(value) | tree.Abbreviation(value):
                if value:
                    story.add_text(parent, format, value)
            case tree.Emphasis(children):
                inner = replace(format, italic=True) if format.style else replace(format, style="Emphasis")
                add_inlines(story, parent, children, inner)
            case tree.Strong(children):
                inner = replace(format, bold=True) if format.style else replace(format, style="Strong")
                add_inlines(story, parent, children, inner)
            case tree.Span(children, role=tree.Role.PULLED) if name := story.sentence_name(tree.pulled_words(inline)):
                ends = list(story.bookmarks.open_named(parent, [name]))
                add_inlines(story, parent, children, format)
                parent.extend(ends)
            case tree.Span(children, role=tree.Role.INSERTED | tree.Role.DELETED as role):
                with tracked(parent, story.document.metadata, deleted=role == tree.Role.DELETED) as change:
                    add_inlines(story, change, children, format)
            case tree.Span(children, role=role, lang=language):
                style = style_sheet().on_ground(style_sheet().spans.get(role or "", format.style), story.ground)
                inner = replace(format, style=style, language=language or format.language)
                with story.facing(inline.dir or (tree.direction_of(language) if language else None)):
                    add_inlines(story, parent, children, inner)
            case tree.Link(target, children):
                link = add_link(story, parent, target)
                style = style_sheet().on_ground("Hyperlink", story.ground)
                add_inlines(story, link, children, replace(format, style=style))
            case tree.LineBreak():
                add_break(parent)
            case tree.NoteReference(number=number):
                _add_note_reference(story, parent, number, format)
            case tree.Mention(key):
                raise ArgumentTypeError(f"the mention [[{key}]] was not resolved by composing")
            case _:
                assert_never(inline)


def add_link(story: Story, parent: Element, target: str) -> Element:
    """Return an empty w:hyperlink at the end of `parent`, to an address or to the block "#id"."""
    link = add(parent, "w:hyperlink")
    if target.startswith("#"):
        identifier = target[1:]
        if identifier not in story.identifiers:
            story.problems.append(f"a link leads to “{target}”, but no block has that id")
        put(link, anchor=bookmark_name(identifier))
    else:
        link.set(qname("r:id"), story.address(target))
    return put(link, history=1)


def _add_note_reference(story: Story, parent: Element, number: int, format: RunFormat) -> None:
    ends = story.bookmarks.open_named(parent, [tree.note_reference_id(number)])
    closing = list(ends)
    link = add_link(story, parent, f"#{tree.note_id(number)}")
    style = style_sheet().on_ground("NoteReference", story.ground)
    add_run(link, replace(format, style=style), str(number))
    parent.extend(closing)
