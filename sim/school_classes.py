"""Classes at technical schools that end with a high skill certificate: places limit them.

A student joins where the class is worth its price, which an allowance lowers.
"""

import numpy as np
import numpy.typing as npt

from agents.chance import Decision
from agents.people import NEVER
from sim.bases import by_lot
from sim.calendar import month_of_year
from sim.covered import covers
from sim.entitlements import takes_up
from sim.events import learning
from sim.learning_offers import SchoolClasses
from sim.order_classes import SEPTEMBER, vocational_students
from sim.state import State
from sim.training import Training, worth
from sim.world import World

Ints = npt.NDArray[np.int64]


def students_join_classes(
    state: State, world: World, training: Training, offered: list[SchoolClasses]
) -> None:
    """In September, students of the last year who want to fill the places, by lot.

    The class ends when they leave school; whoever passes then has the certificate.
    """
    if month_of_year(state.month) != SEPTEMBER:
        return
    people, events = state.people, state.events
    for classes in offered:
        offer = classes.offer
        if not offer.take_up:
            continue
        rows = vocational_students(state)
        free = people["course_end"][rows] == NEVER
        rows = rows[free & (people["certificate"][rows] < classes.level)]
        keys = people["key"][rows].astype(np.int64)
        pays = takes_up(world.luck, offer.number, keys, offer.take_up)
        pays &= covers(state, offer.who, rows)
        price = training.fee - offer.value * pays
        rows = rows[worth(state, world, training, rows) >= price]
        keys = people["key"][rows].astype(np.int64)
        u = world.luck.draws(Decision.SCHOOL_CLASS, state.month, np.array([offer.number]), 2)[0]
        places = int(np.floor(classes.places + u))
        rows = rows[by_lot(world, Decision.SCHOOL_CLASS, state.month, keys, places)]
        people["course_level"][rows] = classes.level
        people["course_end"][rows] = people["graduated"][rows]
        state.learners = np.concatenate([state.learners, rows])
        made = learning(offer.number, rows, level=classes.level)
        events.enrolled = np.concatenate([events.enrolled, made])
