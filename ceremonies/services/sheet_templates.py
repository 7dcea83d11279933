"""An office's own workbook: looked through when it is uploaded, kept as it came, given back filled in."""

from uuid import UUID

from django.db import transaction

from ceremonies.models import SheetTemplate
from ceremonies.selectors.sheet_templates import last_edition
from ceremonies.selectors.statistics import Asked
from ceremonies.services.placeholders import values_for
from members import clock
from members.models import Organisation
from members.permissions import may
from members.services.access import require
from members.services.audit import record
from members.services.errors import Conflict, Refused
from members.services.stored_files import read_file, store_file
from members.spreadsheets.refusals import UnusableFile
from members.spreadsheets.writing import fill_holes, find_holes

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NONE = (
    "Trong tệp không có chỗ nào để điền. Hãy ghi vào ô cần điền từ nằm trong hai ngoặc nhọn, "
    "ví dụ {{tong_so.ky_nay}}, rồi tải lên lại."
)


def upload_template(
    *, actor, organisation: Organisation, title: str, file_name: str, content: bytes, form_key: UUID
) -> SheetTemplate:
    """The next edition under this title. The same `form_key` twice answers with the first one."""
    require(may(actor, "sheet_template.keep", organisation))
    made = SheetTemplate.objects.filter(form_key=form_key).first()
    if made:
        if made.uploaded_by_id != actor.pk:
            raise Conflict("Trang này đã được dùng. Hãy mở lại trang.")
        return made
    try:
        holes = find_holes(content)
    except UnusableFile as unusable:
        raise Refused(unusable.message) from unusable
    if not holes.cells:
        raise Refused(_NONE)
    with transaction.atomic():
        template = SheetTemplate.objects.create(
            organisation=organisation,
            title=title,
            edition=last_edition(organisation, title) + 1,
            file=store_file(content, content_type=XLSX),
            file_name=file_name,
            cells=[[hole.sheet, hole.address, list(hole.names)] for hole in holes.cells],
            elsewhere=holes.elsewhere,
            uploaded_by=actor,
            uploaded_at=clock.now(),
            form_key=form_key,
        )
        record(
            actor=actor,
            action="sheet_template.upload",
            obj=template,
            edition=template.edition,
            sha256=template.file.sha256,
        )
    return template


def fill_template(*, actor, template: SheetTemplate, asked: Asked) -> bytes:
    """With what `actor` sees of `asked.organisation`; whatever the portal does not know stays as it stands."""
    require(may(actor, "view", template) and may(actor, "sheet_templates.list"))
    names = dict.fromkeys(name for _, _, found in template.cells for name in found)
    try:
        content = fill_holes(read_file(template.file), values_for(actor, asked, names))
    except UnusableFile as unusable:
        raise Refused(unusable.message) from unusable
    record(
        actor=actor,
        action="sheet_template.fill",
        obj=template,
        organisation=asked.organisation.pk,
        since=asked.span.first.isoformat(),
        until=asked.span.last.isoformat(),
    )
    return content


def read_template(*, actor, template: SheetTemplate) -> bytes:
    """As it was uploaded."""
    require(may(actor, "view", template))
    record(actor=actor, action="sheet_template.download", obj=template, sha256=template.file.sha256)
    return read_file(template.file)


@transaction.atomic
def retire_template(*, actor, template: SheetTemplate) -> None:
    """All editions under its title leave the list; what was uploaded is kept."""
    require(may(actor, "sheet_template.keep", template.organisation))
    same = SheetTemplate.objects.filter(organisation=template.organisation, title=template.title)
    if same.filter(retired_at=None).update(retired_at=clock.now()):
        record(actor=actor, action="sheet_template.retire", obj=template)
