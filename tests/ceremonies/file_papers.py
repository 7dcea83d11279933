"""Makes every paper that a file allows, as an office-holder would, with something in each box."""

from datetime import time
from uuid import uuid4

from ceremonies.choices import Matter
from ceremonies.models import Candidacy, Document, Opinion
from ceremonies.services.documents import (
    AskKind,
    Recipe,
    Sheet,
    SignedBy,
    make_document,
    recipes_for,
    unmade,
)
from members.permissions import may
from tests.cast import Cast
from tests.road import day

SIGNER, OFFICE, SECRETARY = "Lê Ký Tên", "Bí thư", "Đỗ Ghi Chép"
ACCOUNTS = ("chi_bo", "van_phong", "bo_phan", "ban_to_chuc", "doan_vien", "cong_doan", "chi_bo_khac")
_TYPED = {
    AskKind.WORDS: "Chấp hành tốt chủ trương của Đảng; cần mạnh dạn hơn.",
    AskKind.DAY: day(40),
    AskKind.COUNT: 3,
}
_BY_NAME = {
    "began_at": time(14, 0),
    "ended_at": time(15, 30),
    "secretary": SECRETARY,
    "branch_number": "02-NQ/CĐ",
    "branch_day": day(900),
    "chair": "Trần Chủ Trì",
    "against": 0,
    "probationary": 1,
    "probationary_present": 1,
}


def give_opinions(candidacy: Candidacy, matter: Matter = Matter.ADMISSION) -> None:
    for kind, name, people in (
        ("youth_union", "Chi đoàn Một", 9),
        ("residence", "Chi ủy Tổ dân phố số 4", 3),
    ):
        Opinion.objects.create(
            candidacy=candidacy,
            matter=matter,
            kind=kind,
            asked_of=name,
            asked_on=day(20),
            held_on=day(18),
            people=people,
            agree=people,
            against=0,
            strengths=f"{name} đánh giá tốt.",
        )


def ready(candidacy: Candidacy) -> list[tuple[Recipe, object]]:
    """(recipe, about) for every paper that lacks nothing."""
    candidacy.refresh_from_db()
    return [
        (recipe, about)
        for recipe in recipes_for(candidacy)
        for about in (recipe.abouts(candidacy) if recipe.abouts else [None])
        if not recipe.lacking(candidacy, about)
    ]


def make(cast: Cast, candidacy: Candidacy, recipe: Recipe, about=None, **typed) -> Document:
    initial = recipe.initial(candidacy, about)
    words = {ask.name: initial.get(ask.name) or _typed(ask) for ask in recipe.asked(candidacy, about)}
    words |= typed
    by_office = recipe.signed_by == SignedBy.OFFICE
    signer = {"signer_name": SIGNER, "signer_office": OFFICE} if by_office else {}
    dated = None if recipe.signed_by == SignedBy.NOBODY else day()
    number = "" if recipe.unnumbered or not recipe.is_numbered else "77-VB/CB"
    return make_document(
        actor=maker(cast, candidacy, recipe, about),
        recipe=recipe,
        subject=candidacy,
        about=about,
        sheet=Sheet(number=number, dated=dated, words=words, **signer),
        form_key=uuid4(),
    )


def maker(cast: Cast, candidacy: Candidacy, recipe: Recipe, about):
    """The first account that may make it and sees the file."""
    for name in ACCOUNTS:
        user = cast.users.get(name)
        document = user and unmade(actor=user, recipe=recipe, subject=candidacy, about=about)
        if user and may(user, "view", candidacy) and may(user, "document.make", document):
            return user
    raise AssertionError(f"nobody makes {recipe.kind}")


def _typed(ask):
    if ask.name in _BY_NAME:
        return _BY_NAME[ask.name]
    return _TYPED.get(ask.kind, "Lời ghi ngắn")
