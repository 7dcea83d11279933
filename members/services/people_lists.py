"""The lists of people and of organisations."""

from members.choices import ImportKind, Right, Tree
from members.resources.organisations import OrganisationResource
from members.resources.people import PersonResource
from members.services.imported_organisations import write_organisations
from members.services.imported_rows import write_people
from members.services.list_kinds import ListKind, register_kind


class People(ListKind):
    name = ImportKind.PEOPLE
    label = ImportKind.PEOPLE.label
    right = Right.IMPORT_PEOPLE
    trees = (Tree.YOUTH, Tree.UNION)
    place = 1
    help = "Thông tin của từng người. Khi chọn một tổ chức, mọi người trong danh sách được ghi là thành viên của nó."

    def resource(self, context):
        return PersonResource(context)

    def write(self, actor, judged, resource):
        return write_people(actor, judged, resource)


class Organisations(ListKind):
    """Superiors may stand below in the sheet, so the rows are written together."""

    name = ImportKind.ORGANISATIONS
    label = ImportKind.ORGANISATIONS.label
    right = Right.MANAGE_ORGANISATIONS
    chunk = None
    place = 2
    help = "Các tổ chức Đảng, Đoàn, Công đoàn và đơn vị: mã, tên, loại, cấp trên, chi bộ phụ trách."

    def resource(self, context):
        return OrganisationResource(context)

    def write(self, actor, judged, resource):
        return write_organisations(actor, judged, resource)


for kind in (People(), Organisations()):
    register_kind(kind)
