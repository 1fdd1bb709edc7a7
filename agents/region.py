"""A region: its people, employers, places and stations at the start, as numbers."""

from typing import Annotated, Literal, Self

import numpy as np
import numpy.typing as npt
from pydantic import AfterValidator, Field, model_validator

from agents.parameters import Frozen, Parameters

FIRST_AGE, LAST_AGE = 16, 69
"""Ages in years of those who are simulated."""


def not_all_zero(shares: tuple[float, ...]) -> tuple[float, ...]:
    """The shares given. Raises ValueError where none is above 0."""
    if not any(shares):
        message = "the shares are all 0"
        raise ValueError(message)
    return shares


def ages_simulated(shares: dict[int, float]) -> dict[int, float]:
    """The shares by age given. Raises ValueError for other ages, and where no share is above 0."""
    for age in shares:
        if not FIRST_AGE <= age <= LAST_AGE:
            message = f"a band begins at {age}, not from {FIRST_AGE} to {LAST_AGE}"
            raise ValueError(message)
    not_all_zero(tuple(shares.values()))
    return shares


Share = Annotated[float, Field(ge=0, le=1)]
Count = Annotated[int, Field(ge=0)]
Amount = Annotated[float, Field(ge=0)]
Positive = Annotated[float, Field(gt=0)]
Label = dict[Literal["zh", "en"], str]
Ages = Annotated[dict[int, Amount], AfterValidator(ages_simulated)]
ByAge = Annotated[dict[int, Share], Field(min_length=1)]
Educations = Annotated[
    tuple[Amount, Amount, Amount, Amount, Amount, Amount], AfterValidator(not_all_zero)
]
EducationsByAge = Annotated[dict[int, Educations], Field(min_length=1)]
MOST_PLACES = 255
"""Places and sectors are numbered in columns of one byte."""


class Place(Frozen):
    """A subdistrict: where it lies, who lives and works there, what stations it has."""

    label: Label
    east: float
    north: float
    population: Amount
    jobs: Amount
    stations: Count
    staff: Count


class Sector(Frozen):
    """A sector: its share of jobs, its pay, its part of individual businesses and start-ups."""

    label: Label
    jobs: Amount
    pay: Positive
    individual_businesses: Amount
    startups: Amount


class Residents(Frozen):
    """Who lives in the region at the start. Mappings by age go from the first age of a band.

    ``certificates``: shares of the skill-certificate levels 0 to 5 among those who left school.
    ``leaves_school_in_june``: of those who leave school in a year; the others do so in July.
    ``job_finding``: a month, at which the first unemployed came to seek for as long as they have.
    """

    people: Count
    ages: Ages
    female: Share
    non_local: ByAge
    rural_registration: Share
    education: EducationsByAge
    certificates: Educations
    disabled: Share
    veteran: Share
    low_income: Share
    registers_when_unemployed: Share
    leaves_school_in_june: Share
    household_members: Positive
    participation_men: ByAge
    participation_women: ByAge
    unemployment: ByAge
    job_finding: Share
    gig_share: Share
    gig_below_college: Amount
    gig_college: Amount
    public_welfare_posts: Count


class Employers(Frozen):
    """Who employs in the region at the start."""

    enterprises: Count
    largest: Count
    largest_size: Positive
    size_exponent: Positive
    individual_businesses: Count
    individual_business_jobs: Amount
    public_employers: Count
    public_jobs: Share
    startup_share: Share
    enterprise_age_mean: Positive


class Institutions(Frozen):
    """How many institutions of the plans there are; 0 also where none is known of.

    ``gig_markets``: places that match day labour; ``incubators``: with maker spaces;
    ``incubated_firms``: firms in them; ``monitored_firms``: those that report their staff each
    month. Nothing in the model rests on them unless an instrument does.
    """

    gig_markets: Count = 0
    incubators: Count = 0
    incubated_firms: Count = 0
    monitored_firms: Count = 0


class Region(Parameters):
    """All numbers of a region.

    ``minimum_wage_growth``: the rise of the statutory amount a year; the ``usual_`` ones are those
    that firms' demand is measured at.

    ``seekers``, ``employed``, ``vacancies`` and ``separation_rate`` are set for the textbook region
    only: identical people, and as many vacancies kept open in every month.
    """

    id: str
    label: Label
    minimum_wage: Amount
    minimum_wage_growth: Annotated[float, Field(ge=-0.2, le=0.5)]
    usual_minimum_wage: Amount
    usual_minimum_wage_growth: Annotated[float, Field(ge=-0.2, le=0.5)]
    travel_minutes_base: Amount
    travel_minutes_per_kilometre: Amount
    residents: Residents
    employers: Employers
    places: dict[str, Place] = Field(min_length=1, max_length=MOST_PLACES)
    sectors: dict[str, Sector] = Field(min_length=1, max_length=MOST_PLACES)
    institutions: Institutions = Institutions()
    seekers: Count | None = None
    employed: Count | None = None
    vacancies: Count | None = None
    separation_rate: Share | None = None

    @property
    def textbook(self) -> bool:
        """Whether this is the textbook region of identical people."""
        return self.seekers is not None

    @model_validator(mode="after")
    def _textbook_keys_together(self) -> Self:
        own = (self.seekers, self.employed, self.vacancies, self.separation_rate)
        given = sum(value is not None for value in own)
        if given not in {0, len(own)}:
            message = "seekers, employed, vacancies and separation_rate are given all or none"
            raise ValueError(message)
        if self.seekers is not None and self.seekers + (self.employed or 0) < 1:
            message = "seekers and employed are both 0: nobody lives there"
            raise ValueError(message)
        if self.seekers is None and self.residents.people < 1:
            message = "residents.people is 0: nobody lives there"
            raise ValueError(message)
        return self

    @model_validator(mode="after")
    def _someone_lives_and_works(self) -> Self:
        for name, shares in (
            ("places.*.population", [place.population for place in self.places.values()]),
            ("places.*.jobs", [place.jobs for place in self.places.values()]),
            ("sectors.*.jobs", [sector.jobs for sector in self.sectors.values()]),
        ):
            if not any(shares):
                message = f"{name} are all 0"
                raise ValueError(message)
        return self

    def travel_minutes(self, *others: tuple[float, float]) -> npt.NDArray[np.float64]:
        """Minutes of travel between places: float64 (places, places), home first.

        ``others``: further places after the region's own, as kilometres east and north.
        """
        places = [(place.east, place.north) for place in self.places.values()]
        east, north = np.array([*places, *others]).T
        kilometres = np.sqrt((east[:, None] - east) ** 2 + (north[:, None] - north) ** 2)
        minutes: npt.NDArray[np.float64] = (
            self.travel_minutes_base + self.travel_minutes_per_kilometre * kilometres
        )
        return minutes


def by_age(bands: dict[int, float], ages: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    """The value of the band each age (in years) falls into; ages below the first band take it."""
    starts = np.array(sorted(bands))
    values = np.array([bands[start] for start in sorted(bands)], dtype=np.float64)
    return values[np.maximum(np.searchsorted(starts, ages, side="right") - 1, 0)]
