"""What a validation's facts need: checked before anything is simulated."""

from collections.abc import Mapping, Sequence

from agents.errors import InputError, unknown_name
from analysis.validation.catalogue import STATISTICS
from analysis.validation.registry import Statistic
from scenarios.facts import Fact
from scenarios.validation import CYCLE, SATURATION, Validation
from sim.outcomes.book import group_names

NO_SHOCK = "there is no shock to set off a cycle of demand"
LEFT_OUT = "or include=[…] without it"


def check_facts(validation: Validation) -> None:
    """Raise InputError for a fact that cannot be computed from the runs that are asked for.

    Its statistic or the group is not there, or the runs are too short.
    """
    for name, fact in validation.settings.wanted.items():
        where = f"facts.targets.{name}"
        if fact.statistic not in STATISTICS:
            where = f"{where}.statistic"
            raise unknown_name(fact.statistic, kind="statistic", where=where, known=STATISTICS)
        statistic = STATISTICS[fact.statistic]
        _must_be_a_group(validation, where, fact)
        _must_be_long_enough(validation, where, fact)
        if SATURATION in statistic.needs:
            _must_be_compared(validation)


def _must_be_a_group(validation: Validation, where: str, fact: Fact) -> None:
    statistic, where = STATISTICS[fact.statistic], f"{where}.group"
    known = groups_of(statistic, validation)
    if fact.group in known:
        return
    if statistic.groups == "all":
        what = f"{statistic.name} takes no group, '{fact.group}' would change nothing"
        raise InputError(what, where=where, allowed="all")
    kind = "group" if statistic.groups == "population" else statistic.groups
    raise unknown_name(fact.group, kind=kind, where=where, known=known)


def groups_of(statistic: Statistic, validation: Validation) -> Sequence[str]:
    """What the group of a statistic's fact may be."""
    if statistic.groups == "saturation":
        return [name.rpartition("_")[2] for name in validation.arms if SATURATION in name]
    if statistic.groups == "all":
        return ["all"]
    return group_names(
        statistic.groups, validation.settings.region.places, (), validation.settings.region.sectors
    )


def _must_be_long_enough(validation: Validation, where: str, fact: Fact) -> None:
    settings, statistic = validation.settings, STATISTICS[fact.statistic]
    treated = SATURATION in statistic.needs
    key = "saturation_months" if treated else "months"
    months = settings.saturation_months if treated else settings.months
    if months < statistic.months:
        what = f"cannot be computed from runs of {months} months"
        allowed = f"{key}={statistic.months} or more, {LEFT_OUT}"
        raise InputError(what, where=where, allowed=allowed)
    lived = statistic.lived + (int(fact.group) if statistic.groups == "horizon" else 0)
    short = lived - (months + settings.settling_months)
    if short > 0:
        what = f"cannot be computed from runs of {months} months after {settings.settling_months}"
        what = f"{what} of settling, for it looks back over {lived}"
        raise InputError(what, where=where, allowed=f"{key}={months + short} or more, {LEFT_OUT}")


def _must_be_compared(validation: Validation) -> None:
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
