"""Problems of Markdown texts: limits, and problems visible in the characters; parsing finds the others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from outcome_reports.errors import OutcomeError
from outcome_reports.markup.fences import fence_faults
from outcome_reports.markup.references import FORMS, reference_marks
from outcome_reports.platform.records import record

MAX_WORD = 200
"""Maximum letters in one word: a word of 20,000 takes WeasyPrint 40 s. Addresses inside links are not words."""
MAX_TEXT = 100_000
"""Maximum characters of one text: the longest of a statement has a twentieth of this."""
MAX_BRACKETS = 1000
"""Maximum opening square brackets in one text: markdown-it takes quadratic time (minutes for 50,000)."""
MAX_FENCES = 400
"""Maximum fences in one text: the end of each block is searched for separately."""
MAX_NESTING = 8
"""Maximum nesting of lists and quotations: WeasyPrint's layout fails at about 75, and no one needs more than a few."""
MAX_LINKS = 400
"""Maximum links in one text: 5,000 in a paragraph take WeasyPrint more than 40 s."""
MAX_INLINE_NESTING = 8
"""Maximum nesting of emphasis, strong words and links."""

_BRACKET = re.compile(r"(?<!\\)\[")
_DEFINITION = re.compile(r" {0,3}\[(?!\^|\[)([^\]\n]+)\]:")
_NOTE = re.compile(r"(?<!\\)\[\^([^\]\s]+)\]")
_NOTE_TEXT = re.compile(r"[\s>*+-]*(?:\d+[.)]\s+)?(?<!\\)\[\^([^\]\s]+)\]:")
_BREAKABLE = (
    "\u0e00-\u0e7f\u200b"
    "\u2e80-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
)
"""Scripts whose lines break without spaces, Thai and those of East Asia, and the zero width space."""
_LONG_WORD = re.compile(rf"[^\s{_BREAKABLE}]{{{MAX_WORD + 1},}}")
_ADDRESS = re.compile(r"\]\((?:(?!\]\()[^)\s])*\)|<[^<>\s]*>")


@record(frozen=True, slots=True)
class MarkupProblem:
    """A problem in a text: its zero-based `line` and `column`, message and `hint`."""

    line: int
    column: int
    message: str
    hint: str


class MarkupError(OutcomeError, ValueError):
    """A text that cannot be used; `problems` lists every problem, in order."""

    def __init__(self, problems: list[MarkupProblem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: (problem.line, problem.column)))
        super().__init__("; ".join(f"line {p.line + 1}: {p.message}" for p in self.problems))


def too_large(source: str) -> MarkupProblem | None:
    """Return the problem of a text that would take the parser too long, None otherwise."""
    if len(source) > MAX_TEXT:
        return MarkupProblem(0, 0, f"a text of {len(source):,} characters", f"split it: at most {MAX_TEXT:,}")
    fences = [number for number, line in enumerate(source.split("\n")) if line.lstrip().startswith(":::")]
    if len(fences) > MAX_FENCES:
        what = f"more than {MAX_FENCES} lines of colons in a text"
        return MarkupProblem(fences[MAX_FENCES], 0, what, "split the text")
    for count, match in enumerate(_BRACKET.finditer(source), start=1):
        if count > MAX_BRACKETS:
            line = source.count("\n", 0, match.start())
            column = match.start() - source.rfind("\n", 0, match.start()) - 1
            return MarkupProblem(line, column, f"more than {MAX_BRACKETS} opening brackets in a text", "split the text")
    return None


def problems_of_source(source: str) -> Iterator[MarkupProblem]:
    """Yield every problem of a text that can be found without parsing it."""
    for number, line in enumerate(source.split("\n")):
        if match := _DEFINITION.match(line):
            yield MarkupProblem(
                number,
                match.start(1) - 1,
                f"“[{match[1]}]:” at the start of a line is Markdown for a link’s address, which is not supported here",
                f"write the address in place, [words](https://…), or “[^{match[1]}]:” for a footnote",
            )
        # An address may be long; its replacement must not join the words on either side.
        for match in _LONG_WORD.finditer(_ADDRESS.sub(lambda address: " " * len(address[0]), line)):
            yield MarkupProblem(
                number, match.start(), f"a word of {len(match[0])} characters", f"break it up: at most {MAX_WORD}"
            )
    yield from _problems_of_marks(source)
    for number, what, hint in fence_faults(source):
        yield MarkupProblem(number, 0, what, hint)


def _problems_of_marks(source: str) -> Iterator[MarkupProblem]:
    for mark in reference_marks(source):
        if mark.key is None:
            what, hint = "“[[” without “]]” on the same line", "close it: [[IDN]]; for brackets write \\[\\["
        elif not mark.key:
            what, hint = "“[[]]” names nobody", "write a key of the registry: [[IDN]]"
        elif mark.form not in {"auto", *FORMS}:
            what, hint = f"“{mark.form}” is not a form of a name", "use one of " + ", ".join(FORMS)
        else:
            continue
        yield MarkupProblem(mark.line, mark.column, what, hint)


def problems_of_notes(source: str, numbers: Mapping[str, int], printed: set[int]) -> Iterator[MarkupProblem]:
    """Yield problems for footnotes without text, texts without a mark, and texts that another one hides.

    `numbers` are the parser's numbers of labels, `printed` those of notes referred to in the text.
    """
    defined: set[str] = set()
    for number, line in enumerate(source.split("\n")):
        text = _NOTE_TEXT.match(line)
        for match in _NOTE.finditer(line):
            label = match[1]
            if label not in numbers:
                what, hint = f"footnote “{label}” has no text", f"add a paragraph “[^{label}]: …”"
            elif not (text and match.start() == text.start(1) - 2):
                continue
            elif label in defined:
                what, hint = f"footnote “{label}” has two texts, and one would be lost", "give each a different label"
            elif numbers[label] not in printed:
                what = f"nothing refers to footnote “{label}”, so its text would be lost"
                hint = f"put [^{label}] where it belongs, or remove the footnote"
            else:
                defined.add(label)
                continue
            yield MarkupProblem(number, match.start(), what, hint)
