from collections import Counter

import matplotlib.pyplot as plt

import outcome_reports as outr
from outcome_reports import sections

edition = outr.load("content/fourth-2026")
counted = Counter(record.chapter_title for record in edition.recommendations())
chart, axes = plt.subplots()
axes.barh(list(counted), list(counted.values()))
figure = sections.figure(chart, alt="Bars: recommendations by chapter", caption="Recommendations by chapter")
edition.document([sections.cover, figure], title="In figures").save("figures.html")
