"""Limits on input from outside. All are here, so that each is set once and easy to find.

They are chosen so that 2 MB of any kind take at most a minute and 1 GiB (tests/hostile/test_limits.py).
"""

from __future__ import annotations

CONTENT_BYTES = 500_000
"""One YAML or CSV file; a whole statement is a fifth of this."""
EDITION_BYTES = 6_000_000
"""All YAML of an edition: 100 chapters with 30 spotlights each. Checking it takes 150 bytes of memory for each."""
LAYOUT_BYTES = 870_000_000
"""Memory for the pages of a document, as `writers/layout_cost.py` estimates it; the rest takes 100 MB."""

PICTURE_BYTES = 20_000_000
PICTURE_PIXELS = 25_000_000
PICTURE_SIDE = 30_000
"""Width or height in pixels: no picture that fits on a page is longer, and a narrow strip takes memory by the row."""
PICTURE_SCANS = 100
"""Passes of a progressive JPEG, each over the whole picture; programs write ten."""
PICTURES_BYTES = 60_000_000
"""All picture files of an edition."""
PICTURES_PIXELS = 100_000_000
"""All pixels of these pictures: each takes three bytes when a PDF is made."""

REFERENCE_DOC_BYTES = 4_000_000
"""The parts used of a Word template: they are in every Word file."""
HEADER_PICTURES = 50
"""Different pictures in all headers and footers of a Word template."""
LOGO_BYTES = 200_000
"""A logo is in every document and every web page."""
DRAWING_BYTES = 40_000
"""An SVG."""
DRAWING_COST = 20_000
"""Shapes that an SVG draws, each counted as often as patterns, markers and masks repeat it."""

PACKAGE_BYTES = 40_000_000
"""An office file, including its pictures."""
PACKAGE_ENTRIES = 10_000
XML_BYTES = 60_000_000
"""All XML of an office file, unpacked."""
XML_ELEMENTS = 500_000
"""Elements in all of it: a statement of 24 pages from Word has 10,000."""
WORD_PARAGRAPHS = 40_000
"""Paragraphs of a Word file, those of tables included: a report of 300 pages has 7,000."""
WORD_PARTS = 1_000
"""Headings of the first level in a Word file: each becomes a file."""

SHEET_ROWS, SHEET_COLUMNS = 20_000, 200
SHEETS = 200
"""Sheets of a workbook, hidden ones included."""
SHEET_CELLS = 100_000
"""Cells of all sheets, with those that merged ranges and links cover, and separately formatted pieces of text."""
SHEET_CHARACTERS = 1_000_000
"""Total characters of all cells of a workbook."""

SOURCE_BYTES = 100_000_000
"""A `content.json`, or a PDF that contains one: all pictures of an edition are in it."""
RECORD_BYTES = 20_000_000
"""The record of a build: all names of blocks with their pages."""
OUTPUT_BYTES = 1_000_000_000
"""A file left by an earlier build, or to be validated."""
JSON_DEPTH = 60

TEMPLATE_BYTES = 1_000_000
"""A user's own template or stylesheet."""
TEMPLATE_FILES = 1_000
DATA_ROWS = 1000
"""Rows of a data table: readers who need more want the file. Layout of 4,000 takes 17 s."""
DATA_COLUMNS = 12
"""Columns of a data table: more cannot be read on a page."""
