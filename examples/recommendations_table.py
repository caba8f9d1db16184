"""Walk the recommendations into a table that a spreadsheet opens (or `pandas.DataFrame(edition.recommendations())`).

python examples/recommendations_table.py [EDITION [FOLDER]]
"""

import csv
import sys
from pathlib import Path

import outcome_reports as outr

edition = outr.load(sys.argv[1] if len(sys.argv) > 1 else "content/fourth-2026")
folder = Path(sys.argv[2] if len(sys.argv) > 2 else "build/examples")

folder.mkdir(parents=True, exist_ok=True)
target = folder / "recommendations.csv"
with target.open("w", encoding="utf-8-sig", newline="") as file:
    table = csv.writer(file)
    table.writerow(["Number", "Chapter", "From", "Addressed to", "Context", "Recommendation"])
    for row in edition.recommendations():
        table.writerow(
            [row.id, row.chapter_title, ", ".join(row.by), ", ".join(row.to), row.context, row.recommendation]
        )
print(target)
