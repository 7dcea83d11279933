"""One process for one kind of database: every page at every size by turns, best of several."""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import environ
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection, connections
from django.db.models import Count
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse
from guardian.models import UserObjectPermission

from benchmarks.page_urls import PERMISSION
from ceremonies.choices import State
from ceremonies.models import Candidacy, Register
from members.models import User

CELL, CLERK, DECIDING = "cb00101.bithu", "du001.vanphong", "tm01.vanphong"
ALL, ADMIN, STOCK = "tm.bithu", "tm.quantri", "stock"


def _file() -> str:
    files = Candidacy.objects.filter(cell__code="CB00101", state=State.PROBATION)
    return files.order_by("pk")[0].get_absolute_url()


def _register() -> str:
    """The longest one of the first deciding committee."""
    registers = Register.objects.filter(organisation__code="TM01").annotate(Count("numbers"))
    return reverse("ceremonies:register_detail", args=[registers.order_by("-numbers__count")[0].pk])


#: Page → who opens it, its address, and the stock page beside which it stands.
PAGES: dict[str, tuple[str, str | Callable[[], str], str]] = {
    "home of a secretary": (CELL, "ceremonies:home", ""),
    "home of a committee's office": (CLERK, "ceremonies:home", ""),
    "home of a deciding committee": (DECIDING, "ceremonies:home", ""),
    "people": (ALL, "members:person_list", "admin: people"),
    "people, search": (ALL, "members:person_list ?q=nguyen+van+hung", "admin: people, search"),
    "files, by state": (ALL, "ceremonies:candidacy_list ?state=at_authority", "admin: files, by state"),
    "files": (ALL, "ceremonies:candidacy_list", "guardian: files"),
    "files of a committee": (CLERK, "ceremonies:candidacy_list", "guardian: files of a committee"),
    "files of a cell": (CELL, "ceremonies:candidacy_list", ""),
    "page of a file": (CELL, _file, ""),
    "board of a cell": (CELL, "ceremonies:board", ""),
    "board of everything": (ALL, "ceremonies:board", ""),
    "decisions": (ALL, "ceremonies:decision_list", "admin: decisions"),
    "organisations": (ADMIN, "members:org_tree", "admin: organisations"),
    "one register": (ALL, _register, ""),
    "report": (ALL, "ceremonies:report", ""),
    "admin: people": (STOCK, "admin:members_person_changelist", ""),
    "admin: people, search": (STOCK, "admin:members_person_changelist ?q=Nguyễn+Văn+Hùng", ""),
    "admin: files, by state": (
        *(STOCK, "admin:ceremonies_candidacy_changelist ?state__exact=at_authority", ""),
    ),
    "admin: decisions": (STOCK, "admin:ceremonies_decision_changelist", ""),
    "admin: organisations": (STOCK, "admin:members_organisation_changelist", ""),
    "guardian: files": (ALL, "granted", ""),
    "guardian: files of a committee": (CLERK, "granted", ""),
}


@dataclass
class Database:
    """One size, with a connection of its own that stays open."""

    people: int
    wrapper: object

    def __post_init__(self):
        self.use()
        prepare_stock()
        self._clients: dict[str, Client] = {}

    def use(self) -> None:
        connections["default"] = self.wrapper

    def client(self, username: str) -> Client:
        if username not in self._clients:
            client = self._clients[username] = Client(raise_request_exception=True)
            client.force_login(User.objects.get(username=username))
        return self._clients[username]


def opened(urls: dict[str, str]) -> list[Database]:
    databases = []
    for people, url in sorted(urls.items(), key=lambda one: int(one[0])):
        wrapper = connections.create_connection("default")
        wrapper.settings_dict |= environ.Env.db_url_config(url)
        databases.append(Database(int(people), wrapper))
    return databases


def prepare_stock() -> None:
    """A superuser for the admin, and a grant on every file they see for the two readers of guardian's list."""
    user, _ = User.objects.get_or_create(
        username=STOCK, defaults={"is_superuser": True, "is_staff": True, "is_demo": True}
    )
    content_type = ContentType.objects.get_for_model(Candidacy)
    permission, created = Permission.objects.get_or_create(
        content_type=content_type, codename=PERMISSION.partition(".")[2], defaults={"name": "view"}
    )
    if not created:
        return
    for reader, files in {
        ALL: Candidacy.objects.all(),
        CLERK: Candidacy.objects.filter(committee__code="DU001"),
    }.items():
        user = User.objects.get(username=reader)
        kept = {"user": user, "permission": permission, "content_type": content_type}
        rows = (UserObjectPermission(**kept, object_pk=pk) for pk in files.values_list("pk", flat=True))
        UserObjectPermission.objects.bulk_create(rows, batch_size=5000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def address(target: str | Callable[[], str]) -> str | None:
    """None where this version has no such page."""
    if callable(target):
        return target()
    name, _, query = target.partition(" ")
    try:
        return reverse(name) + query
    except NoReverseMatch:
        return None


def server_seconds() -> float:
    """CPU time of the server's process behind the connection, which the clock of this process does not see."""
    if connection.vendor != "postgresql":
        return 0.0
    if connection.connection is None:
        connection.ensure_connection()
    try:
        schedule = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat").read_text()
    except OSError:
        return 0.0
    return int(schedule.split()[0]) / 1e9


def once(client: Client, url: str) -> tuple[float, float]:
    """CPU seconds of this process, and of the server of PostgreSQL."""
    server, start = server_seconds(), time.process_time()
    answer = client.get(url)
    own = time.process_time() - start
    assert answer.status_code == 200, (url, answer.status_code)
    return own, server_seconds() - server


def queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return len(captured)


def measure(databases: list[Database], page: str, rounds: int) -> dict[int, dict]:
    username, target, _ = PAGES[page]
    found: dict[int, dict] = {}
    for _ in range(rounds + 1):  # the first one warms up
        for database in databases:
            database.use()
            url = address(target)
            if url is None:
                return {}
            client = database.client(username)
            if database.people not in found:
                once(client, url)
                found[database.people] = {"runs": [], "queries": queries(client, url)}
                continue
            found[database.people]["runs"].append(once(client, url))
    return {people: best(one) for people, one in found.items()}


def best(one: dict) -> dict:
    own, server = min(one["runs"], key=sum)
    return {"cpu": own, "server": server, "queries": one["queries"]}


def measure_all(options: dict) -> None:
    """Of {"urls": {people: url}, "rounds": 5, "pages": [parts of names]} all figures as JSON."""
    databases = opened(options["urls"])
    names = [page for page in PAGES if not options["pages"] or any(part in page for part in options["pages"])]
    answer = {}
    for page in names:
        print(page, file=sys.stderr)
        answer[page] = {"beside": PAGES[page][2], "sizes": measure(databases, page, options["rounds"])}
    json.dump(answer, sys.stdout)
