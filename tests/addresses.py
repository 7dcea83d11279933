"""Every address of the portal, something to fill it with, and a body that its form accepts."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import URLPattern, get_resolver, reverse

from ceremonies.choices import Action, ResolutionKind
from ceremonies.models import Candidacy, Course, Decision
from members.models import Appointment, ImportBatch
from tests.access import BODIES, KEYS, QUERIES
from tests.cast import Cast
from tests.members.staged import batch_of, row
from tests.road import day

ACTIONS = [action for action in Action if action != Action.OPEN]
SHEET = Path(__file__).parent / "data" / "danh-sach-can-bo.xlsx"
ABSENT = 10**6


def routes(resolver=None, prefix="") -> dict[str, URLPattern]:
    """Name → pattern, for all of the URLconf; a pattern without a name has no key to be listed under and fails."""
    found = {}
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLPattern):
            assert each.name, f"no name: {each.pattern}"
            found[prefix + each.name] = each
        else:
            found |= routes(each, f"{prefix}{each.namespace}:" if each.namespace else prefix)
    return found


def make_batch(cast: Cast) -> ImportBatch:
    """A staged list of the youth union with one new person."""
    return batch_of(cast, row(2))


@dataclass
class Addresses:
    """Fills addresses with rows of this world; `file` is the file of Hoài An, if there is one."""

    cast: Cast
    batch: ImportBatch
    file: Candidacy | None = None

    def url(self, address: str, *, absent=False) -> str:
        name, _, action = address.partition(" ")
        keys = dict(self._keys(name))
        if absent:
            keys = {key: ABSENT if isinstance(value, int) else value for key, value in keys.items()}
        if action:
            keys["action"] = Action(action)
        query = self._query(name, absent)
        return reverse(name, kwargs=keys) + (f"?{urlencode(query)}" if query else "")

    def _keys(self, name):
        if name in KEYS:
            return KEYS[name](self)
        view = name.rpartition(":")[2]
        kind = view.partition("_")[0]
        if view in ("account_lock", "account_unlock", "account_edit", "account_reset_password"):
            return {"pk": self.cast.nguoi_la.pk}
        if view == "membership_end":
            membership = self.cast.an.memberships.get(organisation=self.cast.CD1)
            return {"pk": self.cast.an.pk, "membership": membership.pk}
        if view == "term_edit":
            return {"pk": self.cast.DUC.pk, "term": self.cast.DUC.terms.get().pk}
        if view == "authority_end":
            body = self.cast.DUB
            return {"pk": body.pk, "authority": body.authorities.get().pk}
        if view == "import_template":
            return {"kind": "people"}
        if view == "appointment_end":
            return {"pk": Appointment.objects.get(user=self.cast.chi_bo).pk}
        if kind == "paper":
            paper = self.file.papers.get(kind="cv")
            return {"pk": self.file.pk, "paper_pk": paper.pk}
        if "<int:pk>" not in str(routes()[name].pattern):
            return {}
        return {"pk": getattr(self, f"_{_OBJECTS.get(kind, kind)}")().pk}

    def _org(self):
        return self.cast.DUC

    def _person(self):
        return self.cast.an

    def _import(self):
        return self.batch

    def _candidacy(self):
        return self.file

    def _decision(self):
        return Decision.objects.get(candidacy=self.file)

    def _register(self):
        return self._decision().number.register

    def _course(self):
        held = {"starts_on": day(60), "ends_on": day(50), "organisation": self.cast.DUC}
        return Course.objects.get_or_create(
            kind="awareness", title="Lớp Mẫu", defaults=held | {"organiser": "Trường Mẫu"}
        )[0]

    def _query(self, name, absent) -> dict:
        if name in QUERIES:
            return QUERIES[name](self)
        view = name.rpartition(":")[2]
        if view in ("decision_zip", "decision_print"):
            return {"id": ABSENT if absent else self._decision().pk}
        if view == "decision_batch":
            vote = self.file.resolutions.get(kind=ResolutionKind.AUTHORITY)
            return {
                "cap": ABSENT if absent else vote.body_id,
                "ngay": vote.held_on.isoformat(),
                "so": vote.number,
            }
        if view in ("nomination_create", "candidacy_open_by_cell"):
            return {"person": ABSENT if absent else self.cast.an.pk}
        return {"q": "a"} if view.startswith("suggest") else {}

    def body(self, address: str) -> dict:
        """What a right form would send; a fresh one each time."""
        name, _, action = address.partition(" ")
        cast = self.cast
        if name in BODIES:
            return BODIES[name](self)
        if action:
            helper = cast.khoa if action == Action.REPLACE_HELPER else cast.ha
            return STEP | {"version": self.file.version, "helper_1": helper.pk}
        bodies = {
            "account_login": {"login": "khong_co", "password": "sai mật khẩu"},
            "account_change_password": {"oldpassword": "sai", "password1": "mot", "password2": "hai"},
            "members:org_create": ORGANISATION | {"code": "CB9"},
            "members:org_edit": ORGANISATION | {"kind": "grassroots_committee", "code": "DUC", "version": 1},
            "members:term_create": ONCE | {"name": "2030 – 2035", "starts_on": "01/06/2030"},
            "members:term_edit": {"name": "2025 – 2030", "starts_on": "01/01/2025", "version": 1},
            "members:authority_create": ONCE | {"mode": "standing", "starts_on": "01/06/2030"},
            "members:person_create": PERSON | ONCE | {"organisation": "Chi đoàn Một (CD1)"},
            "members:person_edit": PERSON | {"version": 1},
            "members:membership_create": ONCE
            | {"organisation": "Chi đoàn Hai (CD2)", "joined_on": "26/03/2020"},
            "members:authority_end": {"ends_on": "31/12/2030"},
            "members:membership_end": {"ended_on": f"{day(1):%d/%m/%Y}", "reason": "Chuyển sinh hoạt"},
            "members:appointment_create": ONCE
            | {
                "user": "Nguoi La (nguoi_la)",
                "role": "inspector",
                "organisation": "Đảng ủy Cục Mẫu (DUC)",
                "starts_on": f"{day():%d/%m/%Y}",
            },
            "members:appointment_end": {"last_day": f"{day():%d/%m/%Y}"},
            "members:account_create": {"username": "moi", "full_name": "Người Mới"},
            "members:account_edit": {"username": "nguoi_la", "full_name": "Người Khác Hẳn"},
            "members:import_create": ONCE
            | {"kind": "people", "organisation": "Chi đoàn Một (CD1)", "file": _sheet()},
            "members:import_header": STAGED | {"sheet": "Danh sách", "header_row": 1},
            "members:import_encoding": STAGED | {"encoding": "none"},
            **{f"members:import_{step}": STAGED for step in STEPS_OF_A_LIST},
            "ceremonies:nomination_create": NOMINATION | {"person": cast.an.pk, "nominator": cast.CD1.pk},
            "ceremonies:candidacy_open_by_cell": NOMINATION | {"person": cast.an.pk, "cell": cast.CB1.pk},
            "ceremonies:nomination_edit": NOMINATION | {"version": self.file.version if self.file else 0},
            "ceremonies:paper_edit": {"issued_on": f"{day(15):%d/%m/%Y}", "number": "280/CN"},
        }
        if name == "ceremonies:decision_batch":
            return {"issued_on": f"{day(1):%d/%m/%Y}", "files": f"{self.file.pk}-{self.file.version}"}
        if name.endswith("_export"):
            return {"form_key": uuid4(), "format": "sheet", "reason": "Theo yêu cầu của cấp ủy"}
        body = bodies.get(name, {"reason": "Theo yêu cầu của cấp ủy"})
        if name == "ceremonies:paper_edit":
            body["version"] = self.file.papers.get(kind="cv").version
        return body | {key: uuid4() for key in body if key == "form_key"}


def _sheet():
    return SimpleUploadedFile("danh-sach.xlsx", SHEET.read_bytes())


_OBJECTS = {"term": "org", "authority": "org", "membership": "person", "nomination": "candidacy"}
ONCE = {"form_key": ""}
STAGED = {"version": 1}
STEPS_OF_A_LIST = ["columns", "capitals", "details", "names", "answers", "apply", "undo", "cancel"]
STEP = {
    "number": "05-NQ/CB",
    "held_on": f"{day(2):%d/%m/%Y}",
    "started_on": f"{day(2):%d/%m/%Y}",
    "issued_on": f"{day(1):%d/%m/%Y}",
    "listed": 3,
    "present": 3,
    "votes_for": 3,
    "votes_against": 0,
    "reason": "Lý do đầy đủ và rõ ràng.",
    "remark": "Chăm chỉ, có tiến bộ.",
    "to_cell": "Chi bộ Hai (CB2)",
    "decided_on": f"{day(5):%d/%m/%Y}",
    "destination": "Đảng bộ tỉnh Cao Bằng",
    "received_on": f"{day():%d/%m/%Y}",
    "died_on": f"{day():%d/%m/%Y}",
}
ORGANISATION = {"kind": "party_cell", "name": "Chi bộ Chín"}
PERSON = {
    "full_name": "Nguyễn Hoài An",
    "birth_date": "15/03/2000",
    "sex": "female",
    "ethnicity": "Kinh",
    "religion": "Không",
    "department": "Phòng Một (PM1)",
}
NOMINATION = ONCE | {
    "route": "youth_union",
    "cell": "Chi bộ Một (CB1)",
    "strengths": "Có ý thức tổ chức kỷ luật.",
}
