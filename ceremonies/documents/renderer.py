"""From checked words to PDF bytes. What can be kept between two papers is kept, once per process."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from threading import Lock

from django.template import Context, Engine
from weasyprint import CSS
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from ceremonies.documents.fetcher import LocalFetcher
from ceremonies.documents.speed import FontShelf, Page, write_once
from ceremonies.documents.style import DEFAULT_STYLE, Style

FOLDER = Path(__file__).resolve().parents[2] / "templates" / "documents"
#: Times metrics with all Vietnamese letters: Debian's fonts-liberation2 or fonts-croscore.
FAMILIES = ("Liberation Serif", "Tinos")
OPTIONS = {"pdf_variant": "pdf/a-2u", "pdf_tags": True}
#: What each face must have, and is cut down to: Vietnamese, Latin and the punctuation of offices.
LETTERS = (
    "àảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz a"
    "0123456789 .,;:!?'\"“”‘’()[]/\\-–—…*+=%&§°₫@#_<> fi fl ff"
)

_engine = Engine(dirs=[str(FOLDER)], builtins=["ceremonies.documents.marks"])


class DocumentSetupError(RuntimeError):
    """This machine cannot make papers: a font or an image is missing."""


def html(template: str, values: Mapping[str, object]) -> str:
    return _engine.get_template(template).render(Context(values, use_l10n=False, use_tz=False))


def css(style: Style) -> str:
    fonts = ", ".join(f'"{family}"' for family in FAMILIES)
    values = Context({"s": style, "fonts": fonts}, autoescape=False, use_l10n=False, use_tz=False)
    return _engine.get_template("paper.css").render(values)


class Renderer:
    """WeasyPrint with its fonts and style sheets loaded; one paper at a time (Pango is not thread-safe)."""

    def __init__(self):
        self._lock = Lock()
        self._fetcher = LocalFetcher(FOLDER)
        self._fonts = FontConfiguration()
        self._faces = {}
        self._sheets: dict[Style, CSS] = {}
        self._images: dict[str, object] = {}
        self._learn_faces()

    def pdf(self, source: str, style: Style) -> bytes:
        """PDF/A-2u, tagged; equal pages give equal bytes. ValueError when a letter is not in our fonts."""
        content, families = self._laid_out(source, style)
        if not families <= set(FAMILIES):
            raise ValueError("Văn bản có chữ mà phông chữ Times không có.")
        return content

    def _laid_out(self, source: str, style: Style, *, learn: bool = False) -> tuple[bytes, set[str]]:
        """The bytes and the families they embed ("" stands for a letter that no font has)."""
        with self._lock:
            try:
                page = Page(source, base_url=f"{FOLDER.as_uri()}/", url_fetcher=self._fetcher)
                document = page.render(
                    font_config=self._fonts, stylesheets=[self._sheet(style)], cache=self._images, **OPTIONS
                )
                document.fonts = FontShelf(self._faces, learn=learn)
                content = document.write_pdf(finisher=write_once, **OPTIONS)
            except FatalURLFetchingError as error:
                raise DocumentSetupError(f"Không đọc được tệp dùng trong văn bản. {error}") from error
        return content, {"" if font.missing else font.family for font in document.fonts.values()}

    def _sheet(self, style: Style) -> CSS:
        if style not in self._sheets:
            self._sheets[style] = CSS(string=css(style), url_fetcher=self._fetcher, font_config=self._fonts)
        return self._sheets[style]

    def _learn_faces(self):
        source = html("faces.html", {"letters": LETTERS})
        _, families = self._laid_out(source, DEFAULT_STYLE, learn=True)
        if len(families) != 1 or not families <= set(FAMILIES):
            raise DocumentSetupError(
                "Máy chưa có phông chữ Times đủ chữ tiếng Việt. "
                "Trên Debian, Ubuntu hãy cài gói fonts-liberation2 (hoặc fonts-croscore) rồi khởi động lại."
            )


@cache
def renderer() -> Renderer:
    """The one of this process."""
    return Renderer()
