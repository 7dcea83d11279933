"""How a batch of imported rows is put into words."""

from django import template

from members.choices import ImportState, Outcome
from members.models import ImportBatch
from members.services.list_kinds import KINDS

register = template.Library()

_TONES = {
    ImportState.READING: "info",
    ImportState.STAGED: "wait",
    ImportState.APPLYING: "info",
    ImportState.APPLIED: "good",
    ImportState.UNDOING: "info",
}


@register.filter
def state_tone(state: str) -> str:
    return _TONES.get(state, "")


@register.filter
def kind_label(batch: ImportBatch) -> str:
    return KINDS[batch.kind].label if batch.kind in KINDS else batch.kind


@register.filter
def outcome(value: str) -> str:
    return Outcome(value).label


@register.filter
def counts_in_words(batch: ImportBatch) -> str:
    """«20 mới, 3 thay đổi»: the outcomes there are, in the order of the list."""
    found = ((batch.counts.get(value, 0), label.lower()) for value, label in Outcome.choices)
    return ", ".join(f"{count} {label}" for count, label in found if count)


@register.filter
def to_be_written(batch: ImportBatch) -> str:
    """«thêm 20 dòng mới, sửa 3 dòng đã có trong sổ»; empty when nothing would be."""
    new, changed = batch.counts.get(Outcome.NEW, 0), batch.counts.get(Outcome.CHANGED, 0)
    parts = [f"thêm {new} dòng mới"] if new else []
    return ", ".join(parts + ([f"sửa {changed} dòng đã có trong sổ"] if changed else []))


@register.filter
def left_alone(batch: ImportBatch) -> str:
    """«2 dòng đã đúng như trong sổ, 1 dòng bỏ qua»; empty when every row is written."""
    counts = [(Outcome.SAME, "đã đúng như trong sổ"), (Outcome.SKIPPED, "bỏ qua"), (Outcome.WRONG, "có lỗi")]
    return ", ".join(f"{batch.counts[key]} dòng {what}" for key, what in counts if batch.counts.get(key))
