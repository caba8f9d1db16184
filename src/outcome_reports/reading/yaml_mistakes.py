"""Mistakes in YAML, told to people who are no programmers."""

from __future__ import annotations

QUOTE = "put quotation marks around the text, or set it as a block: “text: |” and the text indented on the next line"
"""What to do about text that YAML takes for something else."""


def explain(problem: str, line: str) -> tuple[str, str]:
    """What is wrong and what to do, from what ruamel.yaml says of `line`."""
    if "mapping values are not allowed" in problem:
        return "a colon inside a text", QUOTE
    if "undefined alias" in problem or "alphabetic or numeric character" in problem:
        return "a value that begins with “*” or “&”", QUOTE
    if "found character '\\t'" in problem:
        return "a tab where a word is expected", "put spaces in its place"
    if "found character" in problem and "cannot start any token" in problem:
        return "a value begins with a character that YAML keeps for itself (@, `, %)", QUOTE
    if "expected <block end>" in problem or "could not find expected ':'" in problem:
        return (
            "the indentation or a “key:” is not right here",
            "keys of one level begin in the same column; a text goes on indented below “key: |”",
        )
    if "unexpected end of stream" in problem or "<stream end>" in problem:
        return "a quotation mark or bracket is opened and not closed", "close it"
    return f"this is no YAML: {problem}", f"look at the line “{line.strip()[:60]}” and the one before it"
