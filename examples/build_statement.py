"""Make the outcome statement of an edition in all three formats.

python examples/build_statement.py [EDITION [FOLDER]]
"""

import sys
from pathlib import Path

import outcome_reports as outr

edition = outr.load(sys.argv[1] if len(sys.argv) > 1 else "content/fourth-2026")
folder = Path(sys.argv[2] if len(sys.argv) > 2 else "build/examples")

statement = edition.statement()
for suffix in ("pdf", "docx", "html"):
    print(statement.save(folder / f"statement.{suffix}"))
