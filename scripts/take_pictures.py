"""Serves a demonstration to Chromium on a fixed day and writes the pictures of README and docs.

Run by scripts/screenshots, which prepares an empty data folder.
"""

import io
import os
import shutil
import subprocess
import sys
import threading
from datetime import datetime
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server
from zoneinfo import ZoneInfo

import django
from PIL import Image
from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "partyportal.settings"
django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402 - settings first

from ceremonies.choices import State  # noqa: E402
from ceremonies.models import Candidacy  # noqa: E402
from ceremonies.services.demo import load_demo  # noqa: E402
from ceremonies.services.demo.office import PASSWORD  # noqa: E402
from members import clock  # noqa: E402

NOW = datetime(2026, 11, 16, 8, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))  # a Monday morning
SIZE = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 800}
SECRETARY, COMMITTEE = "chibocuc", "captren"


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True

    def process_request_thread(self, request, client_address):
        """The clock is turned for one thread alone."""
        with clock.at(NOW):
            super().process_request_thread(request, client_address)


class Silent(WSGIRequestHandler):
    def log_message(self, *args):
        pass


def save(png: bytes, path: Path) -> None:
    """A palette without dithering: letters stay sharp and the file is a third."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    picture.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(path, optimize=True)


def sign_in(page: Page, username: str) -> None:
    page.goto("/dang-nhap/")
    page.fill("[name=login]", username)
    page.fill("[name=password]", PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Đăng nhập").click()
    page.get_by_role("heading", name="Việc của tôi").wait_for()


def first_page(pdf: bytes) -> bytes:
    command = ["pdftoppm", "-r", "75", "-png", "-singlefile", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout  # noqa: S603 - our own words


def take(browser, base: str, folder: Path, file_address: str) -> None:
    def window(username: str, size: dict) -> Page:
        page = browser.new_context(base_url=base, viewport=size, locale="vi-VN").new_page()
        sign_in(page, username)
        return page

    desk = window(SECRETARY, SIZE)
    for name, address in {
        "viec-cua-toi": "/",
        "ho-so": file_address,
        "bang-theo-doi": "/bang-theo-doi/",
        "tim-kiem": "/tim-kiem/?q=duc",
    }.items():
        desk.goto(address)
        save(desk.screenshot(), folder / f"{name}.png")
    phone = window(SECRETARY, PHONE)
    save(phone.screenshot(), folder / "dien-thoai.png")
    upper = window(COMMITTEE, SIZE)
    upper.goto("/bao-cao/")
    save(upper.screenshot(), folder / "bao-cao.png")
    upper.goto("/quyet-dinh/")
    upper.locator("main tbody th a").first.click()
    pdf = upper.get_by_role("link", name="Tải quyết định (PDF)").get_attribute("href")
    save(first_page(upper.context.request.get(pdf).body()), folder / "quyet-dinh.png")


def main(folder: Path) -> None:
    with clock.at(NOW):
        load_demo()
    followed = Candidacy.objects.filter(state=State.DOSSIER, cell__code="CB-CNTT").order_by("pk").first()
    file_address = followed.get_absolute_url()
    server = make_server("127.0.0.1", 0, get_wsgi_application(), Server, Silent)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        take(browser, f"http://127.0.0.1:{server.server_port}", folder, file_address)
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
