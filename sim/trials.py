"""Before a first job: internships, visits to firms, classes at school, and the fields chosen."""

import numpy as np
import numpy.typing as npt

from sim.company_visits import firms_receive_visits
from sim.demography import Demography
from sim.examinations import Examinations
from sim.internships import internships_begin, internships_end
from sim.levers import Levers
from sim.majors import students_choose_majors
from sim.order_classes import order_classes_begin
from sim.school_classes import students_join_classes
from sim.state import State
from sim.training import Training
from sim.world import World

Ints = npt.NDArray[np.int64]


def students_and_firms_meet(
    state: State,
    world: World,
    training: Training,
    demography: Demography,
    examinations: Examinations,
    levers: Levers,
    targets: Ints,
) -> None:
    """The month's steps towards a first job, none of which exists without a policy.

    ``targets``: headcounts that firms want, int64 (firms).
    """
    students_choose_majors(state, world, levers.majors_follow, targets)
    students_join_classes(state, world, training, levers.school_classes)
    orders = training.class_orders
    order_classes_begin(
        state, world, orders, demography, examinations, levers.order_classes, targets
    )
    firms_receive_visits(state, world, training.company_visits, levers.visits)
    internships_end(state, world, training.internship, targets)
    internships_begin(state, world, training.internship, levers.internships)
