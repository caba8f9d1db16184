import outcome_reports as outr

change = outr.redline("content/third-2025", "revised/third-2025", document="summary")
for suffix in ("docx", "html"):
    change.save(f"what-changed.{suffix}")
