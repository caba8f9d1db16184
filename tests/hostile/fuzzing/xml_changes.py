"""Changes to XML that stays XML: elements in other places, too many, too deep, with other names and values."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from lxml import etree

from tests.hostile.fuzzing.byte_changes import damaged

if TYPE_CHECKING:
    import random

VALUES = (
    *("", "0", "-1", "1", "99999999999", "1e400", "nan", "A1", "A1:XFD1048576", "rId1", "rId99", "true", "x" * 3000),
    *(
        "url(#e0)",
        "#e0",
        "url(http://x/)",
        "50%",
        "1 2 3",
        "0 0 0 0",
        "none",
        "../x",
        "\u202e",
        "é",
        "M0 0h",
        "s",
        "str",
    ),
)
MOST = 20_000
"""Elements up to which something is put in more often than it was."""


def changed_xml(data: bytes, source: random.Random) -> bytes:
    """`data` with one to three changes to its elements; to its bytes, if it is not XML."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError:
        return damaged(data, [data], source)
    for _ in range(source.randint(1, 3)):
        elements = [element for element in root.iter() if isinstance(element.tag, str)]
        _change(source.choice(elements), elements, source)
    return etree.tostring(
        root, xml_declaration=source.random() < 0.5, encoding=source.choice(("UTF-8", "UTF-8", "UTF-16"))
    )


def _change(element: etree._Element, elements: list[etree._Element], source: random.Random) -> None:
    parent, other = element.getparent(), source.choice(elements)
    match source.randrange(8):
        case 0 if parent is not None:
            parent.remove(element)
        case 1 if parent is not None:
            times = source.choice((1, 2, 40, 500))
            if times * sum(1 for _ in element.iter()) < MOST:
                for _ in range(times):
                    parent.append(copy.deepcopy(element))
        case 2:
            other.append(copy.deepcopy(element))
        case 3:
            element.tag = other.tag
        case 4 | 5 if len(element.attrib):
            name = source.choice(sorted(map(str, element.attrib)))
            if source.random() < 0.3:
                del element.attrib[name]
            else:
                element.set(name, source.choice(VALUES))
        case 5 | 6:
            element.text = source.choice(VALUES)
        case _:
            inner = element
            for _ in range(source.choice((1, 5, 40, 300))):
                inner = etree.SubElement(inner, element.tag, dict(element.attrib))
