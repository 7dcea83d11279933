"""5-KNĐ and 12-KNĐ: what the unions and the place of residence said, summed up from the rows of the opinions."""

from functools import partial

from ceremonies.choices import Matter, OpinionKind, PaperKind
from ceremonies.documents.facts import Votes
from ceremonies.documents.forms import opinions as form
from ceremonies.models import Candidacy, Opinion
from ceremonies.services.documents.gathering import letterhead, opinions_given, said_in_opinions
from ceremonies.services.documents.recipes import Ask, Recipe, Sheet, register
from ceremonies.services.documents.recipes_resolutions import is_due


def _facts(matter: Matter, candidacy: Candidacy, about, sheet: Sheet) -> form.OpinionsFacts:
    return form.OpinionsFacts(
        **letterhead(candidacy.cell, sheet),
        matter=str(matter.value),
        cell_name=str(candidacy.cell),
        person_name=candidacy.person.full_name,
        opinions=[_opinion(one) for one in opinions_given(matter, candidacy)],
        strengths=sheet.said("strengths"),
        weaknesses=sheet.said("weaknesses"),
    )


def _opinion(opinion: Opinion) -> form.Opinion:
    return form.Opinion(
        organisation=opinion.asked_of,
        kind="residence" if opinion.kind == OpinionKind.RESIDENCE else "union",
        votes=Votes(
            entitled=opinion.people,
            agreed=opinion.agree or 0,
            against=opinion.against or 0,
            reasons=opinion.against_reason,
        ),
    )


def _lacking(matter: Matter, candidacy: Candidacy, about) -> list[str]:
    given = opinions_given(matter, candidacy)
    if not given:
        return ["Chưa ghi ý kiến nhận xét của tổ chức nào."]
    open_still = [one.asked_of for one in given if not one.held_on]
    uncounted = [one.asked_of for one in given if one.held_on and not one.people]
    return [f"Chưa có ý kiến của {name}." for name in open_still] + [
        f"Chưa ghi số người được lấy ý kiến của {name}." for name in uncounted
    ]


def _recipe(kind: str, matter: Matter, answers: PaperKind) -> Recipe:
    return Recipe(
        kind=kind,
        subject=Candidacy,
        issuer=lambda candidacy, about: candidacy.cell,
        order=50 if matter == Matter.ADMISSION else 150,
        facts=partial(_facts, matter),
        snapshot=form.opinions_snapshot,
        unnumbered=True,
        applies=partial(_applies, matter),
        lacking=partial(_lacking, matter),
        asks=(
            Ask("strengths", "Những ưu điểm chính", required=True),
            Ask("weaknesses", "Những khuyết điểm chính", help_text="Để trống nếu không ai nêu khuyết điểm."),
        ),
        initial=lambda candidacy, about: said_in_opinions(matter, candidacy),
        answers=answers,
    )


def _applies(matter: Matter, candidacy: Candidacy) -> bool:
    return is_due(candidacy, matter)


register(
    _recipe("opinions", Matter.ADMISSION, PaperKind.OPINIONS),
    _recipe("recognition_opinions", Matter.RECOGNITION, PaperKind.RECOGNITION_OPINIONS),
)
