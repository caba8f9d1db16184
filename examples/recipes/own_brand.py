import outcome_reports as outr

edition = outr.load("content/third-2025", brand="examples/brand/coastal-forum.yaml")
edition.summary().save("summary.html")
edition.summary().for_printer(bleed=3, crop_marks=True).save("summary-for-printer.pdf")

ours = {**edition.brand.model_dump(), "name": "ours", "title": "Island Talks", "footer": "Island Talks"}
edition.brand = outr.Brand.model_validate(ours)
edition.summary().save("summary.docx")
