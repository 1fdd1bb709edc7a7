"""How near services are to where people live."""

import numpy as np

from agents.people import Status
from sim.outcomes.book import Book, Floats
from sim.outcomes.registry import outcome
from sim.service_points import points_of_service
from sim.travel_to_courses import brought_within

STATION_MINUTES = 15.0
TRAINING_MINUTES = 30.0
READING = "minutes within a subdistrict are our reading"


@outcome(
    unit="percent",
    zh="15分钟就业服务圈覆盖率",
    en="Within 15 minutes of a station",
    source=f"Hangzhou reply 276 of 2024, 四(三): the 15-minute circle; {READING}",
    measure="rate",
    groups="population",
)
def within_15_minutes_of_station(book: Book) -> object:
    """Residents of 16 to 69 years who live within 15 minutes of a staffed service station or a
    point of service beside it, those of policies among them. See :func:`within`.
    """
    return _covered(book, within(book, STATION_MINUTES))


@outcome(
    unit="percent",
    zh="30分钟职业技能培训圈覆盖率",
    en="Within 30 minutes of training",
    source=f"Yuhang plan 2026–2030, article 10: the 30-minute circle; {READING}",
    measure="rate",
    groups="population",
)
def within_30_minutes_of_training(book: Book) -> object:
    """Residents of 16 to 69 years who live within 30 minutes of a place where courses are booked: a
    staffed service station or a point of service. Where a policy gives a share of courses so near
    to everybody, or online, the others count by that share.
    """
    near = within(book, TRAINING_MINUTES)
    brought = brought_within(TRAINING_MINUTES, book.levers.travel_limits)
    return _covered(book, near + (1.0 - near) * brought)


def within(book: Book, minutes: float) -> Floats:
    """The share of each place's residents who have a service within so many minutes.

    float64 (places), 0 to 1. Services are staffed stations and the points beside them, which
    shorten the way by :func:`~sim.service_points.way_to_service`. With n of them in a subdistrict
    the minutes to the nearest are uniform on [0, 2b/√n], where b are the minutes within a
    subdistrict: the mean is b with one and falls with the root of their number, as it does for
    points spread over an area. To a subdistrict further away the minutes between come on top. The
    best subdistrict counts. A policy that says within how many minutes everybody finds one is taken
    at its word. Without any staffed station nobody is served, at points either.
    """
    stations, places = book.state.stations, len(book.places)
    staffed = stations["staff"] + stations["added_staff"] > 0
    if not staffed.any():
        return np.zeros(places)
    if book.levers.service_within <= minutes:
        return np.ones(places)
    here = np.bincount(stations["place"][staffed], minlength=places)[:places]
    count = here + points_of_service(book.levers)
    between = book.minutes[:places, :places] - book.minutes_base
    left = minutes - between
    spread = 2.0 * book.minutes_base / np.sqrt(np.where(count > 0, count, 1.0))
    inside = (left >= 0).astype(np.float64)
    share = np.divide(left, spread, out=inside, where=(left > 0) & (spread > 0))
    best: Floats = (np.clip(share, 0.0, 1.0) * (count > 0)).max(axis=1)
    return best


def _covered(book: Book, near: Floats) -> object:
    people = book.residents[..., : Status.AWAY].sum(axis=-1)
    # Whole thousandths of persons, so that sums do not depend on their order.
    counted = np.round(people * near[:, None, None] * 1000).astype(np.int64)
    return book.split(counted) / 1000.0, book.split(people)
