"""The kinds of project there are, by the name that a project gives in ``kind``."""

from scenarios.project import Project
from scenarios.projects.closing import Closing
from scenarios.projects.moving import Moving
from scenarios.projects.opening import Opening
from scenarios.projects.sector_investment import SectorInvestment

PROJECTS: dict[str, type[Project]] = {
    "opening": Opening,
    "closing": Closing,
    "moving": Moving,
    "sector_investment": SectorInvestment,
}
