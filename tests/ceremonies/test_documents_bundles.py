"""Several decisions of one meeting."""

import io
import zipfile
from dataclasses import replace

import pikepdf
import pytest

from ceremonies.documents import (
    decision_snapshot,
    merge_for_print,
    pool,
    render_decision,
    render_many,
    zip_papers,
)
from tests.ceremonies.paper_facts import FACTS, page_count, poppler, signed_by, text, with_articles

NAMES = ["Lê Văn Bảo", "Phạm Đức Thịnh", "Đỗ Thị Ước"]
SNAPSHOTS = [
    decision_snapshot(replace(FACTS, person_name=name, number=f"Số {number:02}-QĐ/ĐU"))
    for number, name in enumerate(NAMES, 7)
]


def test_each_person_has_a_decision_of_his_own_in_the_order_given():
    papers = render_many(SNAPSHOTS)
    assert papers == [render_decision(snapshot) for snapshot in SNAPSHOTS]
    assert [[name in text(paper) for name in NAMES] for paper in papers] == [
        [True, False, False],
        [False, True, False],
        [False, False, True],
    ]


@pytest.mark.slow
def test_the_pool_makes_the_same_papers_in_the_same_order(monkeypatch):
    monkeypatch.setattr(pool, "POOL_PAYS_FROM", 1)
    monkeypatch.setattr(pool, "WORKERS", 2)
    assert render_many(SNAPSHOTS) == [render_decision(snapshot) for snapshot in SNAPSHOTS]
    with pytest.raises(ValueError, match="họ tên người ký"):
        render_many([*SNAPSHOTS, signed_by("")])


def test_one_file_for_the_printer_keeps_pages_and_order():
    long = render_decision(with_articles(["Nội dung. " * 100] * 3))
    papers = [*render_many(SNAPSHOTS), long]
    merged = merge_for_print(papers)
    assert page_count(merged) == sum(map(page_count, papers)) == 5
    pages = [" ".join(page.split()) for page in poppler("pdftotext", merged, "-raw", "-", "-").split("\f")]
    assert pages[:3] == [text(paper) for paper in papers[:3]]
    assert merged == merge_for_print(papers)
    with pikepdf.open(io.BytesIO(merged)) as pdf:
        assert (pdf.check_pdf_syntax(), str(pdf.Root.Lang)) == ([], "vi")


def test_zip_has_plain_names_and_the_stored_bytes():
    papers = [
        ("Số 07-QĐ/ĐU Lê Văn Bảo", b"one"),
        ("Đỗ Thị Ước.pdf", b"two"),
        ("Đỗ Thị Ước", b"three"),
        ("../../etc/passwd", b"four"),
        ("???", b"five"),
        ("A" * 300, b"six"),
    ]
    packed = zip_papers(papers)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.testzip() is None
        assert [(name, archive.read(name)) for name in archive.namelist()] == [
            ("so-07-qd-du-le-van-bao.pdf", b"one"),
            ("do-thi-uoc.pdf", b"two"),
            ("do-thi-uoc-2.pdf", b"three"),
            ("etc-passwd.pdf", b"four"),
            ("van-ban.pdf", b"five"),
            ("a" * 100 + ".pdf", b"six"),
        ]
    assert packed == zip_papers(papers)


def test_every_paper_is_a_sound_file():
    for paper in render_many(SNAPSHOTS):
        with pikepdf.open(io.BytesIO(paper)) as pdf:
            assert pdf.check_pdf_syntax() == []
