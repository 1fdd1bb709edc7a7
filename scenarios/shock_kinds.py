"""The kinds of shock there are, by the name that a shock gives in ``kind``."""

from scenarios.shock import Shock
from scenarios.shocks.demand_cycle import DemandCycle
from scenarios.shocks.employer_halving import EmployerHalving
from scenarios.shocks.none import NoShock
from scenarios.shocks.plant_closing import PlantClosing
from scenarios.shocks.plant_opening import PlantOpening
from scenarios.shocks.sector_decline import SectorDecline
from scenarios.shocks.slump import Slump

SHOCKS: dict[str, type[Shock]] = {
    "none": NoShock,
    "demand_cycle": DemandCycle,
    "slump": Slump,
    "sector_decline": SectorDecline,
    "plant_opening": PlantOpening,
    "plant_closing": PlantClosing,
    "employer_halving": EmployerHalving,
}
