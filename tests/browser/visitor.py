"""Somebody at a browser window."""

from playwright.sync_api import Page

from ceremonies.services.demo.office import PASSWORD


class Visitor:
    def __init__(self, page: Page, complaints: list[str]):
        self.page = page
        page.set_default_timeout(30_000)  # milliseconds; the machine may be busy
        page.on("console", lambda said: complaints.append(said.text) if said.type in _BAD else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))

    def sign_in(self, username: str) -> None:
        self.page.goto("/dang-nhap/")
        self.fill(login=username, password=PASSWORD)
        self.page.get_by_role("button", name="Đăng nhập").click()
        self.page.get_by_role("heading", name="Việc của tôi").wait_for()

    def sign_out(self) -> None:
        self.page.goto("/dang-xuat/")
        self.page.get_by_role("main").get_by_role("button", name="Đăng xuất").click()
        self.page.get_by_role("heading", name="Đăng nhập").wait_for()

    def become(self, username: str) -> None:
        self.sign_out()
        self.sign_in(username)

    def fill(self, **values: str) -> None:
        for name, value in values.items():
            self.page.fill(f"[name={name}]", value)

    def press(self, label: str) -> None:
        self.page.get_by_role("main").get_by_role("button", name=label, exact=True).click()

    def open_step(self, action: str, person: str) -> None:
        self.page.goto("/")
        self.page.get_by_role("link", name=action).filter(has_text=person).click()

    def act(self, action: str, person: str, **values: str) -> None:
        """From the work list to the end of one step."""
        self.open_step(action, person)
        self.fill(**values)
        self.press(action)
        self.page.get_by_text(f"Đã ghi “{action}”").wait_for()


_BAD = ("error", "warning")
