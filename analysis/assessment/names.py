"""What groups and terms of an assessment are called, in both languages."""

from analysis.facts import Label, ProjectFacts, plain_label

GROUPS = {
    "all": Label(zh="全体", en="All"),
    "age_16_24": Label(zh="16—24岁", en="16–24 years"),
    "age_25_29": Label(zh="25—29岁", en="25–29 years"),
    "age_30_59": Label(zh="30—59岁", en="30–59 years"),
    "local": Label(zh="本地户籍", en="Local registration"),
    "non_local": Label(zh="非本地户籍", en="Non-local registration"),
    "female": Label(zh="女性", en="Women"),
    "male": Label(zh="男性", en="Men"),
    "junior": Label(zh="初中及以下", en="Junior secondary or less"),
    "senior": Label(zh="高中", en="Senior secondary"),
    "college": Label(zh="大专", en="College"),
    "bachelor_or_more": Label(zh="本科及以上", en="Bachelor or more"),
    "bachelor": Label(zh="本科", en="Bachelor"),
    "master": Label(zh="硕士", en="Master"),
    "doctor": Label(zh="博士", en="Doctor"),
    "from_nonemployment": Label(zh="来自未就业者", en="From outside work"),
    "from_job": Label(zh="来自其他企业", en="From other firms and gig work"),
    "from_arrival": Label(zh="来自新来人员", en="From arrivals"),
    "from_school": Label(zh="来自毕业生", en="From school, with an offer"),
    "from_commuting": Label(zh="来自周边城区", en="From the rest of the city"),
    "to_unemployment": Label(zh="转为失业", en="To unemployment"),
    "to_job": Label(zh="转到其他企业", en="To other firms"),
    "to_city": Label(zh="返回周边城区", en="Back to the rest of the city"),
    "to_elsewhere": Label(zh="其他去向", en="To elsewhere"),
}
"""Groups of people, of hires and of separations, by the ids under which they are saved."""

TERMS = {
    "sector": Label(zh="行业", en="Sector"),
    "place": Label(zh="地点", en="Place"),
    "places": Label(zh="地点", en="Places"),
    "to": Label(zh="迁往", en="Moves to"),
    "jobs": Label(zh="岗位", en="Jobs"),
    "plants": Label(zh="企业数", en="Firms"),
    "pay": Label(zh="相对工资", en="Relative pay"),
    "schooling": Label(zh="岗位学历要求", en="Posts by schooling"),
    "phase_in_months": Label(zh="投产期", en="Phase-in"),
    "phase_out_months": Label(zh="关停期", en="Phase-out"),
    "new_demand": Label(zh="新增需求占比", en="New demand"),
    "lost_demand": Label(zh="流失需求占比", en="Lost demand"),
    "rank": Label(zh="规模位次", en="Rank by size"),
    "kept": Label(zh="保留岗位占比", en="Posts kept"),
}
"""Terms of a project, by their keys."""


def group_label(group: str, project: ProjectFacts) -> Label:
    """A group's name: of people, of an origin, of a place or of a sector."""
    for prefix, names in (("place_", project.places), ("sector_", project.sectors)):
        name = group.removeprefix(prefix)
        if name != group and name in names:
            return names[name]
    return GROUPS.get(group) or plain_label(group)


def term_label(term: str) -> Label:
    """A term's name."""
    return TERMS.get(term) or plain_label(term)


def shown_term(value: object, project: ProjectFacts) -> str:
    """A term's value as people read it: names for ids, shares by schooling in percent."""
    if isinstance(value, dict):
        total = sum(value.values()) or 1.0
        parts = [
            f"{group_label(name, project).en} {share / total:.0%}"
            for name, share in value.items()
            if share
        ]
        return ", ".join(parts)
    if isinstance(value, list):
        return ", ".join(shown_term(each, project) for each in value)
    if value is None:
        return "any"
    names = {**project.places, **project.sectors}
    if isinstance(value, str):
        return names[value].en if value in names else value
    return f"{value:,}" if isinstance(value, int) else str(value)


def known_of(term: str, project: ProjectFacts) -> str:
    """How well a term's numbers are known, and in which unit; empty for names."""
    about = project.about.get(term) or project.about.get(f"{term}.*")
    if not about:
        return ""
    known = f"{about.get('unit')}; {about.get('evidence')}"
    ends = about.get("range")
    if isinstance(ends, list | tuple):
        known += f", {ends[0]:g} to {ends[1]:g}"
    return known
