import pandas as pd

import outcome_reports as outr

rows = pd.read_csv("recommendations.csv", dtype=str)  # columns: id, to, context, recommendation
chapter = {"id": "boats", "title": "Boats", "introduction": "What was said.", "recommendations": rows}
meeting = {"series": "Island Talks", "number": 2, "organiser": "RSO", "chapters": [chapter], "published": "2027-03-04"}
meeting["dates"] = {"start": "2027-03-02", "end": "2027-03-04"}
for name in ("talks.pdf", "talks.docx", "talks.html"):
    outr.edition(meeting, registry="content/registry").statement().save(name)
