"""What an employment impact assessment runs: a region with a project and without, by seed.

It is a comparison of two scenarios that differ in the project alone: the one that is asked for, and
the same with the project, which goes by the project's name.
"""

from collections.abc import Sequence

from hydra.core.override_parser.types import Override

from agents.errors import InputError
from scenarios.comparison import Comparison, free_directory
from scenarios.comparison_results import ASSESS
from scenarios.comparison_runs import LIST, closures_named, run_content, runs_of_sets
from scenarios.compose import Composed, check, compose_words
from scenarios.overrides import SEARCH_PATH, must_be_single, regular, text_of
from scenarios.preview import preview_of
from scenarios.project import PROJECT
from scenarios.settings import ComparisonSettings
from scenarios.some_overrides import of_closure
from scenarios.source import config_groups
from scenarios.words import Words, read_words

NOT_HERE = {
    "closure": "closures=[…]",
    "scenarios": "scenario=…, the one that the project is added to",
    "families": "nothing: both sides have the same policies; `jobcity compare` takes it",
    "project.goes_ahead": "nothing: it is run both ways",
}
"""Keys of other verbs, with what stands for them here."""


def preview_assessment(arguments: list[str]) -> str | None:
    """What ``--help`` or ``--cfg job`` ask to be shown instead; else None.

    Raises InputError for options there are not.
    """
    return preview_of(ASSESS, arguments)


def prepare_assessment(arguments: list[str]) -> Comparison:
    """Compose and check both sides of an assessment under every closure. Makes no directory.

    Raises InputError for the first thing that is wrong, also with the directory.
    """
    words = read_words(ASSESS, arguments)
    if words.multirun:
        what = "an assessment is no sweep"
        raise InputError(what, where="--multirun", allowed="one project, and seeds=N")
    parsed = regular(words.overrides, words.source)
    must_be_single([each for each in parsed if each.key_or_group == PROJECT], "one project")
    must_be_single(parsed, LIST)
    _nothing_of_other_verbs(parsed)
    closures = [each for each in parsed if of_closure(each)]
    base = compose_words(words.source, [text_of(each) for each in parsed if each not in closures])
    _must_name_a_project(base, words)
    names = (str(base.content["scenario"]["id"]), str(base.content[PROJECT].get("id")))
    if names[0] == names[1]:
        what = f"'{names[1]}' is the name of the scenario too"
        raise InputError(what, where=f"{PROJECT}.id", allowed="a name of its own")
    settings = check({**base.content, "scenarios": names}, ComparisonSettings, base.choices)
    content = run_content(base.config)
    project, scenario = content[PROJECT], content["scenario"]
    without = {**content, PROJECT: {**project, "goes_ahead": False}}
    named = {**scenario, "id": names[1], "label": project["label"]}
    given = {**content, "scenario": named}
    places = [text_of(each) for each in parsed if each.key_or_group == SEARCH_PATH]
    every = {
        (closure, name): {**side, "closure": own}
        for closure, own in closures_named(words, places, settings.closures, closures).items()
        for name, side in zip(names, (without, given), strict=True)
    }
    choices = {name: {**base.choices, "scenario": name} for name in names}
    runs = runs_of_sets(words, parsed, settings, every, choices)
    directory = free_directory(base, parsed, settings, ASSESS)
    return Comparison(settings, runs, directory, verb=ASSESS, against=names[0])


def _nothing_of_other_verbs(parsed: Sequence[Override]) -> None:
    for each in parsed:
        if each.key_or_group in NOT_HERE:
            what, allowed = "has no place in an assessment", NOT_HERE[each.key_or_group]
            raise InputError(what, where=each.key_or_group, allowed=allowed)


def _must_name_a_project(base: Composed, words: Words) -> None:
    if not isinstance(base.content.get(PROJECT), dict):
        known = ", ".join(config_groups(words.source.places)[PROJECT])
        raise InputError("is missing", where=PROJECT, allowed=known)
