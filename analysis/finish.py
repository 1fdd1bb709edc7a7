"""From saved runs to effects, figures and report, written beside them."""

from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from agents.errors import InputError
from analysis.figures.gallery import drawings
from analysis.report import report
from analysis.results import Results, results
from analysis.scoreboard import scoreboard
from analysis.scoreboard_table import print_scoreboard
from analysis.style import save
from analysis.table import print_table

EFFECTS = "effects.parquet"
SCOREBOARD = "scoreboard.parquet"
FIGURES = "figures"
REPORT = "report.html"


def finish(directory: Path, console: Console) -> Results:
    """Draw everything that follows from the finished runs in ``directory`` and say where it is.

    Writes ``effects.parquet`` (comparisons only), ``scoreboard.parquet`` (where the region's plan
    has targets), ``figures/`` and ``report.html``, and prints the table of effects, the scoreboard
    and, as the last line, where to look. All is made under a temporary name and
    moved into place when it is whole. :class:`InputError` where the runs cannot be read or the
    directory cannot be written.
    """
    found = results(directory)
    try:
        with TemporaryDirectory(prefix=".finishing-", dir=directory) as temporary:
            made = Path(temporary)
            _write(found, made)
            publish(made, directory)
    except OSError as error:
        raise InputError(
            f"cannot be written ({error.strerror or error})",
            where=str(directory),
            allowed="a directory that can be written, on a disk with room left",
        ) from error
    if found.compared:
        print_table(found, console)
    if found.runs.targets:
        print_scoreboard(found, console)
    console.print(f"Look at {directory / REPORT}", highlight=False, soft_wrap=True, markup=False)
    return found


def _write(found: Results, directory: Path) -> None:
    figures = directory / FIGURES
    figures.mkdir()
    for name, drawing in drawings(found).items():
        save(drawing.draw(found), figures, name)
    if found.compared:
        found.all_effects.write_parquet(directory / EFFECTS)
    if found.runs.targets:
        scoreboard(found).write_parquet(directory / SCOREBOARD)
    (directory / REPORT).write_text(report(found, figures), encoding="utf-8")


def publish(made: Path, directory: Path) -> None:
    """Move every file to its place; the report comes last, since it is what people open."""
    (directory / FIGURES).mkdir(exist_ok=True)
    files = sorted(path for path in made.rglob("*") if path.is_file())
    for path in sorted(files, key=lambda file: file.name == REPORT):
        path.replace(directory / path.relative_to(made))
