"""Changes to content files, as a tired, a clumsy or a hostile hand makes them."""

from __future__ import annotations

import random
from dataclasses import dataclass

SNIPPETS: tuple[bytes, ...] = tuple(
    snippet.encode("utf-8", "surrogatepass")
    for snippet in (
        *(
            "\t",
            "\r",
            "\n",
            "\n\n",
            "\x00",
            "\x0c",
            "\u0085",
            "\u2028",
            "\u202e",
            "\u200b",
            "\ufeff",
            "\ud800",
            "\u0301",
            "\u00a0",
        ),
        *(
            "*",
            "**",
            "_",
            "`",
            "~",
            "#",
            " # ",
            "- ",
            "1. ",
            "> ",
            "  ",
            "    ",
            "\\",
            "\\\n",
            "  \n",
            "|",
            "|-",
            ">",
            ">-",
            "|2",
            "---\n",
        ),
        *(
            "[",
            "]",
            "[[",
            "]]",
            "[[IDN]]",
            "[[idn]]",
            "[[NOBODY]]",
            "[[IDN|lead]]",
            "[[IDN|loud]]",
            "[[]]",
            "[[|]]",
            "[[RSO]]s",
        ),
        *(
            "[a](b)",
            "[a](https://x.org)",
            "[a](#r1-1)",
            "[a](javascript:x)",
            "[](#x)",
            "![a](b)",
            "<https://x.org>",
            "<b>",
            "(",
            ")",
        ),
        *(
            "[^1]",
            "\n\n  [^1]: note\n\n",
            "[^1]: ",
            "[1]: x",
            "^[x]",
            "{",
            "}",
            "{{ x }}",
            "{% x %}",
            "&amp;",
            "&x",
            "*x",
            "!x",
            "%x",
            "@x",
        ),
        *(
            ": ",
            ":",
            "? ",
            "<<: ",
            "null",
            "~",
            "true",
            "NO",
            "012",
            ".nan",
            "2026-02-30",
            "2026-01-27",
            "''",
            '""',
            '"',
            "'",
            '"\\ud800"',
        ),
        *(
            "id: cover",
            "id: r1-1",
            "by: [IDN, IDN]",
            "to: []",
            "lang: xx",
            "text: |\n    x\n",
            "spotlights:\n",
            "- {by: IDN, text: x}\n",
        ),
        *(
            "ü",
            "É",
            "e\u0301",
            "ไทย",
            "العربية",
            "😀",
            "\u0456",
            "x" * 300,
            "9" * 50,
            "[" * 40,
            "- " * 30,
            "> " * 12,
            "**a " * 12,
        ),
    )
)
KINDS = 12


@dataclass(frozen=True)
class Change:
    """One change: its `kind`, and numbers from which place, length and what is put there are taken."""

    kind: int
    place: int
    length: int
    snippet: int

    @classmethod
    def drawn(cls, source: random.Random) -> Change:
        """A change at random."""
        return cls(
            source.randrange(KINDS), source.randrange(1 << 30), source.randrange(1 << 30), source.randrange(1 << 30)
        )

    def apply(self, data: bytes) -> bytes:
        """`data` with the change made."""
        lines = data.split(b"\n")
        row = self.place % len(lines)
        line = lines[row]
        column = self.length % (len(line) + 1)
        other = self.length % len(lines)
        snippet = SNIPPETS[self.snippet % len(SNIPPETS)]
        match self.kind:
            case 0:
                lines[row] = line[:column] + snippet + line[column:]
            case 1:
                lines[row] = line[:column] + snippet
            case 2:
                lines[row] = line[:column] + line[column + 1 + self.snippet % 5 :]
            case 3:
                del lines[row]
            case 4:
                lines.insert(other, line)
            case 5:
                lines[row], lines[other] = lines[other], line
            case 6:
                lines[row] = b" " * (self.snippet % 7) + line.lstrip()
            case 7:
                key, colon, _ = line.partition(b":")
                lines[row] = key + colon + b" " + snippet
            case 8:
                return data[: self.place % (len(data) + 1)]
            case 9:
                place = self.place % (len(data) + 1)
                return data[:place] + bytes([self.snippet % 256]) + data[place + 1 :]
            case 10:
                del lines[min(row, other) : max(row, other)]
            case _:
                words = line.split(b" ")
                words[self.length % len(words)] = snippet
                lines[row] = b" ".join(words)
        return b"\n".join(lines)
