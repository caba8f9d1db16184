import sys

import outcome_reports as outr

try:
    findings = outr.load("content/third-2025").check("rso", rules=["NAM", "STR"])
except outr.ContentError as error:
    sys.exit(str(error))
wrong = [f"{finding.path}:{finding.line}: {finding.message}" for finding in findings if finding.severity == "error"]
sys.exit("\n".join(wrong))
