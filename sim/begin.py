"""The fixed side of a model, made from its numbers."""

from agents.chance import Luck
from sim.calendar import Calendar
from sim.keys import KeySpace
from sim.settings import Settings
from sim.threads import Threads
from sim.world import World


def make_world(
    settings: Settings, seed: int, scale: float, calendar: Calendar, threads: int
) -> World:
    """The fixed side of a model with these numbers."""
    region = settings.region
    residents = region.residents.people
    if region.textbook:
        residents = (region.seekers or 0) + (region.employed or 0)
    rest = settings.rest_of_city
    outside = [(rest.east, rest.north)] if rest.enabled else []
    keys = KeySpace(
        residents=max(1, round(residents * scale)),
        youth=round(settings.demography.youth_per_month * scale),
        candidates=round(settings.migration.candidates_per_month * scale),
        first=calendar.first,
        commuters=round(rest.candidates_per_month * scale) if rest.enabled else 0,
        first_commuters=round(rest.in_commuters * scale) if rest.enabled else 0,
    )
    return World(
        region=region,
        ability=settings.ability,
        luck=Luck(seed),
        scale=scale,
        calendar=calendar,
        keys=keys,
        minutes=region.travel_minutes(*outside),
        productivity_growth=settings.firms.productivity_growth,
        threads=Threads(threads),
        disturbance=settings.disturbance(),
        watched=settings.watched(),
    )
