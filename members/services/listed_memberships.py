from members.choices import ImportKind, Right
from members.resources.memberships import TREES, MembershipResource
from members.services.list_kinds import ListKind, register_kind
from members.services.listed_rows import write_rows

MEMBERSHIP = ["joined_on", "joined_precision", "official_on", "ended_on", "end_reason"]


class Memberships(ListKind):
    name = ImportKind.MEMBERSHIPS
    label = ImportKind.MEMBERSHIPS.label
    right = Right.MANAGE_PEOPLE
    trees = TREES
    help = (
        "Ai sinh hoạt ở tổ chức Đảng, Đoàn hoặc Công đoàn nào, từ ngày nào. Người phải có trong sổ trước; "
        "dòng nào không ghi tổ chức thì lấy tổ chức được chọn."
    )

    def resource(self, context):
        return MembershipResource(context)

    def write(self, actor, judged, resource):
        return write_rows([(row.number, row.instance, row.cleaned) for row in judged], MEMBERSHIP)


register_kind(Memberships())
