"""The letter that asks another place to verify: one for all the relatives whom that place knows (06-HD/TW §3.4)."""

from ceremonies.choices import DocumentType, Relation, VerificationWay
from ceremonies.documents.forms.verification import Relative, VerificationFacts, verification_snapshot
from ceremonies.models import Candidacy, Verification
from ceremonies.rules.verification import reply_due
from ceremonies.selectors.calendars import working_calendar
from ceremonies.services.documents.gathering import letterhead, person_of
from ceremonies.services.documents.recipes import Ask, AskKind, Recipe, Sheet, register
from ceremonies.services.verifications import note_letter
from members.clock import today
from members.models import Organisation

_SENT = (VerificationWay.LETTER, VerificationWay.LETTER_ABROAD, VerificationWay.VISIT)
_LONGEST = Verification._meta.get_field("letter_number").max_length
_OF_ALL = ("Chính trị hiện nay; việc chấp hành đường lối của Đảng, chính sách, pháp luật của Nhà nước.",)
_OF_APPLICANT = ("Phẩm chất chính trị, đạo đức, lối sống của người vào Đảng; quan hệ với quần chúng.",)


def _issuer(candidacy: Candidacy, about) -> Organisation:
    return candidacy.committee or candidacy.cell


def _places(candidacy: Candidacy) -> list[Verification]:
    """Of each place that is asked, the first row."""
    first: dict[str, Verification] = {}
    for row in candidacy.verifications.all():
        if row.way in _SENT:
            first.setdefault(row.asked_of, row)
    return list(first.values())


def _together(candidacy: Candidacy, about: Verification) -> list[Verification]:
    return [
        row for row in candidacy.verifications.all() if row.asked_of == about.asked_of and row.way in _SENT
    ]


def _all_named(candidacy: Candidacy, about: Verification) -> str:
    """Everybody the letter asks about; of more than two people their number and the place."""
    rows = _together(candidacy, about)
    return "; ".join(map(str, rows)) if len(rows) <= 2 else f"{len(rows)} người, {about.asked_of}"


def _lacking(candidacy: Candidacy, about: Verification | None) -> list[str]:
    if about is None:
        return ["Chưa ghi ai được thẩm tra bằng công văn hoặc cử người đi."]
    return [] if about.asked_of else [f"Chưa ghi nơi được đề nghị thẩm tra {about}."]


def _initial(candidacy: Candidacy, about: Verification | None) -> dict:
    rows = _together(candidacy, about) if about else []
    applicant = any(row.relation == Relation.SELF for row in rows)
    return {"questions": "\n".join((*_OF_ALL, *(_OF_APPLICANT if applicant else ())))}


def _known(candidacy: Candidacy, about: Verification | None) -> list[str]:
    """Only who goes there in person is named."""
    return [] if about and about.way == VerificationWay.VISIT else ["verifiers"]


def _note(candidacy: Candidacy, about: Verification, sheet: Sheet) -> None:
    rows = [row for row in _together(candidacy, about) if row.way != VerificationWay.VISIT]
    note_letter(rows=rows, number=sheet.number.removeprefix("Số ")[:_LONGEST], dated=sheet.dated)


def _facts(candidacy: Candidacy, about: Verification, sheet: Sheet) -> VerificationFacts:
    issuer, policy = _issuer(candidacy, about), candidacy.policy.data
    way = VerificationWay.LETTER if about.way == VerificationWay.VISIT else about.way
    return VerificationFacts(
        **letterhead(issuer, sheet),
        **person_of(candidacy.person),
        addressees=[about.asked_of],
        committee_name=str(issuer),
        signs_for="Đảng ủy" if candidacy.committee else "Chi bộ",
        relatives=[
            Relative(
                relation=row.get_relation_display(),
                name=row.name,
                residence=sheet.said("residence"),
                work=sheet.said("work"),
            )
            for row in _together(candidacy, about)
        ],
        questions=[line.strip() for line in sheet.said("questions").splitlines() if line.strip()],
        verifiers=[name.strip() for name in sheet.said("verifiers").split(",") if name.strip()],
        answer_by=reply_due(way, sheet.dated or today(), policy, working_calendar()),
        answer_to=str(issuer),
    )


register(
    Recipe(
        kind="verification_letter",
        subject=Candidacy,
        issuer=_issuer,
        facts=_facts,
        snapshot=verification_snapshot,
        document_type=DocumentType.LETTER,
        lacking=_lacking,
        applies=lambda candidacy: bool(_places(candidacy)),
        abouts=_places,
        about_words=_all_named,
        asks=(
            Ask("residence", "Nơi cư trú của người được thẩm tra", AskKind.LINE, required=True),
            Ask("work", "Nghề nghiệp, nơi làm việc", AskKind.LINE),
            Ask(
                "questions",
                "Nội dung đề nghị thẩm tra",
                required=True,
                help_text="Mỗi nội dung một dòng.",
            ),
            Ask(
                "verifiers",
                "Đảng viên được cử đi thẩm tra",
                AskKind.LINE,
                required=True,
                help_text="Họ và tên, cách nhau bằng dấu phẩy.",
            ),
        ),
        known=_known,
        initial=_initial,
        remember=_note,
    )
)
