"""The digest of a day on paper: what is late, due, elsewhere to be. A sheet for its reader alone, no official paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ceremonies.documents.blocks import Block, heading, paragraph, table
from ceremonies.documents.compose import plain
from ceremonies.documents.snapshot import Snapshot

_WORK = [("TT", 5), ("Về ai, về việc gì", 24), ("Việc phải làm", 34), ("Hạn, căn cứ, từ ngày", 37)]
_EVENTS = [("TT", 5), ("Lúc", 17), ("Việc", 39), ("Nơi, người", 39)]
_NEWS = [("TT", 5), ("Hồ sơ của", 35), ("Tin", 60)]


@dataclass(frozen=True, kw_only=True)
class DigestFacts:
    """`work`: title of each part → its rows; `events`, `news`: rows of their own tables."""

    on: date
    reader: str
    made_at: str
    work: Mapping[str, Sequence[tuple[str, str, str]]]
    events: Sequence[tuple[str, str, str]] = ()
    news: Sequence[tuple[str, str]] = ()
    style: Mapping[str, object] = field(default_factory=dict)


def digest_snapshot(facts: DigestFacts) -> Snapshot:
    parts = [_part(title, _WORK, rows) for title, rows in facts.work.items()]
    parts += [
        _part("Họp, lễ, lớp sắp tới", _EVENTS, facts.events),
        _part("Tin mới chưa đọc", _NEWS, facts.news),
    ]
    body = [block for part in parts for block in part]
    nothing = [paragraph("Hôm nay không có việc quá hạn, việc đến hạn hay tin mới.")]
    closing = paragraph(f"Lập lúc {facts.made_at}. Bản in có tên người, thuộc chế độ bảo mật của hồ sơ.")
    return plain(
        form="",
        title="BẢN TIN CÔNG VIỆC",
        summary=f"ngày {facts.on:%d/%m/%Y} của {facts.reader}",
        body=[*(body or nothing), closing],
        style=facts.style,
    )


def _part(title: str, columns: Sequence[tuple[str, int]], rows: Sequence[tuple[str, ...]]) -> list[Block]:
    if not rows:
        return []
    return [heading(f"{title} ({len(rows)})"), table(columns, [(n, *row) for n, row in enumerate(rows, 1)])]
