"""How the page looks, one file a part of it. Matplotlib is only here."""

# Before any module of this package imports Matplotlib.
from tracker.report.drawing import less_work as less_work
