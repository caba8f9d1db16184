import outcome_reports as outr
from outcome_reports import sections

edition = outr.load("content/fourth-2026")
rows = [("Recommendation", "Addressed to")]  # or a data frame, as it is
rows += [(record.id, ", ".join(record.to)) for record in edition.recommendations()]
table = sections.table(rows, caption="Whom each recommendation addresses", id="addressees")
edition.document([sections.cover, table], title="Who is addressed").save("addressees.html")
