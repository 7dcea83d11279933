"""A dossier that grew too old: exactly the papers that the rule names are made again (06-HD/TW §5.4a)."""

from datetime import date

from django.db import transaction

from ceremonies.choices import Matter, PaperKind
from ceremonies.models import Candidacy, FormerPaper, Opinion
from ceremonies.selectors.renewals import age_of
from ceremonies.services.candidacies import as_it_is, put_aside
from ceremonies.services.dues import refresh_dues
from ceremonies.services.effects.base import refuse_before_earlier, refuse_future
from members.clock import today
from members.permissions import may
from members.services.access import require
from members.services.audit import record
from members.services.errors import Refused
from members.services.stored_files import read_file
from members.services.versions import save_version

_OPINION = {
    "asked_on": None,
    "held_on": None,
    "people": None,
    "agree": None,
    "against": None,
} | dict.fromkeys(("against_reason", "strengths", "shortcomings", "exempt_reason"), "")


@transaction.atomic
def renew_papers(
    *, actor, candidacy: Candidacy, version: int, started_on: date, things_changed: bool
) -> list[FormerPaper]:
    """What the entries said is kept beside, the entries are blank, and the dossier counts from `started_on`.

    `things_changed`: something in the CV is no longer so, then its verification is supplemented too.
    """
    candidacy = as_it_is(candidacy.pk)
    require(may(actor, "dossier.renew", candidacy))
    age = age_of(candidacy, today())
    if age is None or not age.kinds:
        raise Refused("Hồ sơ còn trong thời hạn, không có giấy tờ nào phải làm lại.")
    refuse_future(started_on)
    refuse_before_earlier(candidacy, started_on)
    kinds = age.kinds | ({PaperKind.VERIFICATION} if things_changed else set())
    former = [put_aside(actor, paper) for paper in candidacy.papers.filter(kind__in=kinds)]
    opinions = _ask_again(candidacy) if PaperKind.OPINIONS in kinds else []
    candidacy.dossier_started_on = started_on
    save_version(candidacy, version, ["dossier_started_on"])
    refresh_dues(candidacy.pk)
    record(
        actor=actor,
        action="dossier.renew",
        obj=candidacy,
        started_on=started_on,
        papers=[{"kind": p.kind, "issued_on": p.issued_on, "number": p.number} for p in former],
        opinions=opinions,
    )
    return former


@transaction.atomic
def redate_dossier(*, actor, candidacy: Candidacy, version: int, started_on: date, reason: str) -> Candidacy:
    """The rule does not say from which paper the months run, so the cell may correct the day and says why."""
    candidacy = as_it_is(candidacy.pk)
    require(may(actor, "dossier.redate", candidacy))
    if not reason.strip():
        raise Refused("Hãy ghi rõ lý do.")
    refuse_future(started_on)
    if started_on <= candidacy.person.birth_date:
        raise Refused("Ngày này không thể trước ngày sinh của người được giới thiệu.")
    before = candidacy.dossier_started_on
    candidacy.dossier_started_on = started_on
    save_version(candidacy, version, ["dossier_started_on"])
    refresh_dues(candidacy.pk)
    record(
        actor=actor,
        action="dossier.redate",
        obj=candidacy,
        before=before,
        after=started_on,
        reason=reason.strip(),
    )
    return candidacy


def read_former_paper(*, actor, paper: FormerPaper) -> bytes:
    """The scan's bytes; the reading is written to the audit chain."""
    require(may(actor, "candidacy.view_dossier", paper.candidacy))
    record(actor=actor, action="paper.read", obj=paper, candidacy=paper.candidacy_id)
    return read_file(paper.file)


def _ask_again(candidacy: Candidacy) -> list[dict]:
    """Everybody is asked anew; the figures given before are told to the audit."""
    rows = Opinion.objects.filter(candidacy=candidacy, matter=Matter.ADMISSION)
    told = [
        {
            "asked_of": row.asked_of,
            "held_on": row.held_on,
            "people": row.people,
            "agree": row.agree,
            "against": row.against,
        }
        for row in rows
    ]
    for row in rows:
        for name, blank in _OPINION.items():
            setattr(row, name, blank)
        save_version(row, row.version, list(_OPINION))
    return told
