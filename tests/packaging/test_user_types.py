"""What type checkers say of scripts that use the package: mypy and pyright, both strict, without a plugin."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from outcome_reports.validating.programs import npm_package
from outcome_reports.validating.verdicts import Unavailable

PLAIN = """
from pathlib import Path

import outcome_reports as outr
from outcome_reports import sections, tree

rows = [{"id": "R1.1", "to": ["IDN"], "context": "Boats are lost.", "recommendation": "Find them."}]
chapter = {"id": "boats", "title": "Boats", "introduction": "What was said.", "recommendations": rows}
days = {"start": "2027-03-02", "end": "2027-03-04"}
names = {"entities": [{"key": "RSO", "kind": "organisation", "short": "the RSO"}]}
meeting = {"series": "Talks", "number": 2, "dates": days, "organiser": "RSO", "chapters": [chapter]}

edition = outr.edition(meeting, registry=names, brand="rso")
also = outr.edition(content={"series": "Talks", "chapters": []}, registry=Path("registry"), brand=Path("ours.yaml"))
saved: Path = edition.statement().save("statement.pdf")
data: bytes = edition.excerpt(["IDN", "FJI"], without=["clearance"]).to("docx")
page: str = edition.summary().to_html().decode()
for record in edition.recommendations():
    words: str = record.recommendation
    to: tuple[str, ...] = tuple(record.to)
found: list[str] = [finding.message for finding in edition.check("rso", rules=["NAM"])]
table = sections.table([["Day", "States"], ["2027-03-02", 12]], caption="Who came", align=["start", "end"])
chart = sections.chart([("Year", "Calls"), ("2026", 12)], title="Calls", kind="columns")


def thanks(composer: outr.Composer) -> list[tree.Section]:
    return [tree.Section((composer.heading(2, "Thanks"), composer.paragraph("We thank you.")), id="thanks")]


edition.document([sections.cover, thanks, table, chart], title="Thanks").save("thanks.html")
report = outr.build("third", "out", formats=["html"], documents=["summary"], excerpts=["IDN"])
made: list[str] = [document.stem for document in report.made]
ours = outr.Brand.model_validate({**edition.brand.model_dump(), "title": "Ours"})
"""
WRONG = (
    "outr.load(5)",
    "outr.load('x').statement().save(None)",
    "outr.load('x').excerpt(7)",
    "outr.edition('content/third-2025')",
    "outr.load('x').statment()",
    "outr.build('x', formats=1)",
    "outr.load('x').statement().to('pdf') + ''",
    "outr.Registri",
)


def _mypy(script: Path) -> dict[int, str]:
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--no-error-summary", script.name]
    ended = subprocess.run(command, cwd=script.parent, capture_output=True, text=True, check=False, timeout=300)
    assert ended.stderr == ""
    found = re.findall(rf"^{script.name}:(\d+): error: (.*)$", ended.stdout, re.MULTILINE)
    assert ended.returncode == bool(found), ended.stdout
    return {int(line): message for line, message in found}


def _pyright(script: Path) -> dict[int, str]:
    try:
        program = npm_package("pyright") / "index.js"
    except Unavailable as missing:
        pytest.skip(str(missing))
    settings = {"include": [script.name], "typeCheckingMode": "strict", "reportUnusedExpression": False}
    (script.parent / "pyrightconfig.json").write_text(json.dumps(settings), "utf-8")
    command = ["node", str(program), "--outputjson", "--pythonpath", sys.executable, "--project", "."]
    ended = subprocess.run(command, cwd=script.parent, capture_output=True, text=True, check=False, timeout=300)
    said = json.loads(ended.stdout)
    assert said["summary"]["filesAnalyzed"] == 1
    errors = [found for found in said["generalDiagnostics"] if found["severity"] == "error"]
    return {found["range"]["start"]["line"] + 1: found["message"] for found in errors}


@pytest.mark.parametrize("check", [_mypy, _pyright])
def test_a_script_may_use_plain_texts_and_lists_and_its_faults_are_found(check: object, tmp_path: Path) -> None:
    assert callable(check)
    script = tmp_path / "script.py"
    script.write_text("\n".join((PLAIN, *WRONG)), "utf-8")
    found: dict[int, str] = check(script)
    first = PLAIN.count("\n") + 2
    assert {line: message for line, message in found.items() if line < first} == {}
    assert [code for line, code in enumerate(WRONG, first) if line not in found] == []
