"""Hold a simulated region against stylised facts and theory: a card of PASS, WARN and FAIL."""

from agents.process import SETTINGS  # noqa: F401 before a numeric library starts

import sys
from dataclasses import replace

from agents.errors import InputError
from analysis.terminal import terminal
from analysis.validation.card import Card
from analysis.validation.finish import PAGE, write_card
from analysis.validation.plan import check_facts, needed_arms
from analysis.validation.table import print_card
from scenarios.directories import new_directory
from scenarios.ensemble import cores
from scenarios.oracles.asking import ask_all
from scenarios.validation import Validation, is_validation, prepare_validation, preview
from scenarios.validation_runs import run_validation


def main(arguments: list[str]) -> int:
    """Simulate what the words ask for, judge it and say where to look; 0 whatever the verdicts.

    Everything is composed and checked before the first run starts; all is written or nothing.
    Raises InputError for wrong input and, once the card is written, for facts that the runs leave
    undefined; RunError for a run that failed.
    """
    shown = preview(arguments)
    if shown is not None:
        sys.stdout.write(shown)
        return 0
    validation = prepare_validation(arguments)
    check_facts(validation)
    card = carry_out(validation)
    console = terminal()
    print_card(card, validation, console)
    where = validation.directory / PAGE
    console.print(f"Look at {where}", highlight=False, soft_wrap=True, markup=False)
    _all_must_be_computed(card)
    return 0


def carry_out(validation: Validation) -> Card:
    """Run it under a temporary name, judge it, and put all in place."""
    settings, directory = validation.settings, validation.directory.resolve()
    with new_directory(
        directory, overwrite=settings.overwrite, finished=is_validation
    ) as temporary:
        here = replace(validation, directory=temporary)
        run_validation(here, needed_arms(here))
        answers = ask_all(settings.processes or cores()) if settings.theory else ()
        return write_card(here, answers)


def _all_must_be_computed(card: Card) -> None:
    if card.not_computed:
        missing = "; ".join(f"{row.name} ({row.why})" for row in card.not_computed)
        allowed = "larger scale, more months, or include=[…] without them"
        raise InputError(f"not computed: {missing}", where="facts", allowed=allowed)
