"""One way of importing a list, in a process of its own, for `benchmarks/import.py`: prints what it took as JSON."""

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "partyportal.settings",
    "SECRET_KEY": "benchmark-" + "0123456789abcdefghijklmnopqrstuvwxyz" * 2,
}
import django

django.setup()

import tablib  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from import_export.fields import Field  # noqa: E402
from import_export.resources import ModelResource  # noqa: E402
from import_export.widgets import DateWidget, ForeignKeyWidget  # noqa: E402
from python_calamine import load_workbook  # noqa: E402

from members.choices import ImportKind, Role, Sex  # noqa: E402
from members.models import Appointment, Organisation, Person, User  # noqa: E402
from members.services.appointments import write_appointment  # noqa: E402
from members.services.batches import apply_import, stage_import  # noqa: E402
from members.services.organisations import write_organisation  # noqa: E402
from members.services.people import derive  # noqa: E402

SEX = {label: value for value, label in Sex.choices}


def prepare(units: list[str]) -> dict:
    call_command("migrate", verbosity=0)
    with transaction.atomic():
        for number, name in enumerate(units):
            unit = Organisation(kind="department", code=f"P{number}", name=name)
            write_organisation(actor=None, organisation=unit)
        sender = User.objects.create(username="quan_tri", full_name="Quản trị")
        office = Appointment(user=sender, role=Role.SYSTEM_ADMIN, starts_on=date(2025, 1, 1))
        write_appointment(actor=None, appointment=office)
    return {}


def ours(path: str) -> dict:
    """Preview and apply as the portal does them: checks, repairs, staging, audit."""
    sender = User.objects.get(username="quan_tri")
    content, name = Path(path).read_bytes(), Path(path).name
    with Steps() as steps:
        batch = steps.time(
            "preview",
            lambda: stage_import(
                actor=sender, kind=ImportKind.PEOPLE, file_name=name, content=content, at_once=True
            ),
        )
        steps.time(
            "apply", lambda: apply_import(actor=sender, batch=batch, version=batch.version, at_once=True)
        )
    return steps.answer


def floor(path: str) -> dict:
    """The sheet read in this very process and inserted, whatever stands there."""
    with Steps() as steps:
        steps.time("all", lambda: read_and_insert(path))
    return steps.answer


def read_and_insert(path: str) -> None:
    header, *rows = load_workbook(path).get_sheet_by_index(0).to_python()
    units = dict(Organisation.objects.values_list("name", "pk"))
    people = []
    for row in rows:
        cells = dict(zip(header, row, strict=True))
        person = Person(
            full_name=cells["Họ và tên"],
            sex=SEX[cells["Giới tính"]],
            birth_date=date(*map(int, reversed(cells["Ngày sinh"].split("/")))),
            citizen_id=cells["Số CCCD"],
            ethnicity=cells["Dân tộc"],
            religion=cells["Tôn giáo"],
            native_place=cells["Quê quán"],
            job_title=cells["Chức vụ"],
            department_id=units[cells["Đơn vị"]],
            phone=cells["Điện thoại"],
            email=cells["Thư điện tử"],
        )
        derive(person)
        people.append(person)
    with transaction.atomic():
        Person.objects.bulk_create(people, batch_size=2_000)


class SexWidget(ForeignKeyWidget):
    def __init__(self):
        super().__init__(Person)

    def clean(self, value, row=None, **kwargs):
        return SEX[value]

    def render(self, value, obj=None, **kwargs):
        return value


class StockResource(ModelResource):
    """What the manual of django-import-export shows: fields, widgets, a key."""

    full_name = Field("full_name", "Họ và tên")
    sex = Field("sex", "Giới tính", SexWidget())
    birth_date = Field("birth_date", "Ngày sinh", DateWidget("%d/%m/%Y"))
    citizen_id = Field("citizen_id", "Số CCCD")
    ethnicity = Field("ethnicity", "Dân tộc")
    religion = Field("religion", "Tôn giáo")
    native_place = Field("native_place", "Quê quán")
    job_title = Field("job_title", "Chức vụ")
    department = Field("department", "Đơn vị", ForeignKeyWidget(Organisation, "name"))
    phone = Field("phone", "Điện thoại")
    email = Field("email", "Thư điện tử")

    class Meta:
        model = Person
        import_id_fields = ["citizen_id"]
        fields = (
            *("full_name", "sex", "birth_date", "citizen_id", "ethnicity", "religion", "native_place"),
            *("job_title", "department", "phone", "email"),
        )

    def before_save_instance(self, instance, row, **kwargs):
        derive(instance)


class CheckingResource(StockResource):
    class Meta:
        clean_model_instances = True


def stock(path: str) -> dict:
    return import_with(StockResource, path)


def stock_checking(path: str) -> dict:
    return import_with(CheckingResource, path)


def import_with(made: type[ModelResource], path: str) -> dict:
    """Preview (dry run) and confirm, each reading the file, as its admin does."""
    with Steps() as steps:
        for step, dry_run in (("preview", True), ("confirm", False)):
            steps.time(step, lambda dry_run=dry_run: import_once(made(), path, dry_run))
    return steps.answer


def import_once(made: ModelResource, path: str, dry_run: bool) -> None:
    dataset = tablib.Dataset().load(Path(path).read_bytes(), "xlsx")
    result = made.import_data(dataset, dry_run=dry_run, use_transactions=True)
    if result.has_errors() or result.has_validation_errors():
        raise SystemExit(f"{result.row_errors()[:1]} {result.invalid_rows[:1]}")


class Steps:
    """Seconds of each step, and afterwards the people there are, CPU seconds and the peak of this process in MB."""

    def __enter__(self) -> "Steps":
        self._seconds: dict[str, float] = {}
        self._cpu = cpu()
        return self

    def time(self, step: str, act: Callable):
        start = time.perf_counter()
        result = act()
        self._seconds[step] = time.perf_counter() - start
        return result

    def __exit__(self, *raised) -> None:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        spent = cpu() - self._cpu
        self.answer = {"seconds": self._seconds, "cpu": spent, "rows": Person.objects.count(), "peak": peak}


def cpu() -> float:
    """Of this process and of the children that it waited for; a database server is not among them."""
    return sum(os.times()[:4])


if __name__ == "__main__":
    ways = {
        "prepare": prepare,
        "ours": ours,
        "floor": floor,
        "stock": stock,
        "stock, checking": stock_checking,
    }
    print(json.dumps(ways[sys.argv[1]](json.loads(sys.argv[2]))))
