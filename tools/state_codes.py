"""Put the codes of Unicode's CLDR into the list of States: `python tools/state_codes.py FOLDER_OF_CLDR_CORE`.

`templates/registry/states.csv` holds the names that the United Nations uses for its member States and observers; they
are facts, gathered for this project. This script fills in the columns `m49` (the number of UN Statistics) and `un`
(member or observer) by the ISO 3166-1 alpha-3 key, and stops if a member State is missing or a row is not one of them.

The folder is the npm package cldr-core unpacked (`npm pack cldr-core`; Unicode License v3, which allows this use). Run
it again when a State joins or changes its name; last run with CLDR 48.2.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

STATES = Path(__file__).parents[1] / "templates" / "registry" / "states.csv"
# CLDR knows the members only. Observers: General Assembly resolutions 58/314 and 67/19.
OBSERVERS = {"VAT", "PSE"}


def main(folder: Path) -> None:
    """Rewrite the list of States with the codes in `folder`."""
    supplemental = folder / "supplemental"
    codes = json.loads((supplemental / "codeMappings.json").read_text("utf-8"))["supplemental"]["codeMappings"]
    groups = json.loads((supplemental / "territoryContainment.json").read_text("utf-8"))["supplemental"]
    members = {codes[alpha2]["_alpha3"] for alpha2 in groups["territoryContainment"]["UN"]["_contains"]}
    numbers = {code["_alpha3"]: code["_numeric"] for code in codes.values() if {"_alpha3", "_numeric"} <= set(code)}
    with STATES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    listed = {row["key"] for row in rows}
    if listed != members | OBSERVERS:
        sys.exit(
            f"missing: {sorted((members | OBSERVERS) - listed)}; neither member nor observer: "
            f"{sorted(listed - members - OBSERVERS)}"
        )
    for row in rows:
        row["m49"] = numbers[row["key"]]
        row["un"] = "observer" if row["key"] in OBSERVERS else "member"
    with STATES.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
