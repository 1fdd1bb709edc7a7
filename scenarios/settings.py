"""A run as it is asked for: the model's numbers, a scenario, a shock, a seed, a length, a scale."""

from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, Field, Strict, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from agents.errors import InputError
from agents.parameters import Frozen, Parameters
from agents.region import Label
from scenarios.clause import FAMILIES, Family, Month, Names
from scenarios.kinds import KINDS
from scenarios.package import package_must_fit
from scenarios.policy import Around, Policy
from scenarios.project import PROJECT, Project, must_end_in_run
from scenarios.project_kinds import PROJECTS
from scenarios.shock import Shock, must_lie_in_run
from scenarios.shock_kinds import SHOCKS
from sim.calendar import Calendar
from sim.desk import Desk
from sim.disturbances import Disturbance, Together
from sim.settings import Settings


def to_policy(value: object) -> Policy:
    """A policy of the kind that it names. Raises an error that pydantic places."""
    if isinstance(value, Policy):
        return value
    if not isinstance(value, dict) or "kind" not in value:
        raise PydanticCustomError(NO_KIND, "has no kind")
    kind = str(value["kind"])
    if kind not in KINDS:
        raise PydanticCustomError(UNKNOWN_KIND, "unknown kind")
    return KINDS[kind].form.model_validate(value)


def to_shock(value: object) -> Shock:
    """A shock of the kind that it names. Raises an error that pydantic places."""
    if isinstance(value, Shock):
        return value
    if not isinstance(value, dict) or "kind" not in value:
        raise PydanticCustomError(SHOCK_WITHOUT_KIND, "has no kind")
    kind = str(value["kind"])
    if kind not in SHOCKS:
        raise PydanticCustomError(SHOCK_OF_UNKNOWN_KIND, "unknown kind")
    return SHOCKS[kind].model_validate(value)


def to_project(value: object) -> Project | None:
    """A project of the kind that it names, or none. Raises an error that pydantic places."""
    if value is None or isinstance(value, Project):
        return value
    if not isinstance(value, dict) or "kind" not in value:
        raise PydanticCustomError(PROJECT_WITHOUT_KIND, "has no kind")
    kind = str(value["kind"])
    if kind not in PROJECTS:
        raise PydanticCustomError(PROJECT_OF_UNKNOWN_KIND, "unknown kind")
    return PROJECTS[kind].model_validate(value)


NO_KIND: Final = "policy_without_kind"
UNKNOWN_KIND: Final = "policy_of_unknown_kind"
SHOCK_WITHOUT_KIND: Final = "shock_without_kind"
SHOCK_OF_UNKNOWN_KIND: Final = "shock_of_unknown_kind"
PROJECT_WITHOUT_KIND: Final = "project_without_kind"
PROJECT_OF_UNKNOWN_KIND: Final = "project_of_unknown_kind"


LAST_SEED: Final = 2**63 - 1
AnyPolicy = Annotated[Any, BeforeValidator(to_policy)]
AnyShock = Annotated[Any, BeforeValidator(to_shock)]
AnyProject = Annotated[Any, BeforeValidator(to_project)]


def must_be_named_once(names: tuple[str, ...]) -> tuple[str, ...]:
    """The same names. Raises an error that pydantic places for one that comes twice."""
    for name in names:
        if names.count(name) > 1:
            message = f"'{name}' is named twice"
            raise ValueError(message)
    return names


class Scenario(Parameters):
    """A package of policies.

    ``stacks``: whether amounts for one event add up. ``in_force``: the policies that it takes over
    from before. ``without``: families whose other policies are left out. ``regions``: those for
    which it is written, empty for any.
    """

    id: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]*$")]
    label: Label
    stacks: bool = True
    in_force: Names = ()
    without: Annotated[tuple[Family, ...], Strict(strict=False)] = ()
    regions: Names = ()
    policies: dict[str, AnyPolicy] = Field(default_factory=dict)

    @field_validator("without")
    @classmethod
    def _left_out_once(cls, names: tuple[Family, ...]) -> tuple[Family, ...]:
        must_be_named_once(names)
        return names

    @property
    def named(self) -> Label:
        """Its label, with the families that it leaves out."""
        if not self.without:
            return self.label
        left_out = [FAMILIES[family] for family in self.without]
        return {
            "zh": f"{self.label['zh']}（不含{'、'.join(each['zh'] for each in left_out)}）",
            "en": f"{self.label['en']} without {', '.join(each['en'] for each in left_out)}",
        }

    def active(self) -> dict[str, Policy]:
        """The policies that are not left out, in the order of their names."""
        return {
            name: policy
            for name, policy in sorted(self.policies.items())
            if name in self.in_force or policy.family not in self.without
        }


class ParameterSet(Frozen):
    """One of several sets of parameters that a comparison runs: what it set, by path, and why.

    ``rule``: how the sets were drawn; ``provenance``: what they were held against.
    """

    name: str
    rule: str
    provenance: str
    overrides: dict[str, Any]


class RunSettings(Settings, Parameters):
    """Everything that makes a run. ``scale``: the share of the real population simulated.

    ``threads`` share the passes over people of one run; results do not depend on them.
    ``project``: one that goes ahead during the run or is only watched for, null for none.
    Records only: ``calibrated_from``, what numbers were fitted by, empty where all are set by hand;
    ``parameter_set``, the set that numbers were taken from, null where none was.
    """

    scenario: Scenario
    shock: AnyShock
    project: AnyProject = None
    seed: Annotated[int, Field(ge=0, le=LAST_SEED)]
    start: Month
    months: Annotated[int, Field(ge=1, le=600)]
    settling_months: Annotated[int, Field(ge=0, le=240)]
    scale: Annotated[float, Field(gt=0, le=1)]
    overwrite: bool = False
    threads: Annotated[int, Field(ge=1, le=64)] = 1
    calibrated_from: str = ""
    parameter_set: ParameterSet | None = None

    def calendar(self) -> Calendar:
        """The calendar of the run."""
        return Calendar(self.start, self.settling_months)

    def desk(self) -> Desk:
        """The desk with the scenario's instruments, in the order of their names."""
        around = Around(self.calendar(), self.scale, self.region)
        instruments = [
            KINDS[policy.kind].build(name, policy, around)
            for name, policy in self.scenario.active().items()
        ]
        return Desk(instruments, stacks=self.scenario.stacks)

    def package_must_fit(self) -> None:
        """Raise InputError for what does not fit about the policies, each or together."""
        regions = self.scenario.regions
        if regions and self.region.id not in regions:
            what = f"'{self.scenario.id}' is not written for the region {self.region.id}"
            raise InputError(what, where="scenario", allowed=f"region={' or '.join(regions)}")
        package_must_fit(
            self.scenario.active(),
            self.desk().instruments,
            self.scenario.in_force,
            self.calendar(),
            self.months,
        )

    def disturbance(self) -> Disturbance:
        """The shock that strikes, and the project that goes ahead.

        Raises InputError for one that begins or ends outside of the run or names what the region
        does not have, and for any in the textbook region, whose demand is fixed.
        """
        shock = self._shock()
        if self.project is None:
            return shock
        calendar, project = self.calendar(), self.project
        if self.region.textbook:
            what = (
                f"no '{project.id}' can be assessed in the textbook region, whose demand is fixed"
            )
            raise InputError(what, where=PROJECT, allowed="another region")
        must_lie_in_run(project, calendar, self.months, PROJECT)
        must_end_in_run(project, calendar, self.months)
        carried_out: Disturbance = project.disturbance(calendar, self)
        return Together((shock, carried_out)) if project.goes_ahead else shock

    def watched(self) -> tuple[int, ...] | None:
        """Keys of the project's firms, None where there is no project."""
        if self.project is None:
            return None
        found: tuple[int, ...] = self.project.firms(self.region)
        return found

    def _shock(self) -> Disturbance:
        calendar = self.calendar()
        if self.region.textbook and self.shock.kind != "none":
            what = f"no '{self.shock.id}' can strike the textbook region, whose demand is fixed"
            raise InputError(what, where="shock", allowed="none")
        must_lie_in_run(self.shock, calendar, self.months)
        found: Disturbance = self.shock.disturbance(calendar, self)
        return found


def seeds_must_fit(seeds: int, info: ValidationInfo) -> int:
    """The same number of seeds. Raises an error that pydantic places if the last is too large."""
    first = info.data.get("seed")  # not there where it is wrong itself
    if first is not None and first + seeds > LAST_SEED + 1:
        message = f"{seeds} from seed {first} on pass {LAST_SEED}"
        raise ValueError(message)
    return seeds


class ComparisonSettings(RunSettings):
    """A comparison: ``scenarios`` under ``closures``, by name, ``seeds`` of each from ``seed`` on.

    ``parameters``: the central ones, or an ensemble of sets over which the seeds are spread.
    ``families``: whether the last scenario also runs without each of its families of policies in
    turn, under the main closure.
    ``processes``: how many work at once; null means one a core.
    """

    scenarios: Annotated[tuple[str, ...], Strict(strict=False), Field(min_length=1)]
    closures: Annotated[tuple[str, ...], Strict(strict=False), Field(min_length=1)]
    seeds: Annotated[int, Field(ge=1, le=10000)]
    parameters: Literal["central", "ensemble"] = "central"
    families: bool = False
    processes: Annotated[int, Field(ge=1, le=1024)] | None = None

    @field_validator("scenarios", "closures")
    @classmethod
    def _named_once(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        return must_be_named_once(names)

    @field_validator("seeds")
    @classmethod
    def _seeds_fit(cls, seeds: int, info: ValidationInfo) -> int:
        return seeds_must_fit(seeds, info)
