"""`python -m bench --help` says what can be measured, and beside what."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from bench import clearance, commands, excerpts, flow, preview
from bench.measuring import FOUND

PARTS: dict[str, Callable[[Path, Path | None], None]] = {
    "commands": commands.run,
    "flow": flow.run,
    "excerpts": excerpts.run,
    "preview": preview.run,
    "clearance": clearance.run,
}

parser = argparse.ArgumentParser(prog="tools/bench", description="Our figures beside those of our peers, in one run.")
parser.add_argument("parts", nargs="*", metavar="|".join(PARTS), help="what is measured; everything if none is named")
parser.add_argument("--edition", type=Path, default=Path("content/fourth-2026"), help="folder (%(default)s)")
parser.add_argument("--against", type=Path, help="checkout of another version, measured by turns with this one")
parser.add_argument("--json", type=Path, help="file for the figures")
wanted = parser.parse_args()
if unknown := set(wanted.parts) - set(PARTS):
    parser.error(f"there is no part {', '.join(sorted(unknown))}: name {' or '.join(PARTS)}")
for part in wanted.parts or PARTS:
    PARTS[part](wanted.edition, wanted.against and wanted.against.absolute())
    if wanted.json:
        wanted.json.write_text(json.dumps(FOUND, indent=2) + "\n", encoding="utf-8")
