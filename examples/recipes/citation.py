import json
from pathlib import Path

import outcome_reports as outr

folders = sorted(file.parent for file in Path("content").glob("*/edition.yaml"))
cited = [json.loads(outr.load(folder).statement().cite("csl"))[0] for folder in folders]
Path("statements.json").write_text(json.dumps(cited, indent=2), "utf-8")
