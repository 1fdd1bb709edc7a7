"""Where tables are printed."""

from rich.console import Console

from analysis.table import WIDTH


def terminal() -> Console:
    """A console as wide as the terminal, or as wide as the table where there is none."""
    console = Console()
    return console if console.is_terminal else Console(width=WIDTH)
