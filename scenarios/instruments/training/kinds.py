"""The kinds of instrument that act on training, by the name that a policy gives in ``kind``."""

from scenarios.instruments.training import training_voucher
from scenarios.kind import Kind

KINDS = {
    "training_voucher": Kind(training_voucher.TrainingVoucher, training_voucher.build),
}
