"""How to reach the organiser."""

from __future__ import annotations

from collections.abc import Iterator

from outcome_reports.composing.composer import Composer
from outcome_reports.composing.named_passages import language_of
from outcome_reports.composing.sections.web_version import web_version
from outcome_reports.model import Contact
from outcome_reports.tree import Block, Inline, ItemList, LineBreak, Link, ListItem, Paragraph, Role, Section, Text


def contact(composer: Composer) -> Iterator[Block]:
    """Address, telephone, e-mail, places on the web, and the web version of the statement."""
    content = composer.edition.contact
    if content is None:
        return
    blocks: list[Block] = [
        composer.heading(2, content.title),
        composer.paragraph(content.name, role=Role.NAME),
        *_address(composer, content),
        *composer.prose(content.text, "contact", **language_of(content)),
    ]
    if content.links:
        items = (ListItem((Paragraph((Link(link.address, (Text(link.label),)),)),)) for link in content.links)
        blocks.append(ItemList(tuple(items), id="contact-links", role=Role.LINKS))
    blocks += web_version(composer)
    yield Section(tuple(blocks), id="contact", role=Role.CONTACT, lang=content.lang, dir=content.dir)


def _address(composer: Composer, content: Contact) -> Iterator[Block]:
    label = composer.wording.label
    lines: list[tuple[Inline, ...]] = [(Text(line),) for line in content.address]
    if content.telephone:
        lines.append((Text(label("telephone", number=content.telephone)),))
    if content.fax:
        lines.append((Text(label("fax", number=content.fax)),))
    if content.email:
        lines.append((Link(f"mailto:{content.email}", (Text(content.email),)),))
    if lines:
        inlines: list[Inline] = []
        for line in lines:
            inlines += [LineBreak(), *line] if inlines else line
        yield Paragraph(tuple(inlines), role=Role.ADDRESS, id="contact-address")
