"""What Matplotlib and fontTools do for others and not for us, switched off. Import it before both.

Each is one line about code that is not ours. A test fails when one of them no longer applies.
"""

from __future__ import annotations

from typing import Any

from matplotlib import _docstring, artist

_matplotlib: Any = _docstring
_artist: Any = artist.Artist

# Matplotlib writes the properties of every artist into texts that only a programmer reads: a tenth of its import.
_matplotlib._ArtistPropertiesSubstitution.__call__ = lambda self, described: described
_matplotlib.Substitution.__call__ = lambda self, described: described
_artist._update_set_signature_and_docstring = classmethod(lambda cls: None)


def drop_layout_tables() -> None:
    """Embed fonts in a PDF without the tables that say which letters follow which: the letters are placed already."""
    from matplotlib.backends import _backend_pdf_ps

    dropped: list[str] = _backend_pdf_ps.subset.Options._drop_tables_default  # type: ignore[attr-defined]
    dropped += (table for table in ("GPOS", "GSUB", "GDEF", "kern", "MATH") if table not in dropped)
