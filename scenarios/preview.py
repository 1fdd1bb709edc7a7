"""What a verb shows instead of simulating: its help, or the configuration it would take."""

from collections.abc import Callable

from omegaconf import OmegaConf

from agents.errors import InputError
from scenarios.compose import Composed, compose_words
from scenarios.overrides import regular, text_of
from scenarios.overview import overview
from scenarios.words import Words, read_words


def as_asked(words: Words) -> Composed:
    """The configuration that the words ask for, whatever else is to be checked."""
    overrides = regular(words.overrides, words.source)
    return compose_words(words.source, [text_of(each) for each in overrides])


def preview_of(
    verb: str, arguments: list[str], composed: Callable[[Words], Composed] = as_asked
) -> str | None:
    """What ``--help`` or ``--cfg job`` ask to be shown; None where they do not stand.

    ``composed``: the verb's own way to its configuration. Raises InputError for options there are
    not.
    """
    words = read_words(verb, arguments)
    if words.help:
        return overview(verb, words.source.own)
    if not words.shows:
        return None
    if words.shows != ("--cfg=job",):
        shown = " ".join(words.shows)
        raise InputError(f"cannot show {shown}", where=verb, allowed="--cfg job, --help")
    return str(OmegaConf.to_yaml(OmegaConf.create(composed(words).content)))
