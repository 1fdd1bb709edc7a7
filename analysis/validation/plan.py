"""What a validation's facts need: checked before anything is simulated."""

from collections.abc import Mapping

from agents.errors import InputError, unknown_name
from analysis.validation.catalogue import STATISTICS
from scenarios.validation import CYCLE, SATURATION, Validation

NO_SHOCK = "there is no shock to set off a cycle of demand"


def check_facts(validation: Validation) -> None:
    """Raise InputError for a statistic there is not, and for runs too short for a fact."""
    settings = validation.settings
    for name, fact in settings.wanted.items():
        where = f"facts.targets.{name}"
        if fact.statistic not in STATISTICS:
            known = STATISTICS
            where = f"{where}.statistic"
            raise unknown_name(fact.statistic, kind="statistic", where=where, known=known)
        statistic = STATISTICS[fact.statistic]
        treated = SATURATION in statistic.needs
        months = settings.saturation_months if treated else settings.months
        least = f"months={statistic.months} or more, or include=[…] without it"
        if treated:
            least = f"saturation_{least}"
        if months < statistic.months:
            what = f"cannot be computed from runs of {months} months"
            raise InputError(what, where=where, allowed=least)
        if treated:
            _must_be_run(validation, where, fact.group)


def _must_be_run(validation: Validation, where: str, percent: str) -> None:
    if f"{SATURATION}_{percent}" not in validation.arms:
        known = [name.rpartition("_")[2] for name in validation.arms if SATURATION in name]
        raise unknown_name(percent, kind="saturation", where=f"{where}.group", known=known)
    settings = validation.settings
    if settings.saturation_months > settings.months:
        what = f"is more than the {settings.months} months of the runs it is compared with"
        raise InputError(what, where="saturation_months", allowed="at most months")


def needed_arms(validation: Validation) -> list[str]:
    """The kinds of run that the wanted facts need, of those there are."""
    needs = {
        need
        for fact in validation.settings.wanted.values()
        for need in STATISTICS[fact.statistic].needs
    }
    return [name for name in validation.arms if name in needs or name.split("_")[0] in needs]


def missing_facts(validation: Validation) -> Mapping[str, str]:
    """Facts that need a kind of run there is none of, and why."""
    return {
        name: NO_SHOCK
        for name, fact in validation.settings.wanted.items()
        if CYCLE in STATISTICS[fact.statistic].needs and CYCLE not in validation.arms
    }
