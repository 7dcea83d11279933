"""Batches of papers as a list that goes out."""

from ceremonies.models import PaperBatch
from members.resources.outgoing import OutgoingResource, Told, moment


class BatchResource(OutgoingResource):
    at = Told("at", "Lúc lập", moment)
    kind = Told("kind", "Loại văn bản")
    organisation = Told("organisation", "Nơi lập")
    files = Told("files", "Số hồ sơ")
    state = Told("get_state_display", "Tình trạng")

    related = ("organisation",)

    def __init__(self, titles: dict[str, str]):
        super().__init__()
        self.titles = titles

    def dehydrate_kind(self, batch: PaperBatch) -> str:
        return self.titles.get(batch.kind, batch.kind)

    def dehydrate_files(self, batch: PaperBatch) -> str:
        return str(len(batch.files))
