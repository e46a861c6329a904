"""The page for the doctor, and charts. Matplotlib lives here and only here; nothing here writes a file.

    content.build.build(records, profile, period, today=..., version=...) -> Content    values, no Matplotlib
    content.as_text.lines(content) -> list[str]          the same for a screen reader or a form, no Matplotlib
    render.html(content) -> bytes                        the same for a browser
    render.report(content, paper="a4" | "letter", format="pdf" | "svg" | "png") -> list[bytes]
    render.chart(content, keys, format=...) -> bytes

A PDF is one file however many pages; the other formats are one file a page.
"""

import os

# OpenBLAS starts a thread for every core when NumPy is first imported, which takes longer than our arithmetic.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
