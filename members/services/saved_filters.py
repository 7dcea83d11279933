"""Filters that are kept under a name, shared with an office and thrown away."""

from uuid import UUID

from django.db import transaction

from members.models import Organisation, SavedFilter
from members.names import normalise
from members.permissions import may
from members.services.access import require
from members.services.audit import record
from members.services.errors import Refused
from members.services.versions import save_version

MOST_SAVED = 100
LONGEST_QUERY = SavedFilter._meta.get_field("query").max_length


@transaction.atomic
def save_filter(
    *,
    actor,
    list_name: str,
    query: str,
    title: str,
    shared_with: Organisation | None,
    form_key: UUID,
) -> SavedFilter:
    """`query` as the form of the list wrote it; the same form again answers with what it made."""
    made = SavedFilter.objects.filter(form_key=form_key, owner=actor).first()
    if made:
        return made
    _require_office(actor, shared_with)
    title = normalise(title)
    own = SavedFilter.objects.filter(owner=actor)
    if not query:
        raise Refused("Chưa có điều kiện lọc nào để lưu. Hãy chọn điều kiện ở danh sách rồi lưu.")
    if len(query) > LONGEST_QUERY:
        raise Refused("Bộ lọc này dài quá, không lưu được. Hãy bỏ bớt điều kiện.")
    if own.count() >= MOST_SAVED:
        raise Refused(f"Mỗi người lưu nhiều nhất {MOST_SAVED} bộ lọc. Hãy xóa bớt bộ lọc không dùng nữa.")
    if own.filter(list_name=list_name, title=title).exists():
        raise Refused("Đồng chí đã có một bộ lọc mang tên này ở danh sách này. Hãy đặt tên khác.")
    saved = SavedFilter.objects.create(
        owner=actor,
        list_name=list_name,
        query=query,
        title=title,
        shared_with=shared_with,
        form_key=form_key,
    )
    record(actor=actor, action="saved_filter.create", obj=saved)
    return saved


@transaction.atomic
def share_filter(*, actor, saved: SavedFilter, shared_with: Organisation | None, version: int) -> SavedFilter:
    """None: for oneself again."""
    require(may(actor, "saved_filter.change", saved))
    _require_office(actor, shared_with)
    saved.shared_with = shared_with
    save_version(saved, version, ["shared_with"])
    record(actor=actor, action="saved_filter.change", obj=saved, shared_with=str(shared_with or ""))
    return saved


@transaction.atomic
def delete_filter(*, actor, saved: SavedFilter) -> None:
    require(may(actor, "saved_filter.change", saved))
    record(actor=actor, action="saved_filter.delete", obj=saved)
    saved.delete()


def _require_office(actor, organisation: Organisation | None) -> None:
    if organisation is not None:
        require(may(actor, "saved_filter.share", organisation))
