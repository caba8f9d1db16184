"""`python -m bench [flow|excerpts …] [EDITION]`."""

from __future__ import annotations

import sys
from pathlib import Path

from bench import excerpts, flow

PARTS = {"flow": flow.run, "excerpts": excerpts.run}

chosen = [argument for argument in sys.argv[1:] if argument in PARTS] or list(PARTS)
places = [Path(argument) for argument in sys.argv[1:] if argument not in PARTS] or [Path("content/fourth-2026")]
for part in chosen:
    PARTS[part](places[0])
