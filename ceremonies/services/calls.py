"""A call for nominations: opening, asking, reminding, answering, closing."""

from collections.abc import Callable, Sequence
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from ceremonies.models import Addressee, Call, CallAnswer, Candidacy
from ceremonies.selectors.calls import askable, of_addressee
from members.clock import today
from members.models import Organisation
from members.permissions import may
from members.services.access import require
from members.services.audit import record
from members.services.errors import Conflict, Refused
from members.services.versions import save_version


def open_call(*, actor, call: Call, kinds: Sequence[str], quota: int | None, form_key: UUID) -> Call:
    """Asks all organisations of these kinds for up to `quota` people each; the same form twice is one call."""
    require(may(actor, "call.keep", call.organisation))
    _refuse_past(call)
    asked = list(askable(call.organisation).filter(kind__in=kinds))
    if not asked:
        raise Refused("Chưa có nơi nào để hỏi. Hãy chọn ít nhất một loại tổ chức.")
    call.opened_on, call.form_key = today(), form_key
    try:
        with transaction.atomic():
            call.save()
            Addressee.objects.bulk_create(
                Addressee(call=call, organisation=organisation, quota=quota) for organisation in asked
            )
            record(actor=actor, action="call.create", obj=call, asked=len(asked), due_on=call.due_on)
    except IntegrityError:
        return Call.objects.get(form_key=form_key, organisation=call.organisation)
    return call


def _refuse_past(call: Call) -> None:
    if call.due_on < today():
        raise Refused("Thời hạn trả lời không được trước hôm nay.")


@transaction.atomic
def edit_call(*, actor, call: Call, version: int) -> Call:
    _require_running(actor, call)
    _refuse_past(call)
    save_version(call, version, ["title", "text", "due_on"])
    record(actor=actor, action="call.change", obj=call, due_on=call.due_on)
    return call


def _require_running(actor, call: Call) -> None:
    require(may(actor, "call.keep", call.organisation))
    if Call.objects.filter(pk=call.pk, closed_on__isnull=False).exists():
        raise Conflict("Đợt giới thiệu đã kết thúc.")


@transaction.atomic
def close_call(*, actor, call: Call, version: int) -> Call:
    _require_running(actor, call)
    call.closed_on = today()
    save_version(call, version, ["closed_on"])
    record(actor=actor, action="call.close", obj=call)
    return call


@transaction.atomic
def remind(*, actor, call: Call) -> int:
    """Reminds everybody who has not answered; how many they are."""
    _require_running(actor, call)
    silent = call.addressees.filter(answered_on=None)
    found = silent.update(reminded_on=today(), version=F("version") + 1)
    if not found:
        raise Refused("Nơi nào cũng đã trả lời, không cần nhắc.")
    record(actor=actor, action="call.remind", obj=call, reminded=found)
    return found


@transaction.atomic
def ask(*, actor, call: Call, organisation: Organisation, quota: int | None) -> Addressee:
    """One more organisation."""
    _require_running(actor, call)
    if not askable(call.organisation).filter(pk=organisation.pk).exists():
        raise Refused(f"{organisation} không thuộc phạm vi của {call.organisation}.")
    try:
        with transaction.atomic():
            addressee = Addressee.objects.create(call=call, organisation=organisation, quota=quota)
    except IntegrityError:
        raise Refused(f"{organisation} đã có trong đợt này.") from None
    record(actor=actor, action="call.ask", obj=call, organisation=organisation.pk, quota=quota)
    return addressee


@transaction.atomic
def drop_addressee(*, actor, addressee: Addressee, version: int) -> None:
    """Takes back a question that is not answered yet."""
    _require_running(actor, addressee.call)
    save_version(addressee, version, [])
    if addressee.answered_on:
        raise Refused(f"{addressee.organisation} đã trả lời, không rút được nữa.")
    record(actor=actor, action="call.drop", obj=addressee.call, organisation=addressee.organisation_id)
    addressee.delete()


@transaction.atomic
def answer_nobody(*, actor, addressee: Addressee, version: int, note: str = "") -> Addressee:
    require(may(actor, "call.answer", addressee))
    if addressee.answers.exists():
        raise Refused("Đã có người được giới thiệu trong đợt này.")
    addressee.nobody, addressee.note, addressee.answered_on = True, note, today()
    save_version(addressee, version, ["nobody", "note", "answered_on"])
    record(actor=actor, action="call.answer", obj=addressee.call, line=addressee.pk, nobody=True)
    return addressee


@transaction.atomic
def answer_with_files(
    *, actor, addressee: Addressee, version: int, files: Sequence[Candidacy], note: str = ""
) -> Addressee:
    """Counts files that are open already."""
    require(may(actor, "call.answer", addressee))
    if not files:
        raise Refused("Hãy chọn ít nhất một người, hoặc ghi là đợt này không có người.")
    for file in files:
        _count(addressee, file)
    _answered(actor, addressee, version, note, files)
    return addressee


@transaction.atomic
def answer_with_new_file(
    *, actor, addressee: Addressee, open_file: Callable[..., Candidacy], **details
) -> Candidacy:
    """Opens a file (`open_nomination`, `open_by_cell`) and counts it; the same form twice is one file."""
    require(may(actor, "call.answer", addressee))
    file = open_file(actor=actor, **details)
    if not CallAnswer.objects.filter(addressee=addressee, candidacy=file).exists():
        _count(addressee, file)
        addressee.refresh_from_db(fields=["version"])
        _answered(actor, addressee, addressee.version, addressee.note, [file])
    return file


def answer_with_list(*, actor, organisation: Organisation, files: Sequence[Candidacy]) -> None:
    """A list of nominations answers the running call that asks who sent it; of several, who is asked chooses."""
    asking = Addressee.objects.filter(organisation=organisation, call__closed_on=None).select_related("call")
    if files and len(lines := list(asking[:2])) == 1:
        [line] = lines
        answer_with_files(actor=actor, addressee=line, version=line.version, files=files, note=line.note)


def _count(addressee: Addressee, file: Candidacy) -> None:
    if not Candidacy.objects.filter(of_addressee(addressee), pk=file.pk).exists():
        raise Refused(f"Hồ sơ của {file.person} không do {addressee.organisation} giới thiệu.")
    try:
        with transaction.atomic():
            CallAnswer.objects.create(addressee=addressee, candidacy=file)
    except IntegrityError:
        raise Refused(f"Hồ sơ của {file.person} đã được tính vào một đợt giới thiệu.") from None


def _answered(actor, addressee: Addressee, version: int, note: str, files: Sequence[Candidacy]) -> None:
    addressee.nobody, addressee.note, addressee.answered_on = False, note, today()
    save_version(addressee, version, ["nobody", "note", "answered_on"])
    named = [file.pk for file in files]
    record(actor=actor, action="call.answer", obj=addressee.call, line=addressee.pk, files=named)
