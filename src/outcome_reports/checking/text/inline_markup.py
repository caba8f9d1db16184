"""The inline markup of a paragraph: the characters that readers see, and their places in the source."""

from __future__ import annotations

import re

from outcome_reports.checking.text.paragraph import Mark, NameOf, Paragraph, Target
from outcome_reports.markup import FOREIGN_ATTRIBUTES, PULLED

_MENTION = re.compile(r"\[\[([^\[\]|\n]*?)(?:\\?\|([^\[\]\n]*))?\]\]")
_LINK = re.compile(
    # With a footnote mark or another link in it, it is none.
    r"\[((?:\\[\s\S]|[^\[\]\\]|\[\[[^\[\]]*\]\]|\[(?!\^)[^\[\]]*\](?!\())*)\]"
    r"\(\s*+(?:<(?P<bracketed>[^<>\n]*)>|(?P<plain>[^()\s<>]*(?:\([^()\s]*\)[^()\s]*)*))(?:\s+\"[^\"]*\")?\s*\)"
)
_FOREIGN = re.compile(r"\[((?:[^\[\]]|\[\[[^\[\]]*\]\]|\[[^\[\]]*\](?:\([^()]*\))?)*)\]" + FOREIGN_ATTRIBUTES.pattern)
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]*)>")
_NOTE_MARK = re.compile(r"\[\^[^\]\s]+\]")
_PLAIN = re.compile(r"[^\\\[<*_=\n]+")
_RUN = re.compile(r"\*+|_+")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def read_inlines(raw: str, places: list[int], paragraph: Paragraph, name_of: NameOf) -> None:
    """Add the words of `raw`, its mentions and its links to `paragraph`; `places` has the place of each character."""
    _Inlines(raw, places, paragraph, name_of).read(0, len(raw))


def is_foreign(attributes: str) -> bool:
    """Return whether the attributes of a mark (`{lang=fr}`) say that its words are not in British English."""
    return not re.search(r"lang=[\"']?en(?:-GB)?(?![\w-])", attributes)


class _Inlines:
    """Reads the inline markup of one paragraph."""

    def __init__(self, raw: str, places: list[int], paragraph: Paragraph, name_of: NameOf) -> None:
        self._raw = raw
        self._places = places
        self._paragraph = paragraph
        self._name_of = name_of
        self._opened: dict[str, list[int]] = {"*": [], "_": []}

    def read(self, at: int, end: int) -> None:
        raw = self._raw
        while at < end:
            if plain := _PLAIN.match(raw, at, end):
                self._add(raw[at : plain.end()], self._places[at : plain.end()])
                at = plain.end()
            elif raw[at] == "\n":
                if not self._paragraph.text.endswith(" "):
                    self._add(" ", [self._places[at]])
                if raw[:at].endswith(("\\", "  ")):
                    self._paragraph.breaks.append(len(self._paragraph.text))
                at += 1
            elif raw[at] == "\\":
                escaped = at + 1 < end and raw[at + 1] in _PUNCTUATION
                if escaped or raw[at + 1 : at + 2] != "\n":
                    place = at + escaped
                    self._add(raw[place], [self._places[place]])
                at += 1 + escaped
            elif raw[at] in "*_":
                at = self._emphasis(at, end)
            elif raw[at] == "=":
                at = self._pulled(at, end)
            else:
                at = self._bracket(at, end)

    def _pulled(self, at: int, end: int) -> int:
        if pulled := PULLED.match(self._raw, at, end):
            self.read(pulled.start(1), pulled.end(1))
            return pulled.end()
        self._add(self._raw[at], self._places[at : at + 1])
        return at + 1

    def _emphasis(self, at: int, end: int) -> int:
        run = _RUN.match(self._raw, at, end)
        assert run is not None
        before, after = self._raw[at - 1 : at] or " ", self._raw[run.end() : run.end() + 1] or " "
        inside_word = run[0][0] == "_" and before.isalnum() and after.isalnum()
        if inside_word or not self._pairs(run, end, opens=not after.isspace(), closes=not before.isspace()):
            self._add(run[0], self._places[at : run.end()])
        return run.end()

    def _pairs(self, run: re.Match[str], end: int, *, opens: bool, closes: bool) -> bool:
        """Return whether an asterisk or underscore has a partner before or after it, so that the two mark words."""
        sign, here = run[0][0], len(self._paragraph.text)
        opened = self._opened[sign]
        if closes and opened:
            start = opened.pop()
            if len(run[0]) != len("**"):
                self._paragraph.emphasised.append((start, here))
            return True
        if opens and re.compile(rf"\S\{sign}").search(self._raw, run.end(), end):
            opened.append(here)
            return True
        return False

    def _bracket(self, at: int, end: int) -> int:
        raw, paragraph = self._raw, self._paragraph
        if mention := _MENTION.match(raw, at, end):
            start = len(paragraph.text)
            key, form = mention[1].strip(), (mention[2] or "auto").strip()
            words = self._name_of(key, form, paragraph.text)
            self._add(words, [self._places[at]] * len(words))
            paragraph.marks.append(Mark(key, form, start, len(paragraph.text)))
            return mention.end()
        if note := _NOTE_MARK.match(raw, at, end):
            return note.end()
        if link := _LINK.match(raw, at, end):
            start = len(paragraph.text)
            self.read(link.start(1), link.end(1))
            which = "plain" if link["bracketed"] is None else "bracketed"
            place = min(link.start(which), len(self._places) - 1)
            paragraph.links.append(Target(link[which], start, len(paragraph.text), self._places[place]))
            return link.end()
        if marked := _FOREIGN.match(raw, at, end):
            start = len(paragraph.text)
            self.read(marked.start(1), marked.end(1))
            if is_foreign(marked[2]):
                paragraph.foreign.append((start, len(paragraph.text)))
            return marked.end()
        if link := _AUTOLINK.match(raw, at, end):
            start = len(paragraph.text)
            self._add(link[1], self._places[link.start(1) : link.end(1)])
            paragraph.links.append(Target(link[1], start, len(paragraph.text), self._places[link.start(1)]))
            return link.end()
        self._add(raw[at], [self._places[at]])
        return at + 1

    def _add(self, text: str, places: list[int]) -> None:
        self._paragraph.text += text
        self._paragraph.offsets += places
