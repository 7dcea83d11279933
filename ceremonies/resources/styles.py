"""Style profiles as a list that goes out."""

from ceremonies.models import StyleProfile
from members.resources.outgoing import OutgoingResource, Told


class StyleResource(OutgoingResource):
    organisation = Told("organisation", "Áp dụng cho")
    name = Told("name", "Tên kiểu trình bày")
    starts_on = Told("starts_on", "Áp dụng từ ngày")
    changed = Told("data", "Số mục khác mặc định")

    related = ("organisation",)

    def dehydrate_organisation(self, profile: StyleProfile) -> str:
        return str(profile.organisation or "Mọi tổ chức chưa có kiểu riêng")

    def dehydrate_changed(self, profile: StyleProfile) -> str:
        return str(len(profile.data))
