"""A ceremony that a cell is preparing: two people, guests from the ministry's Youth Union, some things ready."""

from datetime import date, datetime, time, timedelta
from uuid import uuid4

from django.utils import timezone

from ceremonies.selectors.ceremonies import awaiting
from ceremonies.services.ceremonies import (
    GuestRow,
    PreparationRow,
    change_ceremony,
    plan_ceremony,
    write_guests,
    write_preparations,
)
from ceremonies.services.demo.stage import Stage
from members.choices import Right

CELL = "CB-CNTT"
#: Name, title in the Party or a union, title in office, organisation.
GUESTS = [
    ("Hứa Chí Công", "Bí thư Đảng ủy Bộ Mẫu", "Thứ trưởng", "Bộ Mẫu"),
    ("Vương Thị Ngọc Ánh", "Bí thư Đoàn cơ quan Bộ Mẫu", "Phó Vụ trưởng Vụ Tổ chức", "Bộ Mẫu"),
    ("Giáp Thành Công", "Ủy viên Ban Thường vụ Đoàn Khối cơ quan Mẫu", "", "Đoàn Khối cơ quan Mẫu"),
]
OATH = (
    "Tuyệt đối trung thành với mục đích, lý tưởng của Đảng.\n"
    "Không ngừng học tập, rèn luyện, nâng cao trình độ, giữ gìn đạo đức, lối sống trong sáng.\n"
    "Gắn bó mật thiết với nhân dân.\n"
    "Giữ gìn đoàn kết thống nhất trong Đảng; chấp hành kỷ luật, phục tùng tổ chức của Đảng."
)
_DONE = 3  # of the preparations


def prepare_ceremony(stage: Stage, present: date) -> None:
    cell = stage.organisations[CELL]
    secretary = stage.office_holder(Right.KEEP_CANDIDACY, cell)
    ceremony = plan_ceremony(
        actor=secretary,
        cell=cell,
        files=list(awaiting(cell)),
        starts_at=timezone.make_aware(datetime.combine(present + timedelta(days=6), time(8, 30))),
        place="Hội trường tầng 2, trụ sở Cục Mẫu",
        host=secretary.full_name,
        host_office="Bí thư Chi bộ",
        secretary="Đoàn Minh Tuệ",
        form_key=uuid4(),
    )
    ceremony.oath = OATH
    change_ceremony(actor=secretary, ceremony=ceremony, version=ceremony.version)
    rows = [GuestRow(None, *titles, position, None) for position, titles in enumerate(GUESTS, 1)]
    write_guests(actor=secretary, ceremony=ceremony, version=ceremony.version, rows=rows)
    things = [
        PreparationRow(each.pk, each.text, each.position <= _DONE, each.position)
        for each in ceremony.preparations.all()
    ]
    write_preparations(actor=secretary, ceremony=ceremony, version=ceremony.version, rows=things)
