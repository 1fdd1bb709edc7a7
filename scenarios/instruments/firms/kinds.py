"""The kinds of instrument that act on firms, by the name that a policy gives in ``kind``."""

from scenarios.instruments.firms import hiring_subsidy
from scenarios.kind import Kind

KINDS = {
    "hiring_subsidy": Kind(hiring_subsidy.HiringSubsidy, hiring_subsidy.build),
}
