"""The kinds of instrument that act on firms, by the name that a policy gives in ``kind``."""

from scenarios.instruments.firms import (
    enterprise_loan,
    hiring_award,
    hiring_subsidy,
    key_firm_service,
    lighter_rules,
    quota_award,
    retention_rebate,
    wage_bill_room,
    work_injury_cover,
)
from scenarios.kind import Kind

KINDS = {
    "hiring_subsidy": Kind(hiring_subsidy.HiringSubsidy, hiring_subsidy.build),
    "hiring_award": Kind(hiring_award.HiringAward, hiring_award.build),
    "quota_award": Kind(quota_award.QuotaAward, quota_award.build),
    "retention_rebate": Kind(retention_rebate.RetentionRebate, retention_rebate.build),
    "enterprise_loan": Kind(enterprise_loan.EnterpriseLoan, enterprise_loan.build),
    "key_firm_service": Kind(key_firm_service.KeyFirmService, key_firm_service.build),
    "wage_bill_room": Kind(wage_bill_room.WageBillRoom, wage_bill_room.build),
    "work_injury_cover": Kind(work_injury_cover.WorkInjuryCover, work_injury_cover.build),
    "lighter_rules": Kind(lighter_rules.LighterRules, lighter_rules.build),
}
