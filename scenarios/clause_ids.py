"""The clauses that a policy may say it carries: those of the documents, and outside rules."""

from functools import cache
from importlib.resources import files

import yaml

FOLDER = "clauses"


@cache
def known_clauses() -> dict[str, dict[str, str | bool]]:
    """By id, where each clause stands (region, document, article) and its names in both languages.

    Read once: the file is long.
    """
    text = (files("conf") / FOLDER / "all.yaml").read_text(encoding="utf-8")
    found: dict[str, dict[str, str | bool]] = yaml.safe_load(text)
    return found
