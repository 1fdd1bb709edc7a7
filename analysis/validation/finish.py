"""From a validation's saved runs to its card, figures and page, written beside them."""

from pathlib import Path

from analysis.style import save
from analysis.validation.card import Card, make_card
from analysis.validation.figures.gallery import DRAWINGS
from analysis.validation.page import page
from analysis.validation.plan import missing_facts, needed_arms
from analysis.validation.trials import Trials, load_trials
from analysis.validation.words import as_json
from scenarios.oracles.asking import Answer
from scenarios.validation import Validation

CARD = "validation.json"
FIGURES = "figures"
PAGE = "validation.html"


def write_card(validation: Validation, answers: tuple[Answer, ...]) -> Card:
    """Judge the facts by the runs saved in the validation's directory and write what came of it.

    Writes ``figures/``, ``validation.html`` and, last, ``validation.json``.
    """
    directory = validation.directory
    trials = load_trials(directory, needed_arms(validation), validation.seeds)
    missing = missing_facts(validation)
    card = make_card(validation.settings.wanted, trials, answers, missing)
    _draw(card, trials, directory / FIGURES)
    text = page(card, validation, directory / FIGURES)
    (directory / PAGE).write_text(text, encoding="utf-8")
    (directory / CARD).write_text(as_json(card, validation), encoding="utf-8")
    return card


def _draw(card: Card, trials: Trials, figures: Path) -> None:
    figures.mkdir()
    for name, drawing in DRAWINGS.items():
        save(drawing.draw(card, trials), figures, name)
