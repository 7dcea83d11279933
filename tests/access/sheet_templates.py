"""A workbook of Đảng ủy Cục Mẫu with one cell to fill."""

import io
from uuid import UUID, uuid4

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from ceremonies.models import SheetTemplate
from members import clock
from members.services.stored_files import store_file

_KEY = UUID("2c1d3f0e-70f4-4ab0-9d10-5d2e6f5a3c88")


def _workbook() -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        book.add_worksheet("Biểu").write_string("A1", "{{nam}}")
    return stream.getvalue()


def _template(world) -> dict:
    found = SheetTemplate.objects.filter(form_key=_KEY).first()
    found = found or SheetTemplate.objects.create(
        organisation=world.cast.DUC,
        title="Biểu",
        edition=1,
        file=store_file(_workbook(), content_type="application/xlsx"),
        file_name="bieu.xlsx",
        cells=[["Biểu", "A1", ["nam"]]],
        uploaded_by=world.cast.van_phong,
        uploaded_at=clock.now(),
        form_key=_KEY,
    )
    return {"pk": found.pk}


_VIEWS = ("detail", "fill", "original", "retire")
KEYS = {f"ceremonies:sheet_template_{view}": _template for view in _VIEWS}
BODIES = {
    "ceremonies:sheet_template_export": lambda world: {
        "form_key": uuid4(),
        "format": "csv",
        "reason": "Báo cáo",
    },
    "ceremonies:sheet_template_create": lambda world: {
        "form_key": uuid4(),
        "organisation": "Đảng ủy Cục Mẫu (DUC)",
        "title": "Biểu mới",
        "file": SimpleUploadedFile("bieu.xlsx", _workbook()),
    },
    "ceremonies:sheet_template_fill": lambda world: {},
}
