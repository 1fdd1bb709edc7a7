"""What policies offer to those who learn and teach, beside money for one decision of one person."""

from dataclasses import dataclass

from sim.entitlements import FirmRule, Offer, Who


@dataclass(frozen=True, slots=True)
class Invitation:
    """People asked to take a course who would not have thought of one.

    ``number``: of the instrument; ``share``: of those covered, asked in a month.
    """

    number: int
    who: Who
    share: float


@dataclass(frozen=True, slots=True)
class ReservedPlaces:
    """``places`` a month on courses, at the scale of the run, for those covered alone."""

    number: int
    who: Who
    places: float


@dataclass(frozen=True, slots=True)
class TravelLimit:
    """``minutes`` within which courses can be reached, for the ``share`` of courses given there."""

    minutes: float
    share: float


@dataclass(frozen=True, slots=True)
class Contest:
    """Contests of skill, ``a_year`` at the scale of the run, among new certificates.

    ``prizes``: yuan of the first, second, … as they are reckoned now; ``from_level``: the lowest
    level that enters; ``known``: the share who enter; ``personal``: whether winners, and not their
    employers, are paid.
    """

    number: int
    who: Who
    prizes: tuple[float, ...]
    a_year: float
    from_level: int
    known: float
    personal: bool


@dataclass(frozen=True, slots=True)
class StaffAward:
    """A yearly award to firms whose staff gain certificates.

    ``by_count``: yuan that 0, 1, 2, … certificates in a year are expected to bring; ``high``:
    whether only those of the senior level and above count.
    """

    number: int
    firms: FirmRule
    known: float
    by_count: tuple[float, ...]
    high: bool = False


@dataclass(frozen=True, slots=True)
class Programme:
    """Money for having somebody learn at work: ``offer``, and for how many ``months``."""

    offer: Offer
    months: int


@dataclass(frozen=True, slots=True)
class OrderClasses:
    """Classes that firms order at schools: ``students`` a year at the scale of the run."""

    offer: Offer
    students: float


@dataclass(frozen=True, slots=True)
class SchoolClasses:
    """Places a year in classes of a certificate ``level``, at the scale of the run."""

    offer: Offer
    places: float
    level: int
