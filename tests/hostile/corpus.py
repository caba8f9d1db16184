"""Hostile and clumsy input, each with its expected answer: a problem at a place, or lines in which nothing is lost."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import openpyxl
from PIL import Image

from tests.support.folders import CHAPTER, ENTITIES, HEAD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.support.folders import EditionFolder


@dataclass(frozen=True)
class Refused:
    """The answer is an error: `message` in `file` at `line` and `column` (0 for the file as a whole)."""

    file: str
    line: int
    column: int
    message: str


@dataclass(frozen=True)
class Printed:
    """The answer is a document that has these lines, whole and in this order."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """One piece of input: the `files` that differ from a fine edition, and the answer. `links` are symbolic links."""

    name: str
    files: Mapping[str, str | bytes]
    answer: Refused | Printed
    links: Mapping[str, str] = field(default_factory=dict)


def text(name: str, value: str | bytes, line: int, column: int, message: str) -> Case:
    """A foreword whose `text:` is followed by `value`, and is refused."""
    before = b"text: "
    data = before + (value.encode() if isinstance(value, str) else value) + b"\n"
    return Case(name, {"foreword.yaml": data}, Refused("foreword.yaml", line, column, message))


def prints(name: str, value: str, *lines: str) -> Case:
    """A foreword whose `text:` is followed by `value`, and is printed as `lines`."""
    return Case(name, {"foreword.yaml": f"text: {value}\n"}, Printed(lines))


def head(name: str, more: str, line: int, column: int, message: str) -> Case:
    """An `edition.yaml` with `more` behind it; lines count from there."""
    return Case(name, {"edition.yaml": HEAD + more}, Refused("edition.yaml", HEAD.count("\n") + line, column, message))


def picture(name: str, file: str, data: bytes | None, message: str, links: Mapping[str, str] | None = None) -> Case:
    """A signature named `file`; `data` are the bytes at images/a.png."""
    files: dict[str, str | bytes] = {
        "foreword.yaml": f"text: Words.\nsignatories:\n  - name: Ada\n    office: Chair\n    signature: {file}\n"
    }
    if data is not None:
        files["images/a.png"] = data
    answer = Refused("foreword.yaml", 5, 16, message) if message else Printed(("Words.", "Ada", "Chair"))
    return Case(name, files, answer, links or {})


def image(format: str, mode: str = "RGB", **options: object) -> bytes:
    """A small picture."""
    out = io.BytesIO()
    Image.new(mode, (40, 30)).save(out, format, **options)
    return out.getvalue()


def png_of(width: int, height: int) -> bytes:
    """The head of a PNG that says it is of that size."""
    data = bytearray(image("PNG"))
    data[16:24] = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    from zlib import crc32

    data[29:33] = crc32(data[12:29]).to_bytes(4, "big")
    return bytes(data)


def workbook(table: str) -> bytes:
    """An Excel workbook with the rows of a CSV file."""
    book, out = openpyxl.Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet("Recommendations")
    for row in table.splitlines():
        sheet.append(row.split(","))
    book.save(out)
    return out.getvalue()


SECRET = "secret place"  # noqa: S105 - what a camera wrote into a picture


def with_exif() -> bytes:
    """A picture that says where it was taken."""
    exif = Image.Exif()
    exif[0x010E] = SECRET
    return image("JPEG", exif=exif)


ROWS = ["recommendations:\n"]
ROWS += [f"  - {{id: R1.{n}, to: IDN, context: c, recommendation: r}}\n" for n in range(1, 16_001)]
CSV_ROWS = "id,to,context,recommendation\n" + "".join(f"R1.{n},IDN,c,r\n" for n in range(1, 16_001))
LISTS = "\n".join("  " * (level + 1) + f"- level {level}" for level in range(60))
LINKS = " ".join(f"[a](https://example.org/{n})" for n in range(5000))
BOMB = "a: &a [x]\nb: &b [*a, *a]\ntext: *b\n"

NO_FONT_HAS_IT = "a picture letter"
"""The case that is read, and refused by the writers."""

VALUES = [
    head("Norway is no boolean", "venue: {place: Oslo, country: NO}\n", 1, 31, "“NO” is not the key of an entity"),
    Case(
        "Norway is a key like others",
        {
            "../registry/entities.yaml": ENTITIES + "  - {key: NO, kind: state, short: Norway, sort: no}\n",
            "edition.yaml": HEAD + "venue: {place: Oslo, country: NO}\ntheme: yes\n",
        },
        Printed(("yes", "27–28 January 2026", "Oslo, Norway")),
    ),
    head("30 February", "clearance: {deadline: 2026-02-30, address: x}\n", 1, 23, "“deadline” cannot be"),
    head("a date without hyphens", "clearance: {deadline: 20260227, address: x}\n", 1, 23, "“deadline” cannot be"),
    Case(
        "012 is twelve",
        {"edition.yaml": HEAD.replace("number: 4", "number: 012")},
        Printed(("Twelfth RSO Constructive Dialogue",)),
    ),
    Case(
        "not a number",
        {"edition.yaml": HEAD.replace("number: 4", "number: .nan")},
        Refused("edition.yaml", 2, 9, "“number” cannot be"),
    ),
    Case(
        "infinity",
        {"edition.yaml": HEAD.replace("number: 4", "number: .inf")},
        Refused("edition.yaml", 2, 9, "“number” cannot be"),
    ),
    Case(
        "a number of 5,000 figures",
        {"edition.yaml": HEAD.replace("number: 4", "number: " + "9" * 5000)},
        Refused("edition.yaml", 2, 9, "“number” cannot be"),
    ),
    head("null", "theme: null\n", 1, 8, "“null” would be printed"),
]
YAML = [
    Case(
        "a %YAML directive",
        {"foreword.yaml": "%YAML 1.1\n---\ntext: x\n"},
        Refused("foreword.yaml", 1, 1, "a directive, “%YAML”"),
    ),
    text("a text with a hash", "Goal # 3 is met", 1, 7, "YAML drops “# 3 is met”"),
    text("a hash before a figure", "Goal #3 is met", 1, 7, "YAML drops “#3 is met”"),
    prints("a hash inside a word", "Goal#3 is met", "Goal#3 is met"),
    prints("a hash in a block", "|\n  Goal # 3 is met", "Goal # 3 is met"),
    text("unquoted bold", "**bold** words", 1, 7, "a value that begins with “*”"),
    text("unquoted emphasis", "*words* here", 1, 7, "a value that begins with “*”"),
    text("an unquoted template", "{{ x }}", 1, 8, "brackets where a key is expected"),
    text("a colon", "one: two", 1, 10, "a colon inside a text"),
    Case(
        "a key given twice",
        {"foreword.yaml": "text: a\ntext: b\n"},
        Refused("foreword.yaml", 2, 1, "the key “text” is given twice"),
    ),
    Case(
        "a key given twice, composed and decomposed",
        {"foreword.yaml": "é: a\ntext: x\ne\u0301: b\n"},
        Refused("foreword.yaml", 3, 1, "the key “é” is given twice"),
    ),
    Case("a tab", {"foreword.yaml": "text: |\n\twords\n"}, Refused("foreword.yaml", 2, 1, "a tab at the start")),
    Case(
        "tabs at the ends of lines", {"foreword.yaml": "text: |\t\n  words\t\n\t\n  more\n"}, Printed(("words", "more"))
    ),
    text("an anchor", "&x words", 1, 7, "a value that begins with “&”"),
    Case("a bomb of aliases", {"foreword.yaml": BOMB}, Refused("foreword.yaml", 1, 4, "a value that begins with “&”")),
    Case(
        "a bomb of merges",
        {"foreword.yaml": "<<: {text: x}\n<<: {text: y}\n"},
        Refused("foreword.yaml", 1, 1, "“<<” (a YAML merge)"),
    ),
    text("a tag that runs programs", "!!python/object/apply:os.system ['true']", 1, 7, "a value that begins with “!”"),
    Case(
        "100,000 brackets", {"foreword.yaml": "[" * 100_000}, Refused("foreword.yaml", 1, 22, "nesting deeper than 20")
    ),
    Case("100,000 braces", {"foreword.yaml": "{" * 100_000}, Refused("foreword.yaml", 1, 22, "nesting deeper than 20")),
    text("100,000 brackets in a text", "|\n  " + "[" * 99_000, 2, 1003, "more than 1000 opening brackets"),
    text("50,000 open brackets", "|\n  " + "[ " * 40_000, 2, 2003, "more than 1000 opening brackets"),
    Case("an empty file", {"foreword.yaml": ""}, Refused("foreword.yaml", 0, 0, "the file is empty")),
    Case(
        "a list at the top",
        {"foreword.yaml": "- a\n- b\n"},
        Refused("foreword.yaml", 1, 1, "keys with values are expected"),
    ),
    Case(
        "two documents",
        {"foreword.yaml": "text: a\n---\ntext: b\n"},
        Refused("foreword.yaml", 2, 1, "a second document"),
    ),
    Case(
        "a quotation mark left open",
        {"foreword.yaml": 'text: "words\n'},
        Refused("foreword.yaml", 1, 7, "is not closed"),
    ),
    Case(
        "a file of 600,000 bytes",
        {"foreword.yaml": "text: |\n" + "  words\n" * 75_000},
        Refused("foreword.yaml", 0, 0, "the file has 600,008 bytes"),
    ),
]
LETTERS = [
    Case("a byte order mark", {"foreword.yaml": b"\xef\xbb\xbftext: words\n"}, Printed(("words",))),
    Case(
        "UTF-16",
        {"foreword.yaml": "text: words\n".encode("utf-16")},
        Refused("foreword.yaml", 1, 1, "the file is UTF-16"),
    ),
    text("bytes of cp1252", "it’s".encode("cp1252"), 1, 9, "the byte 0x92 is not UTF-8"),
    Case(
        "bytes of cp1252 after CR alone",
        {"foreword.yaml": b"text: |\r  words\r  it\x92s"},
        Refused("foreword.yaml", 3, 5, "the byte 0x92 is not UTF-8"),
    ),
    Case(
        "bytes of cp1252 after a byte order mark",
        {"foreword.yaml": b"\xef\xbb\xbftext: it\x92s"},
        Refused("foreword.yaml", 1, 9, "the byte 0x92 is not UTF-8"),
    ),
    Case("CR LF", {"foreword.yaml": "text: |\r\n  one\r\n  two\r\n\r\n  three\r\n"}, Printed(("one two", "three"))),
    Case("CR alone", {"foreword.yaml": "text: |\r  one\r  two\r"}, Printed(("one two",))),
    text("a surrogate", b"a\xed\xa0\x80b", 1, 8, "the byte 0xed is not UTF-8"),
    text("an escaped surrogate", '"a\\ud800b"', 1, 7, "an escape for an invisible character, U+D800"),
    text("NUL", "a\x00b", 1, 8, "U+0000"),
    text("an escaped NUL", '"a\\0b"', 1, 7, "an escape for an invisible character, U+0000"),
    text("a form feed", "a\x0cb", 1, 8, "U+000C"),
    text("a bidirectional override", "a\u202eb", 1, 8, "U+202E right-to-left override"),
    text("an escaped bidirectional override", '"a\\u202eb"', 1, 7, "an escape for an invisible character, U+202E"),
    text("a zero-width space", "Indo\u200bnesia", 1, 11, "U+200B zero width space"),
    Case(
        "a Cyrillic letter in a key",
        {"foreword.yaml": "t\u0435xt: words\n"},
        Refused("foreword.yaml", 1, 1, "unknown key “t\u0435xt”"),
    ),
    text("a Cyrillic letter in a reference", "'[[\u0406DN]]'", 1, 8, "“[[\u0406DN]]” is not in the registry"),
    prints("letters of many languages", "ไทย 한국어 العربية Tiếng Việt", "ไทย 한국어 العربية Tiếng Việt"),
    prints(NO_FONT_HAS_IT, "A smile 😀 here", "A smile 😀 here"),
    prints("decomposed letters", "Co\u0302te d’Ivoire", "Côte d’Ivoire"),
]
BOXES = "|\n" + "  ::: box\n" * 3 + "  a\n" + "  :::\n" * 3
CHARTED = b'text: |\n  ::: chart {data="survey.csv" title="T" kind="bars"}\n  :::\n'
DRAWN = b'text: |\n  ::: table {data="survey.csv"}\n  :::\n'
MARKUP = [
    prints("angle brackets", "|\n  The <Country name> and a<b & c ]]>.", "The <Country name> and a<b & c ]]>."),
    prints("templates", "|\n  {{7*7}} {% raw %} ${x} #{y} <%= z %>", "{{7*7}} {% raw %} ${x} #{y} <%= z %>"),
    prints("a script", "|\n  <script>alert(1)</script> <!-- x -->", "<script>alert(1)</script> <!-- x -->"),
    prints("entities", "'&lt;b&gt; &amp;amp; &#x202e;'", "&lt;b&gt; &amp;amp; &#x202e;"),
    prints("a formula of a spreadsheet", "'=HYPERLINK(\"https://x.org\")'", '=HYPERLINK("https://x.org")'),
    text("a link that runs a script", "'a [b](javascript:alert(1))'", 1, 12, "javascript:alert(1)"),
    text("a link with data", "'a [b](data:text/html,x)'", 1, 12, "data:text/html,x"),
    text("a link to a file", "'a [b](file:///etc/passwd)'", 1, 12, "file:///etc/passwd"),
    text("an address of a file", "'a <file:///etc/passwd>'", 1, 10, "file:///etc/passwd"),
    text("a link without a scheme", "'a [b](//host/c)'", 1, 12, "the link to “//host/c”"),
    text("a link to nowhere", "'a [b](#nowhere)'", 1, 14, "the link to “#nowhere” leads nowhere"),
    text("a definition that would vanish", "|\n  Words.\n\n  [1]: note", 4, 3, "“[1]:” at the start of a line"),
    text("a footnote that would vanish", "|\n  Words.\n\n  [^1]: note", 4, 3, "nothing refers to footnote “1”"),
    text("a picture in a line of words", "'b ![a](images/a.png)'", 1, 10, "a picture in a line of words"),
    text("a picture of the web", "'![a](https://x.org/a.png)'", 1, 8, "is not a file of the edition"),
    text("a picture outside of the edition", "'![a](../../a.png)'", 1, 13, "is not a path inside the edition"),
    text("boxes in boxes in boxes", BOXES, 2, 3, "boxes in boxes in boxes"),
    text(
        "a table of 60 columns", "|\n  " + "|a" * 60 + "|\n  " + "|-" * 60 + "|\n  |1|", 2, 3, "a table of 60 columns"
    ),
    Case(
        "data of 10,000 rows",
        {"foreword.yaml": DRAWN, "survey.csv": b"a,b\n" + b"x,1\n" * 10_000},
        Refused("foreword.yaml", 2, 20, "“survey.csv” has 10,000 rows"),
    ),
    Case(
        "data of 60 columns",
        {"foreword.yaml": DRAWN, "survey.csv": b",".join([b"a"] * 60) + b"\n" + b",".join([b"1"] * 60)},
        Refused("foreword.yaml", 2, 20, "“survey.csv” has 60 columns"),
    ),
    Case(
        "a chart of a million rows",
        {"foreword.yaml": CHARTED, "survey.csv": b"a,b\n" + b"x,1\n" * 1_000_000},
        Refused("survey.csv", 0, 0, "the file has 4,000,004 bytes"),
    ),
    *(
        Case(
            f"a chart of {what} ({kind})",
            {"foreword.yaml": CHARTED.replace(b"bars", kind.encode()), "survey.csv": b"a,b\nx,1\ny," + cell + b"\n"},
            Refused(
                "foreword.yaml", 2, 20, f"the row “y”, column “b” of the chart “survey.csv” has “{cell.decode()[:60]}”"
            ),
        )
        for kind in ("bars", "stacked", "columns")
        for what, cell in (
            ("a formula", b"=1+1"),
            ("a formula with a plus", b"+1"),
            ("a formula with an at sign", b"@SUM(A1)"),
            ("infinity", b"inf"),
            ("a number of 400 figures", b"9" * 400),
        )
    ),
    Case(
        "a formula in a table of data",
        {"foreword.yaml": DRAWN, "survey.csv": b"a,b\nx,\"=cmd|' /C calc'!A0\"\n"},
        Printed(("x", "=cmd|' /C calc'!A0")),
    ),
    Case(
        "a picture of 200 megapixels in a text",
        {"foreword.yaml": "text: '![a](images/a.png)'\n", "images/a.png": png_of(20_000, 10_000)},
        Refused("foreword.yaml", 1, 13, "is not a usable picture"),
    ),
    Case(
        "a note of 60 nested lists beside a picture",
        {
            "foreword.yaml": "text: '![a](images/a.png)'\n",
            "images/a.png": image("PNG"),
            "images/a.png.yaml": "people: " + "[" * 60 + "]" * 60 + "\n",
        },
        Refused("images/a.png.yaml", 1, 29, "nesting deeper than 20"),
    ),
    text("60 nested lists", "|\n" + LISTS, 10, 19, "nested too deeply"),
    text("nested quotations", "|\n  " + "> " * 60 + "x", 2, 3, "nested too deeply"),
    text("nested emphasis", "|\n  " + "**a " * 2000 + "b** " * 2000, 2, 3, "emphasis and links nested too deeply"),
    text("a word of 20,000 letters", "a " + "x" * 20_000, 1, 9, "a word of 20000 characters"),
    text("5,000 links", "|\n  " + LINKS[:99_000], 2, 28_893, "more than 1000 opening brackets"),
    Case(
        "a table of 16,000 rows",
        {"chapters/1-a.yaml": CHAPTER + "".join(ROWS)},
        Refused("chapters/1-a.yaml", 0, 0, "the file has"),
    ),
    Case(
        "a table of 8,000 rows",
        {"chapters/1-a.yaml": CHAPTER + "".join(ROWS[:8001])},
        Refused("chapters/1-a.yaml", 0, 0, "more problems in this file"),
    ),
    *(
        Case(
            f"a table of 16,000 rows in a file of its own ({suffix})",
            {"chapters/1-a.yaml": CHAPTER, f"chapters/1-a.recommendations.{suffix}": table},
            Refused(f"chapters/1-a.recommendations.{suffix}", 101, 1, "cell A101: “id” cannot be “R1.100”"),
        )
        for suffix, table in (("csv", CSV_ROWS), ("xlsx", workbook(CSV_ROWS)))
    ),
    Case(
        "a table of 200 rows and one",
        {
            "chapters/1-a.yaml": CHAPTER
            + "spotlights:\n"
            + "".join(f"  - {{by: IDN, id: s{n}, text: x}}\n" for n in range(201))
        },
        Refused("chapters/1-a.yaml", 5, 1, "“spotlights” has too many entries"),
    ),
    text("a text of 120,000 letters", "|\n" + "  words and words\n" * 7000, 2, 3, "a text of 111,999 characters"),
]
PICTURES = [
    picture("a path out of the folder", "../registry/a.png", None, "is not a path inside the edition"),
    picture("an absolute path", "/etc/hostname", None, "is not a path inside the edition"),
    picture("a path of Windows", "'C:\\images\\a.png'", None, "is not a path inside the edition"),
    picture("a picture on the web", "https://example.org/a.png", None, "is not a path inside the edition"),
    picture(
        "a link out of the folder",
        "images/l.png",
        None,
        "leads out of the edition’s folder",
        {"images/l.png": "/etc/hostname"},
    ),
    picture("a folder that is a link", "out/hostname", None, "leads out of the edition’s folder", {"out": "/etc"}),
    picture("a name that differs in case", "images/A.PNG", image("PNG"), "does not exist"),
    picture("no such picture", "images/b.png", image("PNG"), "does not exist"),
    picture("WebP", "images/a.png", image("WEBP"), ""),
    picture("CMYK", "images/a.png", image("JPEG", "CMYK"), ""),
    picture("EXIF", "images/a.png", with_exif(), ""),
    picture("half a JPEG", "images/a.png", image("JPEG")[:400], "is damaged"),
    picture("a PNG of 60,000 by 60,000", "images/a.png", png_of(60_000, 60_000), "is not a usable picture"),
    picture("a PNG of 60,000 by 1,000", "images/a.png", png_of(60_000, 1000), "has 60,000 by 1,000 pixels"),
    picture(
        "an SVG with entities",
        "images/a.png",
        b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>',
        "is not plain SVG",
    ),
    picture(
        "an SVG with remote parts",
        "images/a.png",
        b'<svg xmlns="http://www.w3.org/2000/svg"><image href="http://example.org/x"/></svg>',
        "has an element “image”",
    ),
    picture(
        "a program in PostScript",
        "images/a.png",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(x) run\n",
        "is not a usable picture",
    ),
]


def named(name: str, short: str, *lines: str) -> Case:
    """An entity of that short name with a spotlight."""
    entities = ENTITIES + f"  - {{key: X, kind: state, short: {short}}}\n"
    chapter = CHAPTER + "spotlights:\n  - {by: X, text: '[[X]] and [[X]].'}\n"
    return Case(name, {"../registry/entities.yaml": entities, "chapters/1-a.yaml": chapter}, Printed(lines))


NAMES = [
    named("an apostrophe", "Cote d'Ivoir", "Cote d'Ivoir", "State", "Cote d'Ivoir and Cote d'Ivoir."),
    named(
        "a typographic apostrophe", "Terre d’Ivoire", "Terre d’Ivoire", "State", "Terre d’Ivoire and Terre d’Ivoire."
    ),
    Case(
        "both apostrophes",
        {"../registry/entities.yaml": ENTITIES + "  - {key: X, kind: state, short: Côte d'Ivoire}\n"},
        Refused("../registry/entities.yaml", ENTITIES.count("\n") + 1, 34, "“Côte d'Ivoire” is also a name of CIV"),
    ),
    named("a name of a device", "CON", "CON", "State", "CON and CON."),
    named("two full stops", "'..'", "..", "State", ".. and ..."),
    named("a path", "../../etc", "../../etc", "State", "../../etc and ../../etc."),
    named(
        "markup in a name",
        "'<b>*x*</b> & \"y\"'",
        '<b>*x*</b> & "y"',
        "State",
        '<b>*x*</b> & "y" and <b>*x*</b> & "y".',
    ),
    named("300 letters", "N" + "o" * 299, "N" + "o" * 299),
    Case(
        "500 letters",
        {"../registry/entities.yaml": ENTITIES + f"  - {{key: X, kind: state, short: {'x' * 500}}}\n"},
        Refused("../registry/entities.yaml", ENTITIES.count("\n") + 1, 34, "“short” is too long"),
    ),
    Case(
        "a key that is a path",
        {"../registry/entities.yaml": ENTITIES + "  - {key: '..', kind: state, short: X}\n"},
        Refused("../registry/entities.yaml", ENTITIES.count("\n") + 1, 11, "“key” cannot be"),
    ),
    Case(
        "a file that is a link",
        {},
        Refused("foreword.yaml", 0, 0, "the file is a link that leads out of the folder"),
        {"foreword.yaml": "/etc/hostname"},
    ),
    Case(
        "chapters that are a link",
        {},
        Refused("chapters", 0, 0, "the folder is a link that leads out"),
        {"chapters": "../elsewhere"},
    ),
    *(
        Case(
            f"a table that is a link ({suffix}, {target})",
            {"participation.yaml": "title: P\nlists: []\n"},
            Refused(f"participation.{suffix}", 0, 0, message),
            {f"participation.{suffix}": target},
        )
        for suffix in ("csv", "xlsx")
        for target, message in (
            ("/etc/hostname", "is a link that leads out"),
            (f"participation.{suffix}", "cannot be read"),
            ("/dev/zero", ""),
        )
    ),
    Case("a device", {}, Refused("foreword.yaml", 0, 0, "not a regular file"), {"foreword.yaml": "/dev/zero"}),
    Case(
        "a link to itself",
        {},
        Refused("foreword.yaml", 0, 0, "the file cannot be read"),
        {"foreword.yaml": "foreword.yaml"},
    ),
]
CASES = [*VALUES, *YAML, *LETTERS, *MARKUP, *PICTURES, *NAMES]


def lay_out(folder: EditionFolder, case: Case) -> None:
    """Writes what the case changes into an edition."""
    folder.write("../elsewhere/passwd.yaml", CHAPTER)
    for name, data in case.files.items():
        folder.write(name, data)
    for name, target in case.links.items():
        link = folder.path / name
        link.parent.mkdir(exist_ok=True)
        link.symlink_to(target)
