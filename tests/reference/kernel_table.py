"""The table of kernels tested: every kernel of `agents` and `sim` has a row here."""

from tests.reference import (
    cases_chance,
    cases_groups,
    cases_matching,
    cases_month,
    cases_packing,
    cases_people,
    cases_retirement,
)

KERNEL_CASES = {
    **cases_chance.CASES,
    **cases_groups.CASES,
    **cases_people.CASES,
    **cases_retirement.CASES,
    **cases_packing.CASES,
    **cases_matching.CASES,
    **cases_month.CASES,
}
