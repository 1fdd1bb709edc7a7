"""The kinds of instrument that act on services, by the name that a policy gives in ``kind``."""

from scenarios.instruments.services import (
    adviser_award,
    community_award,
    gig_market,
    group_service,
    layoff_list,
    monitoring,
    policy_information,
    public_post,
    recruitment_event,
    service_circle,
    service_purchase,
    staff_certificate,
    station_capacity,
    station_grant,
    vacancy_sharing,
    welfare_post,
    welfare_post_addition,
)
from scenarios.kind import Kind

KINDS = {
    "station_capacity": Kind(station_capacity.StationCapacity, station_capacity.build),
    "station_grant": Kind(station_grant.StationGrantPolicy, station_grant.build),
    "community_award": Kind(community_award.CommunityAward, community_award.build),
    "adviser_award": Kind(adviser_award.AdviserAward, adviser_award.build),
    "service_circle": Kind(service_circle.ServiceCircle, service_circle.build),
    "gig_market": Kind(gig_market.GigMarket, gig_market.build),
    "group_service": Kind(group_service.GroupService, group_service.build),
    "staff_certificate": Kind(staff_certificate.StaffCertificate, staff_certificate.build),
    "recruitment_event": Kind(recruitment_event.RecruitmentEvent, recruitment_event.build),
    "vacancy_sharing": Kind(vacancy_sharing.VacancySharing, vacancy_sharing.build),
    "policy_information": Kind(policy_information.PolicyInformation, policy_information.build),
    "monitoring": Kind(monitoring.Monitoring, monitoring.build),
    "layoff_list": Kind(layoff_list.LayoffList, layoff_list.build),
    "service_purchase": Kind(service_purchase.ServicePurchase, service_purchase.build),
    "public_post": Kind(public_post.PublicPost, public_post.build),
    "welfare_post": Kind(welfare_post.WelfarePost, welfare_post.build),
    "welfare_post_addition": Kind(
        welfare_post_addition.WelfarePostAddition, welfare_post_addition.build
    ),
}
