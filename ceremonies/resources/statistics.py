"""The people behind a number of the statistics form."""

from members.resources.outgoing import OutgoingResource, Told


class AdmittedResource(OutgoingResource):
    person = Told("person__full_name", "Họ và tên")
    birth_date = Told("person__birth_date", "Ngày sinh")
    sex = Told("person__get_sex_display", "Giới tính")
    ethnicity = Told("person__ethnicity", "Dân tộc")
    job_title = Told("person__job_title", "Chức vụ")
    department = Told("person__department", "Đơn vị")
    cell = Told("cell", "Chi bộ")
    admitted_on = Told("ceremony_on", "Ngày kết nạp")

    related = ("person__department", "cell")
