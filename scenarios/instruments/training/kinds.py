"""The kinds of instrument that act on training, by the name that a policy gives in ``kind``."""

from scenarios.instruments.training import (
    apprenticeship,
    certificate_recognition,
    company_visit,
    contest_prize,
    firm_training_award,
    internship,
    order_classes,
    provider_payment,
    school_classes,
    shortage_list,
    star_award,
    training_circle,
    training_drive,
    training_site,
    training_voucher,
)
from scenarios.kind import Kind

KINDS = {
    "training_voucher": Kind(training_voucher.TrainingVoucher, training_voucher.build),
    "training_drive": Kind(training_drive.TrainingDrive, training_drive.build),
    "provider_payment": Kind(provider_payment.ProviderPayment, provider_payment.build),
    "firm_training_award": Kind(firm_training_award.FirmTrainingAward, firm_training_award.build),
    "star_award": Kind(star_award.StarAward, star_award.build),
    "apprenticeship": Kind(apprenticeship.Apprenticeship, apprenticeship.build),
    "internship": Kind(internship.Internship, internship.build),
    "order_classes": Kind(order_classes.OrderClasses, order_classes.build),
    "school_classes": Kind(school_classes.SchoolClasses, school_classes.build),
    "training_site": Kind(training_site.TrainingSite, training_site.build),
    "training_circle": Kind(training_circle.TrainingCircle, training_circle.build),
    "contest_prize": Kind(contest_prize.ContestPrize, contest_prize.build),
    "certificate_recognition": Kind(
        certificate_recognition.CertificateRecognition, certificate_recognition.build
    ),
    "shortage_list": Kind(shortage_list.ShortageList, shortage_list.build),
    "company_visit": Kind(company_visit.CompanyVisit, company_visit.build),
}
