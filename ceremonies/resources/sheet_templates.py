"""The workbooks that offices were issued, as a list that goes out."""

from members.resources.outgoing import OutgoingResource, Told, day_of


class SheetTemplateResource(OutgoingResource):
    title = Told("title", "Tên mẫu")
    organisation = Told("organisation", "Tổ chức")
    edition = Told("edition", "Lần", str)
    file_name = Told("file_name", "Tên tệp")
    uploaded_by = Told("uploaded_by", "Người tải lên", str)
    uploaded_at = Told("uploaded_at", "Ngày tải lên", day_of)
    sha256 = Told("file__sha256", "SHA-256 của tệp")

    related = ("organisation", "uploaded_by", "file")
