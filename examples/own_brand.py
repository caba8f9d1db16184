"""The statement in the look of another organisation: one brand file, no code, and a PDF for its printing house.

python examples/own_brand.py content/fourth-2026 build/own-brand
"""

import sys
from pathlib import Path

import outcome_reports as outr

source, target = Path(sys.argv[1]), Path(sys.argv[2])
target.mkdir(parents=True, exist_ok=True)

brand = Path(__file__).parent / "brand" / "coastal-forum.yaml"
statement = outr.load(source, brand=brand).statement()
for name in ("statement.pdf", "statement.docx", "statement.html"):
    print(statement.save(target / name))
print(statement.for_printer(bleed=3, crop_marks=True).save(target / "statement-for-printer.pdf"))
