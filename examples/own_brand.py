"""The statement in the look of another organisation: one brand file, no code, and a PDF for its printing house.

python examples/own_brand.py [EDITION [FOLDER]]
"""

import sys
from pathlib import Path

import outcome_reports as outr

source = sys.argv[1] if len(sys.argv) > 1 else "content/fourth-2026"
target = Path(sys.argv[2] if len(sys.argv) > 2 else "build/examples/own-brand")

brand = Path(__file__).parent / "brand" / "coastal-forum.yaml"
statement = outr.load(source, brand=brand).statement()
for name in ("statement.pdf", "statement.docx", "statement.html"):
    print(statement.save(target / name))
print(statement.for_printer(bleed=3, crop_marks=True).save(target / "statement-for-printer.pdf"))
