"""Figures inside a page, so that nothing is fetched when it is opened."""

import re
from pathlib import Path

# Everything inside a figure that names another part of it, so that figures do not share names.
NAMED = re.compile(r'(\bid="|href="#|url\(#)')


def inline(path: Path, name: str) -> str:
    """An SVG file as it may stand in HTML among others, its parts' names preceded by ``name``."""
    text = path.read_text(encoding="utf-8")
    return NAMED.sub(rf"\g<1>{name}-", text[text.index("<svg") :])
