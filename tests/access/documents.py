"""A guide while the dossier is gathered, the cell's resolution once there is a decision."""

from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from ceremonies.models import Candidacy, Decision, Document, SignedCopy
from ceremonies.services.documents import Sheet, add_signed_copy, make_document, recipe_of
from members.models import Term
from tests.cast import START
from tests.road import day

MINUTES = {
    "chair": "Phạm Quốc Dũng",
    "chair_office": "Bí thư Chi bộ",
    "secretary": "Đặng Thu Hà",
    "conclusion": "Đủ tiêu chuẩn.",
    "probationary": 0,
    "probationary_present": 0,
}
SIGNER = {"signer_name": "Phạm Quốc Dũng", "signer_office": "Bí thư"}


def _kind(world) -> str:
    return "application" if world.file.state == "dossier" else "cell_resolution"


def _document(world) -> Document:
    made = Document.objects.filter(candidacy=world.file, kind=_kind(world)).first()
    return made or make_document(
        actor=world.cast.chi_bo,
        recipe=recipe_of(Candidacy, _kind(world)),
        subject=world.file,
        sheet=Sheet(words=MINUTES, **SIGNER),
        form_key=uuid4(),
    )


def _numbered(world) -> Document:
    """With a number of the register, which can be voided."""
    made = Document.objects.filter(candidacy=world.file, number__isnull=False).first()
    if made:
        return made
    Term.objects.create(organisation=world.cast.CB1, name="2025 – 2028", starts_on=START)
    counted = {"members": 3, "present": 3, "agreed": 3, "held_on": day(30)}
    return make_document(
        actor=world.cast.chi_bo,
        recipe=recipe_of(Candidacy, "class_resolution"),
        subject=world.file,
        sheet=Sheet(words=MINUTES | counted, dated=day(), **SIGNER),
        take_number=True,
        form_key=uuid4(),
    )


def _copy(world) -> SignedCopy:
    made = SignedCopy.objects.first()
    return made or add_signed_copy(
        actor=world.cast.chi_bo,
        paper=_document(world),
        content=b"%PDF-1.4 %%EOF",
        content_type="application/pdf",
        file_name="nghi-quyet.pdf",
        original_at="Chi bộ Một",
    )


def _scan() -> SimpleUploadedFile:
    return SimpleUploadedFile("nghi-quyet.pdf", b"%PDF-1.4 %%EOF")


KEYS = {
    "ceremonies:document_detail": lambda world: {"pk": _document(world).pk},
    "ceremonies:document_pdf": lambda world: {"pk": _document(world).pk},
    "ceremonies:document_void": lambda world: {"pk": _numbered(world).pk},
    "ceremonies:signed_copy_add": lambda world: {"pk": _document(world).pk},
    "ceremonies:signed_copy_file": lambda world: {"pk": _copy(world).pk},
    "ceremonies:decision_signed_copy_add": lambda world: {
        "pk": Decision.objects.get(candidacy=world.file).pk
    },
    "ceremonies:document_create": lambda world: {
        "subject": Candidacy,
        "pk": world.file.pk,
        "kind": _kind(world),
    },
}
BODIES = {
    "ceremonies:document_void": lambda world: {"form_key": uuid4(), "reason": "Ghi nhầm."},
    "ceremonies:document_create": lambda world: MINUTES | SIGNER | {"form_key": uuid4(), "signer": "other"},
    "ceremonies:signed_copy_add": lambda world: {
        "form_key": uuid4(),
        "scan": _scan(),
        "original_at": "Chi bộ Một",
    },
}
BODIES["ceremonies:decision_signed_copy_add"] = BODIES["ceremonies:signed_copy_add"]
