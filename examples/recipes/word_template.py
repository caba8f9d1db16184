import outcome_reports as outr

edition = outr.load("content/third-2025", reference_doc="corporate.dotx")
edition.summary().save("summary.docx")

report = outr.build("content/third-2025", "out", formats="docx", documents="brief", reference_doc="corporate.dotx")
print(report.lacks_styles)
