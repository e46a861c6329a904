"""The page for the doctor, and charts. Only this package uses Matplotlib; it writes no files.

    content.build.build(records, profile, period, today=..., version=...) -> Content    values, no Matplotlib
    content.as_text.lines(content) -> list[str]          the same for a screen reader or a form, no Matplotlib
    render.html(content) -> bytes                        the same for a browser
    render.report(content, paper="a4" | "letter", format="pdf" | "svg" | "png") -> list[bytes]
    render.chart(content, keys, format=...) -> bytes

A PDF is one file with all pages; the other formats are one file per page.
"""

import os

# The first import of NumPy starts an OpenBLAS thread for every core, which takes longer than our arithmetic.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
