"""The page of one batch: what was understood, what will happen, and the one thing to do next."""

from dataclasses import dataclass
from http import HTTPStatus

from django.db.models import Q
from django.shortcuts import redirect, render

from members.choices import ImportState, Outcome
from members.forms.import_answers import BatchForm, DetailsForm
from members.forms.import_names import NamesForm
from members.forms.import_reading import EncodingForm
from members.forms.import_steps import ApplyForm
from members.models import ImportBatch
from members.permissions import may
from members.services.batches import options_of, progress_of, questions, seen_by, understood_of
from members.services.list_kinds import ListKind, kind_of
from members.spreadsheets.refusals import UnusableFile
from members.views.import_rows import lines_of
from members.views.listing import page_of
from members.views.sending import attempt

REPAIRED = "repaired"
MOST_NAMED = 20


@dataclass(frozen=True)
class Onward:
    """Where one goes after a list is written; `rule` names the question `may` answers."""

    label: str
    view: str
    rule: str


_PEOPLE = Onward("Xem danh sách người", "members:person_list", "people.list")
_NOMINATIONS = Onward("Lập đề nghị giới thiệu", "ceremonies:nomination_list", "nominations.list")
#: Kind of list → next steps. Names of addresses only: this app knows nothing of the other one.
ONWARD = {
    "people": (_PEOPLE, _NOMINATIONS),
    "memberships": (_PEOPLE, _NOMINATIONS),
    "party_register": (_PEOPLE,),
    "organisations": (Onward("Xem cây tổ chức", "members:org_tree", "imports.list"),),
    "appointments": (Onward("Xem danh sách chức vụ", "members:appointment_list", "appointment.manage"),),
    "nominations": (Onward("Xem các đề nghị giới thiệu", "ceremonies:nomination_list", "nominations.list"),),
    "class_results": (Onward("Xem các lớp bồi dưỡng", "ceremonies:course_list", "candidacies.list"),),
}


def answer_form(code: str, batch: ImportBatch, kind: ListKind, sent=None) -> BatchForm | None:
    """The form that answers a question on the page itself; others have a page of their own."""
    if code == "details":
        return DetailsForm(sent, batch=batch, kind=kind)
    form = {"encoding": EncodingForm, "names": NamesForm, "wrong": ApplyForm, "": ApplyForm}.get(code)
    return form(sent, batch=batch) if form else None


def batch_page(request, batch: ImportBatch, form: BatchForm | None = None):
    """`form`: one that was sent from this page and not taken."""
    kind, is_staged = kind_of(batch), batch.state == ImportState.STAGED
    asked = questions(batch) if is_staged else []
    code = asked[0].code if asked else ""
    if form is None and is_staged:
        form = answer_form(code, batch, kind)
    outcome = request.GET.get("outcome", "")
    understood = understood_of(batch)
    page = page_of(_rows(batch, outcome), request.GET, "number", "pk")
    lines = lines_of(seen_by(request.user, page.rows))
    context = {
        "batch": batch,
        "kind": kind,
        "understood": understood,
        "changed_text": _changed_since(understood),
        "options": options_of(batch),
        "details": _details(batch, kind),
        "progress": progress_of(batch),
        "question": asked[0] if asked else None,
        "later": asked[1:],
        "form": form,
        "has_answers": is_staged and batch.rows.exclude(answer="").exists(),
        "outcome": outcome,
        "outcomes": [(value, label, batch.counts.get(value, 0)) for value, label in Outcome.choices],
        "page": page,
        "lines": lines,
        "has_ages": any(line.born for line in lines),
        "onward": [link for link in ONWARD.get(batch.kind, ()) if may(request.user, link.rule)],
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form and form.errors else HTTPStatus.OK
    return render(request, "members/import_detail.html", context, status=status)


def settled(request, batch: ImportBatch, form: BatchForm, service) -> bool:
    """Carries out what the form asks for; where it is refused the form says why."""
    if not form.is_valid():
        return False
    try:
        done = attempt(
            form,
            service,
            actor=request.user,
            batch=batch,
            version=form.cleaned_data["version"],
            **form.settled,
        )
    except UnusableFile as error:
        form.add_error(None, error.message)
        return False
    return done is not None


def settle(request, batch: ImportBatch, form: BatchForm, service):
    """The page of the batch: as it stands afterwards, or with the form that was not taken."""
    return redirect(batch) if settled(request, batch, form, service) else batch_page(request, batch, form)


def _rows(batch, outcome):
    if outcome == REPAIRED:
        return batch.rows.exclude(data__repaired=[])
    return batch.rows.filter(Q(outcome=outcome) if outcome in Outcome else Q())


def _changed_since(understood) -> str:
    rows = ", ".join(map(str, understood.changed_since[:MOST_NAMED]))
    more = " và những dòng khác" if len(understood.changed_since) > MOST_NAMED else ""
    return (
        f"Có người sửa sổ sau khi đồng chí xem trước. Hãy xem lại dòng {rows}{more}, rồi ghi." if rows else ""
    )


def _details(batch, kind) -> list[tuple[str, str]]:
    """What the list says as a whole, as its sender wrote it or chose it."""
    said = options_of(batch).details
    return [
        (each.label, dict(each.offered).get(said.get(each.name), said.get(each.name, "")))
        for each in kind.details
    ]
