"""Write the recommendations into a table that a spreadsheet opens (or `pandas.DataFrame(edition.recommendations())`).

python examples/recommendations_table.py [EDITION [FOLDER]]
"""

import sys
from pathlib import Path

import outcome_reports as outr

edition = outr.load(sys.argv[1] if len(sys.argv) > 1 else "content/fourth-2026")
folder = Path(sys.argv[2] if len(sys.argv) > 2 else "build/examples")

print(edition.export("recommendations", folder / "recommendations.csv"))
