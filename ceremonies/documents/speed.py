"""What WeasyPrint does again for every document and we do once per process.

The only module that leans on the inner workings of WeasyPrint and pydyf; test_documents_speed.py compares
its papers pixel by pixel with those of a plain HTML(…).write_pdf().
"""

from functools import lru_cache
from xml.etree import ElementTree

import cssselect2
import pydyf
from weasyprint import HTML
from weasyprint.pdf.fonts import Font


class Page(HTML):
    """A well-formed page of our own templates: read by the C parser, with no style sheet but ours."""

    def __init__(self, source, *, base_url, url_fetcher):
        self.base_url = base_url
        self.url_fetcher = url_fetcher
        self.media_type = "print"
        root = ElementTree.fromstring(source)  # noqa: S314 - our own template with its values escaped
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element

    def _ua_stylesheets(self, forms=False):
        return []


class FontShelf(dict):
    """The fonts of one document, each face cut down to the letters of the `faces` learnt at the start.

    Cutting and compressing the faces again for every paper costs a tenth of its time, against 20 kB a file.
    """

    def __init__(self, faces, *, learn=False):
        super().__init__()
        self._faces = faces
        self._learn = learn

    def __setitem__(self, key, font):
        font.clean = lambda glyphs, hinting: self._cut(font, glyphs, hinting)
        super().__setitem__(key, font)

    def _cut(self, font, glyphs, hinting):
        known, content = self._faces.get(font.name, (frozenset(), None))
        if content and glyphs.keys() <= known:
            font.file_content = content
            return
        Font.clean(font, glyphs, hinting)
        if self._learn:
            self._faces[font.name] = (frozenset(glyphs), font.file_content)


class Written(pydyf.Object):
    """A PDF object serialised once; pydyf would do so twice, the second time for the file identifier."""

    def __init__(self, source):
        super().__init__()
        self.number, self.generation, self.free = source.number, source.generation, source.free
        self._compressible = source.compressible
        is_face = isinstance(source, pydyf.Stream) and "Length1" in source.extra
        self._data = _face_stream(source.stream[0]) if is_face else source.data

    @property
    def data(self):
        return self._data

    @property
    def compressible(self):
        return self._compressible


@lru_cache(maxsize=16)
def _face_stream(content):
    return pydyf.Stream([content], {"Length1": len(content)}, compress=True).data


def write_once(document, pdf):
    """A finisher for `write_pdf`."""
    pdf.objects[1:] = [Written(item) for item in pdf.objects[1:]]
