"""`python -m bench [flow|excerpts|preview|clearance …] [--edition EDITION]`."""

from __future__ import annotations

import argparse
from pathlib import Path

from bench import clearance, excerpts, flow, preview

PARTS = {"flow": flow.run, "excerpts": excerpts.run, "preview": preview.run, "clearance": clearance.run}

parser = argparse.ArgumentParser(prog="tools/bench", description="Our figures beside those of our peers, in one run.")
parser.add_argument(
    "parts", nargs="*", metavar="flow|excerpts|preview|clearance", help="what is measured; everything if none is named"
)
parser.add_argument("--edition", type=Path, default=Path("content/fourth-2026"), help="folder (%(default)s)")
wanted = parser.parse_args()
if unknown := set(wanted.parts) - set(PARTS):
    parser.error(f"there is no part {', '.join(sorted(unknown))}: name {' or '.join(PARTS)}")
for part in wanted.parts or PARTS:
    PARTS[part](wanted.edition)
