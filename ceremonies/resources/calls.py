"""Calls and their answers as lists that go out."""

from members.resources.outgoing import OutgoingResource, Told


class CallResource(OutgoingResource):
    """Rows with `asked`, `answered`, `nominees`."""

    title = Told("title", "Tên đợt")
    organisation = Told("organisation", "Tổ chức đảng")
    opened_on = Told("opened_on", "Ngày gửi")
    due_on = Told("due_on", "Thời hạn trả lời")
    closed_on = Told("closed_on", "Ngày kết thúc")
    asked = Told("asked", "Số nơi được đề nghị", str)
    answered = Told("answered", "Số nơi đã trả lời", str)
    nominees = Told("nominees", "Số người được giới thiệu", str)

    related = ("organisation",)


class AddresseeResource(OutgoingResource):
    """Rows with `nominees` and `files`."""

    organisation = Told("organisation", "Nơi được đề nghị")
    quota = Told("quota", "Số người đề nghị")
    answered_on = Told("answered_on", "Ngày trả lời")
    nominees = Told("nominees", "Số người được giới thiệu", str)
    names = Told("files", "Người được giới thiệu", lambda files: ", ".join(str(f.person) for f in files))
    nobody = Told("nobody", "Không có người", lambda nobody: "Không có người" if nobody else "")
    reminded_on = Told("reminded_on", "Ngày nhắc")
    note = Told("note", "Ghi chú")

    related = ("organisation",)
