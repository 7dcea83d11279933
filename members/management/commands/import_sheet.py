import json
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand
from django.db import transaction

from members.choices import ImportKind, Right
from members.models import ImportBatch, Organisation, User
from members.permissions import grants_of
from members.resources.judged import Outcome
from members.services.errors import Conflict, Refused
from members.services.imports import apply_import, judge_sheet, keep_batch
from members.spreadsheets.safety import UnusableFile

_COUNTS = ("rows", Outcome.NEW, Outcome.CHANGED, Outcome.SAME, Outcome.WRONG)


class Command(BaseCommand):
    help = "Xem trước hoặc ghi một bảng tính; in kết quả dạng JSON. Mã thoát 0 khi không có gì sai."

    def add_arguments(self, parser):
        parser.add_argument(
            "kind", choices=ImportKind.values, metavar="KIND", help=", ".join(ImportKind.values)
        )
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--apply", action="store_true", help="ghi vào sổ nếu không dòng nào có lỗi")
        parser.add_argument(
            "--as", dest="username", metavar="USERNAME", help="làm với quyền của tài khoản này"
        )
        parser.add_argument(
            "--organisation", metavar="MÃ", help="ghi mọi người là thành viên của tổ chức này"
        )

    def handle(self, *, kind, file, apply, username, organisation, **options):
        answer = dict.fromkeys(_COUNTS, 0) | {"errors": [], "warnings": []}
        try:
            answer = self._import(kind, file, apply, username, organisation)
        except (UnusableFile, Refused, Conflict) as refusal:
            row = getattr(refusal, "row", None)
            answer["errors"] = [{"row": row, "column": None, "message": refusal.message}]
        except PermissionDenied:
            message = "Tài khoản này không có quyền nhập danh sách."
            answer["errors"] = [{"row": None, "column": None, "message": message}]
        self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))
        if answer["errors"]:
            raise SystemExit(1)

    def _import(self, kind, file, apply, username, organisation) -> dict:
        actor = _named(User, username=username) if username else None
        batch = judge_sheet(
            actor=actor,
            kind=kind,
            file_name=file.name,
            content=_content(file),
            organisation=_named(Organisation, code=organisation) if organisation else _only_one(actor, kind),
        )
        if apply and not batch.counts[Outcome.WRONG]:
            with transaction.atomic():
                apply_import(actor=batch.uploaded_by, batch=keep_batch(batch))
        return _report(batch)


def _named(model, **key):
    found = model.objects.filter(**key).first()
    if found is None:
        raise Refused(f"Không tìm thấy {model._meta.verbose_name} «{next(iter(key.values()))}».")
    return found


def _only_one(actor, kind: str) -> Organisation | None:
    """The organisation whose members these must be, where the account holds the right in just one."""
    held = grants_of(actor).paths.get(Right.IMPORT_PEOPLE) if actor and kind == ImportKind.PEOPLE else None
    if not held:
        return None
    found = Organisation.objects.filter(path__in=held).order_by("code")
    if len(found) == 1:
        return found[0]
    codes = ", ".join(organisation.code for organisation in found)
    raise Refused(f"Tài khoản này nhập được cho nhiều tổ chức; hãy thêm --organisation với một mã: {codes}.")


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        raise Refused(f"Không đọc được tệp «{file}».") from None


def _report(batch: ImportBatch) -> dict:
    told = {
        "error": [],
        "warning": [{"row": None, "column": None, "message": note} for note in batch.counts["notes"]],
    }
    for row in batch.rows:
        for message in row["messages"]:
            if message["level"] in told:
                told[message["level"]].append(
                    {"row": row["number"], "column": message["column"], "message": message["text"]}
                )
    counts = {name: batch.counts[name] for name in _COUNTS}
    return counts | {"errors": told["error"], "warnings": told["warning"]}
