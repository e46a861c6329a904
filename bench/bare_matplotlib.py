"""The least that draws a year: an A4 page with as many axes as our report. Usage: bare_matplotlib.py FILE AXES"""

import sys

from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.figure import Figure

DAYS = 365

file, count = sys.argv[1], int(sys.argv[2])
figure = Figure(figsize=(8.27, 11.69))
FigureCanvasPdf(figure)
days = list(range(DAYS))
for number, axes in enumerate(figure.subplots(count, 1)):
    scores = [(day * 7 + number * 3) % 11 for day in days]
    means = [sum(week) / len(week) for week in (scores[max(0, day - 6) : day + 1] for day in days)]
    axes.plot(days, scores, "o", markersize=2)
    axes.plot(days, means)
    axes.set_ylim(0, 10)
figure.savefig(file)
print(f"Wrote {file}")
