"""How official counts are read where a plan leaves their rule open."""

from agents.parameters import Parameters
from agents.region import Amount, Count


class Counting(Parameters):
    """Rules of counting that no plan states; they move what is counted, never what happens.

    ``quality_pay``: pay relative to the mean of the region's employees from which a job counts as a
    quality job. ``clearing_months``: months for which a household may be without anybody at work
    before it counts as not cleared. ``dose_months``: months without work by which a graduate should
    have had the 1131 service.
    """

    quality_pay: Amount
    clearing_months: Count
    dose_months: Count


UNREAD = Counting(quality_pay=0.0, clearing_months=0, dose_months=0)
"""The rules that leave nobody out."""
