"""What reviewers do to a text, at random: words replaced, taken out, put in, names shortened, marks changed."""

from __future__ import annotations

import random
import re
from pathlib import Path

_PHRASE = "national authorities may further develop practical measures subject to domestic law and available resources"
WORDS = (*_PHRASE.split(), "in", "close", "consultation", "with", "partners")
KINDS = ("word", "word", "delete", "insert", "half", "punctuation", "typo", "name", "marks")


def edited(text: str, chance: random.Random) -> str:
    """Return `text` after an edit, which may change nothing."""
    kind, words = chance.choice(KINDS), text.split(" ")
    if len(words) < 6:
        return text
    at = chance.randrange(1, len(words) - 2)
    if kind == "word":
        words[at : at + 2] = chance.sample(WORDS, 2)
    elif kind == "delete":
        del words[at : at + chance.randint(1, 3)]
    elif kind == "insert":
        words[at:at] = chance.sample(WORDS, chance.randint(1, 4))
    elif kind == "half":
        third = len(words) // 3
        words[third : 2 * third + 1] = chance.sample(WORDS, min(8, third + 1))
    elif kind == "punctuation":
        return text.replace(",", "", 1) if "," in text else text.replace(".", ";", 1)
    elif kind == "typo":
        words[at] = words[at][:-1] + "x"
    elif kind == "name":
        return text.replace("Republic of ", "", 1)
    elif kind == "marks":
        words[at:at] = chance.choice(
            ["*all*", "[[IDN]]", "==so==", "a_b", "1. <b>", "- :x: # y", "`z`", "C:\\d"]
        ).split()
    return " ".join(words)


def shaken(folder: Path) -> None:
    """Change words, paragraphs and a row of an edition, and take a spotlight out."""
    chance = random.Random(5)  # noqa: S311
    for file in sorted((folder / "chapters").glob("*.yaml")):
        lines = file.read_text("utf-8").split("\n")
        for number, line in enumerate(lines):
            if re.fullmatch(r"      \w[\w ,’]+", line) and chance.random() < 0.2:
                lines[number] = "      " + re.sub(r"[\\*_<>`=\[\]]|: ", "", edited(line.strip(), chance))
        text = "\n".join(lines)
        parts = re.split(r"(?m)^(?=  - )", text)
        del parts[3 if "spotlights" in parts[0] else 2]
        file.write_text("".join(parts), "utf-8")
