"""Deadlines of a file: put off, the meeting planned, what would follow."""

from tests.road import day

KEYS = {"ceremonies:candidacy_extend": lambda world: {"pk": world.file.pk, "code": "decision"}}
BODIES = {
    "ceremonies:candidacy_extend": lambda world: {"reason": "Chờ kết quả thẩm tra ở nước ngoài."},
    "ceremonies:candidacy_meeting": lambda world: {
        "meeting_planned_on": f"{day(-20):%d/%m/%Y}",
        "version": world.file.version,
    },
}
