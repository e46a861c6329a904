"""The links of the package, and its long description: the README with links that lead somewhere without the checkout.

Hatchling runs it when it builds. With the addresses in pyproject.toml, links and pictures are those of that place.
Without them the description says how the installed program shows the pages, and tells the pictures in words.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

from hatchling.metadata.plugin.interface import MetadataHookInterface

INSTALLED: Final = "share/doc/b12-tracker"
_PICTURE: Final = re.compile(r'<img src="(?P<source>[^"]+)"(?P<size>[^>]*) alt="(?P<words>[^"]+)">')
_AROUND: Final = re.compile(r'<a href="(?P<target>[^":]+)">(?P<within>.*?)</a>', re.DOTALL)
_IMAGE: Final = re.compile(r"!\[(?P<words>[^\]]+)\]\((?P<source>[^)]+)\)")
_LINK: Final = re.compile(r"(?<!!)\[(?P<words>[^\]]+)\]\((?P<target>[^):]+)\)")


def described(readme: str, *, pages: str = "", pictures: str = "") -> str:
    """The long description. pages, pictures: the addresses of the folder of the README; or empty."""
    if pages and pictures:
        text = _AROUND.sub(rf'<a href="{pages}/\g<target>">\g<within></a>', readme)
        text = _PICTURE.sub(rf'<img src="{pictures}/\g<source>"\g<size> alt="\g<words>">', text)
        text = _IMAGE.sub(rf"![\g<words>]({pictures}/\g<source>)", text)
        return _LINK.sub(rf"[\g<words>]({pages}/\g<target>)", text)
    text = _AROUND.sub(r"\g<within>", readme)
    for picture in (_PICTURE, _IMAGE):
        text = picture.sub(lambda found: f"*{' '.join(found['words'].split()).rstrip('.')}.*", text)
    return _LINK.sub(lambda found: f"{found['words']} (`{_where(found['target'])}`)", text)


def _where(target: str) -> str:
    """Where somebody who has the program installed finds that page: the command that prints it, or its file."""
    page = target.partition("#")[0]
    if page.startswith("docs/"):
        return f"tracker help {Path(page).stem}".removesuffix(" README")
    return f"{INSTALLED}/{page}"


class Description(MetadataHookInterface):
    """What Hatchling calls."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Add the description, and the links where the pages can be fetched."""
        pages, pictures = (str(self.config[key]).rstrip("/") for key in ("pages", "pictures"))
        readme = (Path(self.root) / "README.md").read_text(encoding="utf-8")
        metadata["readme"] = {
            "content-type": "text/markdown",
            "text": described(readme, pages=pages, pictures=pictures),
        }
        names = {"Manual": "docs/README.md", "Changes": "CHANGELOG.md", "Security": "SECURITY.md"}
        metadata["urls"] = {name: f"{pages}/{page}" for name, page in names.items() if pages}
