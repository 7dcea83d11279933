import json
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError

from members.management.sheet_report import Report
from members.models import ImportBatch, Organisation, User
from members.permissions import grants_of, visible_to
from members.services.batches import Options, apply_import, stage_import, undo_import
from members.services.batches.staging import preview
from members.services.errors import Conflict, Refused
from members.services.list_kinds import KINDS
from members.spreadsheets.refusals import UnusableFile

_NO_RIGHT = "Tài khoản này không có quyền nhập danh sách."


class Command(BaseCommand):
    help = "Xem trước, ghi hoặc lấy lại một bảng tính; in kết quả JSON. Mã thoát 0 khi không có gì sai hay phải hỏi."

    def add_arguments(self, parser):
        parser.add_argument("kind", choices=KINDS, metavar="KIND", nargs="?", help=", ".join(KINDS))
        parser.add_argument("file", metavar="FILE", type=Path, nargs="?")
        parser.add_argument(
            "--apply", action="store_true", help="ghi vào sổ nếu không còn gì sai hay cần hỏi"
        )
        parser.add_argument("--skip-wrong", action="store_true", help="ghi các dòng đúng, bỏ các dòng có lỗi")
        parser.add_argument("--undo", metavar="BATCH", type=int, help="lấy lại đợt nhập có số này")
        parser.add_argument(
            "--also-changed", action="store_true", help="khi lấy lại: cả những dòng đã được sửa sau khi nhập"
        )
        parser.add_argument(
            "--as", dest="username", metavar="USERNAME", help="làm với quyền của tài khoản này"
        )
        parser.add_argument("--organisation", metavar="MÃ", help="tổ chức mà danh sách được ghi cho")
        parser.add_argument("--sheet", default="", metavar="TÊN", help="trang tính cần đọc")
        parser.add_argument("--header-row", type=int, metavar="N", help="dòng đầu tiên của tiêu đề các cột")
        parser.add_argument(
            "--set",
            dest="columns",
            action="append",
            default=[],
            metavar="COLUMN=FIELD",
            help="cột (tiêu đề như trong tệp, hoặc chữ cái) là cột nào của ta; để trống FIELD: không đọc",
        )
        parser.add_argument(
            "--encoding", choices=["tcvn3", "vni", "none"], default="", help="bảng mã cũ của chữ trong tệp"
        )
        parser.add_argument("--proper-case", action="store_true", help="đổi họ tên viết hoa thành chữ thường")
        parser.add_argument("--answers", type=Path, metavar="FILE", help='JSON: {"rows": {…}, "names": {…}}')
        parser.add_argument(
            "--details", type=Path, metavar="FILE", help="JSON: thông tin chung của danh sách"
        )
        parser.add_argument("--detail", action="append", default=[], metavar="NAME=VALUE")

    def handle(self, *, kind, file, undo, **options):
        if undo is None and file is None:
            raise CommandError("Cần KIND và FILE, hoặc --undo BATCH.")
        report = Report()
        try:
            if undo is None:
                self._import(report, kind, file, options)
            else:
                self._undo(report, undo, options)
        except (UnusableFile, Refused, Conflict) as refusal:
            report.refuse(refusal.message, getattr(refusal, "row", None))
        except PermissionDenied:
            report.refuse(_NO_RIGHT)
        self.stdout.write(json.dumps(report.answer, ensure_ascii=False, indent=2))
        if not report.is_clean:
            raise SystemExit(1)

    def _import(self, report: Report, kind: str, file: Path, options: dict) -> None:
        actor = _actor(options)
        code = options["organisation"]
        sending = {
            "actor": actor,
            "kind": kind,
            "file_name": file.name,
            "content": _content(file),
            "organisation": _named(Organisation, code=code) if code else _only_one(actor, kind),
            **_settled(options).as_json(),
        }
        report.add(*preview(**sending))
        if options["apply"] and report.may_be_written(skip_wrong=options["skip_wrong"]):
            batch = stage_import(at_once=True, **sending)
            batch = apply_import(
                actor=actor,
                batch=batch,
                version=batch.version,
                skip_wrong=options["skip_wrong"],
                at_once=True,
            )
            report.tell_batch(batch)

    def _undo(self, report: Report, pk: int, options: dict) -> None:
        actor = _actor(options)
        batches = ImportBatch.objects if actor is None else visible_to(actor, ImportBatch)
        batch = batches.filter(pk=pk).first()
        if batch is None:
            raise Refused(f"Không tìm thấy đợt nhập «{pk}».")
        batch = undo_import(
            actor=actor,
            batch=batch,
            version=batch.version,
            also_changed=options["also_changed"],
            at_once=True,
        )
        report.tell_undone(batch)


def _actor(options: dict) -> User | None:
    return _named(User, username=options["username"]) if options["username"] else None


def _settled(options: dict) -> Options:
    answers = _json(options["answers"])
    rows = answers.get("rows", {name: answer for name, answer in answers.items() if name.isdecimal()})
    return Options(
        sheet=options["sheet"],
        header_row=options["header_row"],
        columns=_pairs(options["columns"], "--set") or None,
        encoding=options["encoding"],
        proper_case=options["proper_case"],
        names={written: _organisation(code) for written, code in answers.get("names", {}).items()},
        details=_json(options["details"]) | _pairs(options["detail"], "--detail"),
        answers={number: str(answer) for number, answer in rows.items()},
    )


def _organisation(code: str) -> int:
    return _named(Organisation, code=code).pk if code else 0


def _pairs(texts: list[str], option: str) -> dict[str, str]:
    for text in texts:
        if "=" not in text:
            raise Refused(f"Tùy chọn {option} phải có dạng TÊN=GIÁ TRỊ, không phải «{text}».")
    return dict(tuple(part.strip() for part in text.rsplit("=", 1)) for text in texts)


def _json(file: Path | None) -> dict:
    if file is None:
        return {}
    try:
        found = json.loads(_content(file))
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise Refused(f"Tệp «{file}» phải là một đối tượng JSON.")
    return found


def _named(model, **key):
    found = model.objects.filter(**key).first()
    if found is None:
        raise Refused(f"Không tìm thấy {model._meta.verbose_name} «{next(iter(key.values()))}».")
    return found


def _only_one(actor, kind: str) -> Organisation | None:
    """The organisation whose list this must be, where the account holds the right in just one."""
    list_kind = KINDS[kind]
    held = grants_of(actor).paths.get(list_kind.right) if actor and list_kind.trees else None
    if not held:
        return None
    found = list_kind.organisations(actor).filter(path__in=held).order_by("code")
    if len(found) == 1:
        return found[0]
    codes = ", ".join(organisation.code for organisation in found)
    raise Refused(f"Tài khoản này nhập được cho nhiều tổ chức; hãy thêm --organisation với một mã: {codes}.")


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        raise Refused(f"Không đọc được tệp «{file}».") from None
