"""From an assessment's saved runs to its table, figures and page, written beside them."""

from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from agents.errors import InputError
from analysis.assessment.figures import jobs_over_time, unemployment_risk
from analysis.assessment.findings import findings
from analysis.assessment.measures import assessment_table
from analysis.assessment.page import page
from analysis.assessment.sides import load_sides
from analysis.assessment.table import print_assessment
from analysis.finish import FIGURES, REPORT, publish
from analysis.style import save

TABLE = "assessment.parquet"


def finish_assessment(directory: Path, console: Console) -> None:
    """Draw everything that follows from the finished runs in ``directory`` and say where it is.

    Writes ``assessment.parquet``, ``figures/`` and ``report.html``, and prints the table and, as
    the last line, where to look. All is made under a temporary name and moved into place when it is
    whole. :class:`InputError` where the runs cannot be read or the directory cannot be written.
    """
    sides = load_sides(directory)
    table = assessment_table(sides)
    found = findings(sides, table)
    drawings = {
        "jobs_over_time": (jobs_over_time.draw(sides), jobs_over_time.CAPTION),
        "unemployment_risk": (unemployment_risk.draw(sides, table), unemployment_risk.CAPTION),
    }
    try:
        with TemporaryDirectory(prefix=".finishing-", dir=directory) as temporary:
            made = Path(temporary)
            figures = made / FIGURES
            figures.mkdir()
            for name, (figure, _) in drawings.items():
                save(figure, figures, name)
            table.write_parquet(made / TABLE)
            captions = {name: caption for name, (_, caption) in drawings.items()}
            text = page(sides, found, figures, captions)
            (made / REPORT).write_text(text, encoding="utf-8")
            publish(made, directory)
    except OSError as error:
        raise InputError(
            f"cannot be written ({error.strerror or error})",
            where=str(directory),
            allowed="a directory that can be written, on a disk with room left",
        ) from error
    print_assessment(sides, found, console)
    console.print(f"Look at {directory / REPORT}", highlight=False, soft_wrap=True, markup=False)
