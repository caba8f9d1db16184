from openpyxl import Workbook

import outcome_reports as outr

book = Workbook()
sheet = book.create_sheet("Recommendations", 0)
sheet.append(["Number", "Chapter", "From", "To", "Recommendation"])
for row in outr.load("content/fourth-2026").recommendations():
    sheet.append([row.id, row.chapter_title, ", ".join(row.by), ", ".join(row.to), row.recommendation])
book.save("recommendations.xlsx")
