"""3-KNĐ and 11-KNĐ: what a helper writes and signs, one sheet for each helper."""

from ceremonies.choices import PaperKind
from ceremonies.documents.forms.letters import (
    HelperRemarksFacts,
    IntroductionFacts,
    Member,
    helper_remarks_snapshot,
    introduction_snapshot,
)
from ceremonies.models import Candidacy, HelperAssignment
from ceremonies.services.documents.gathering import place_of
from ceremonies.services.documents.recipes import Ask, AskKind, Recipe, Sheet, SignedBy, register
from members.choices import Tree, kinds_of
from members.models import Membership

_OFFICES = (
    Ask("party_office", "Chức vụ trong Đảng của người viết", AskKind.LINE),
    Ask("other_office", "Chức vụ chính quyền, đoàn thể của người viết", AskKind.LINE),
)


def _introducers(candidacy: Candidacy) -> list[HelperAssignment]:
    """Those of today, before the ceremony."""
    return [helper for helper in candidacy.helpers.all() if helper.ends_on is None]


def _membership(helper: HelperAssignment) -> Membership | None:
    """Of the Party, the one of today."""
    found = helper.person.memberships.filter(organisation__kind__in=kinds_of(Tree.PARTY), ended_on=None)
    return found.select_related("organisation").order_by("pk").first()


def _member(helper: HelperAssignment, sheet: Sheet) -> Member:
    person, membership = helper.person, _membership(helper)
    return Member(
        name=person.full_name,
        birth_date=person.birth_date,
        native_place=person.native_place,
        joined_on=membership.joined_on,
        official_on=membership.official_on,
        party_office=sheet.said("party_office"),
        other_office=sheet.said("other_office"),
        cell_name=str(membership.organisation),
    )


def _letter(candidacy: Candidacy, helper: HelperAssignment, sheet: Sheet) -> dict:
    """Who helped before goes on as the helper of the probation from the day of the ceremony."""
    return {
        "form": sheet.form,
        "style": sheet.style,
        "place": place_of(candidacy.cell),
        "addressees": [str(candidacy.cell)],
        "signed_on": sheet.dated,
        "person_name": candidacy.person.full_name,
        "assigned_on": max(helper.starts_on, candidacy.ceremony_on or helper.starts_on),
        "assigned_by": str(candidacy.cell),
        "strengths": sheet.said("strengths"),
        "weaknesses": sheet.said("weaknesses"),
    }


def _introduction(candidacy: Candidacy, helper: HelperAssignment, sheet: Sheet) -> IntroductionFacts:
    introducer = _member(helper, sheet)
    return IntroductionFacts(
        **_letter(candidacy, helper, sheet), introducer=introducer, biography=sheet.said("biography")
    )


def _remarks(candidacy: Candidacy, helper: HelperAssignment, sheet: Sheet) -> HelperRemarksFacts:
    return HelperRemarksFacts(
        **_letter(candidacy, helper, sheet), helper=_member(helper, sheet), proposal=sheet.said("proposal")
    )


def _lacking(candidacy: Candidacy, helper: HelperAssignment) -> list[str]:
    membership = _membership(helper)
    if membership and membership.joined_on:
        return []
    return [f"Sổ chưa ghi ngày vào Đảng của đồng chí {helper.person}."]


def _nominated(candidacy: Candidacy, helper: HelperAssignment) -> dict:
    return {
        "other_office": helper.person.job_title,
        "strengths": candidacy.strengths,
        "weaknesses": candidacy.shortcomings,
    }


def _remarked(candidacy: Candidacy, helper: HelperAssignment) -> dict:
    """What the helper wrote during the probation, to be put into words for the whole of it."""
    written = candidacy.remarks.filter(helper=helper.person, written_on__gte=candidacy.ceremony_on)
    return {
        "other_office": helper.person.job_title,
        "strengths": "\n".join(each.text for each in written.order_by("written_on", "pk")),
    }


def _recipe(kind: str, **more) -> Recipe:
    return Recipe(
        kind=kind,
        subject=Candidacy,
        issuer=lambda candidacy, helper: candidacy.cell,
        abouts=_introducers,
        lacking=_lacking,
        signed_by=SignedBy.PERSON,
        **more,
    )


register(
    _recipe(
        "introduction",
        order=40,
        facts=_introduction,
        snapshot=introduction_snapshot,
        applies=lambda candidacy: candidacy.ceremony_on is None and bool(_introducers(candidacy)),
        asks=(
            Ask("biography", "Về lý lịch: những đặc điểm chính cần lưu ý", required=True),
            Ask("strengths", "Những ưu điểm chính", required=True),
            Ask("weaknesses", "Những khuyết điểm chính", required=True),
            *_OFFICES,
        ),
        initial=_nominated,
        answers=PaperKind.INTRODUCTION,
    ),
    _recipe(
        "helper_remarks",
        order=140,
        facts=_remarks,
        snapshot=helper_remarks_snapshot,
        applies=lambda candidacy: candidacy.ceremony_on is not None and bool(_introducers(candidacy)),
        asks=(
            Ask("strengths", "Những ưu điểm chính", required=True),
            Ask("weaknesses", "Những khuyết điểm chính", required=True),
            Ask("proposal", "Đề nghị, nếu khác đề nghị công nhận đảng viên chính thức"),
            *_OFFICES,
        ),
        initial=_remarked,
        answers=PaperKind.HELPER_REMARKS,
    ),
)
