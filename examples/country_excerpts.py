"""Make the excerpts for one country, for two together, and for a group.

python examples/country_excerpts.py [EDITION [FOLDER]]
"""

import sys
from pathlib import Path

import outcome_reports as outr

edition = outr.load(sys.argv[1] if len(sys.argv) > 1 else "content/fourth-2026")
folder = Path(sys.argv[2] if len(sys.argv) > 2 else "build/examples")

print(edition.excerpt("IDN").save(folder / "indonesia.docx"))
print(edition.excerpt(["FJI", "TON"]).save(folder / "fiji-and-tonga.pdf"))
print(edition.excerpt("PACIFIC", without=["clearance"]).save(folder / "pacific.html"))
