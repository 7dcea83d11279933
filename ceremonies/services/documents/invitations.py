"""Letters for all guests of a ceremony, for the printer together."""

from uuid import UUID, uuid5

from django.db import transaction

from ceremonies.documents import merge_for_print
from ceremonies.models import Ceremony, Document
from ceremonies.services.documents.keeping import read_document
from ceremonies.services.documents.making import make_document
from ceremonies.services.documents.recipes import Sheet, recipe_of
from ceremonies.services.documents.recipes_ceremonies import INVITATION
from members.services.errors import Refused

MOST_TOGETHER = 100  # letters in one file for the printer


@transaction.atomic
def print_invitations(*, actor, ceremony: Ceremony, sheet: Sheet, form_key: UUID) -> bytes:
    """One letter for each guest, each stored by itself. The same `form_key` twice prints the same letters."""
    guests = list(ceremony.guests.all())
    if not guests:
        raise Refused("Buổi lễ chưa có đại biểu nào.")
    if len(guests) > MOST_TOGETHER:
        raise Refused(f"Mỗi lần in nhiều nhất {MOST_TOGETHER} giấy mời; hãy lập riêng cho từng đại biểu.")
    recipe = recipe_of(Ceremony, INVITATION)
    letters: list[Document] = [
        make_document(
            actor=actor,
            recipe=recipe,
            subject=ceremony,
            about=guest,
            sheet=sheet,
            form_key=uuid5(form_key, str(guest.pk)),
        )
        for guest in guests
    ]
    return merge_for_print([read_document(actor=actor, document=letter) for letter in letters])
