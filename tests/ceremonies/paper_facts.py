"""An invented decision, and the poppler tools that read a paper back."""

import re
import subprocess
from datetime import date

from ceremonies.documents import DecisionFacts, decision_snapshot
from ceremonies.documents.blocks import articles

FACTS = DecisionFacts(
    form="9-KNĐ",
    person_name="Nguyễn Thị Hồng Ước",
    birth_date=date(2000, 2, 9),
    native_place="xã Vĩnh Ngọc, tỉnh Bình Hòa",
    department="Phòng Kế hoạch - Tài chính",
    cell_name="Chi bộ Văn phòng",
    cell_resolution_number="05-NQ/CB",
    cell_resolution_date=date(2026, 9, 3),
    committee_name="Đảng ủy Sở Xây dựng",
    proposal_number="08-NQ/ĐU",
    proposal_date=date(2026, 9, 28),
    authority_name="Đảng ủy Các cơ quan Đảng tỉnh",
    authority_mode="standing",
    parent_name="Đảng bộ tỉnh Bình Hòa",
    issuer_name="Đảng ủy Các cơ quan Đảng tỉnh",
    place="Bình Hòa",
    legal_grounds=["Căn cứ Điều lệ Đảng Cộng sản Việt Nam"],
    signer_name="Trần Quốc Đạt",
    signer_office="Phó Bí thư",
    issued_on=date(2026, 2, 5),
    number="Số 12-QĐ/ĐU",
    verification_code="7K2M-QX4P",
)
SNAPSHOT = decision_snapshot(FACTS)


def with_articles(texts, snapshot=SNAPSHOT):
    """The decision with other articles."""
    return snapshot | {"body": [*snapshot["body"][:2], *articles(texts)]}


def signed_by(name, snapshot=SNAPSHOT):
    return snapshot | {"signatures": [snapshot["signatures"][0] | {"name": name}]}


def poppler(tool: str, content: bytes, *arguments: str) -> str:
    return subprocess.run([tool, *arguments], input=content, capture_output=True, check=True).stdout.decode()


def text(content: bytes) -> str:
    """The words of a paper as a reader copies them, line breaks and all other blanks as one space."""
    return " ".join(poppler("pdftotext", content, "-raw", "-", "-").split())


def words(content: bytes) -> list[tuple[str, float, float, float, float]]:
    """Each word with left, top, right and bottom in points, of all pages."""
    rows = re.findall(
        r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>',
        poppler("pdftotext", content, "-bbox", "-", "-"),
    )
    return [(word, *map(float, box)) for *box, word in rows]


def page_count(content: bytes) -> int:
    return int(re.search(r"Pages: +(\d+)", poppler("pdfinfo", content, "-"))[1])
