from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members.choices import Right
from members.clock import today
from members.forms.people import NewPersonForm, PeopleFilter, PersonForm
from members.models import PartyRecord, Person
from members.permissions import grants_of, may, organisations_with, visible_to
from members.selectors.people import filter_people, with_memberships
from members.selectors.visibility import who_sees
from members.services.audit import record
from members.services.people import add_person, change_person
from members.views.access import get_visible_or_404, require_may
from members.views.listing import page_of
from members.views.panels import panels_of
from members.views.sending import attempt, form_page, once


def filtered_people(request):
    require_may(request, "people.list")
    filters = PeopleFilter(request.GET)
    filters.is_valid()
    people = visible_to(request.user, Person)
    return filters, filter_people(people, user=request.user, on=today(), **filters.cleaned_data)


@require_safe
def person_list(request):
    filters, found = filtered_people(request)
    rows = with_memberships(found.select_related("department"), today())
    context = {
        "filters": filters,
        "page": page_of(rows, request.GET, "sort_key", "pk"),
        "may_add": may(request.user, "people.add"),
    }
    return render(request, "members/person_list.html", context)


@require_safe
def person_detail(request, pk):
    person = get_visible_or_404(request, Person, pk, "department", "user")
    record(actor=request.user, action="person.read", obj=person)
    return _detail(request, person, person.masked_citizen_id)


@require_POST
def person_citizen_id(request, pk):
    """The same page with the whole number, for those who keep the entry; each look is in the audit."""
    person = get_visible_or_404(request, Person, pk, "department", "user")
    require_may(request, "person.change", person)
    record(actor=request.user, action="person.citizen_id", obj=person)
    return _detail(request, person, person.citizen_id)


def _detail(request, person, citizen_id):
    user = request.user
    managed = organisations_with(user, Right.MANAGE_PEOPLE)
    may_change = may(user, "person.change", person)
    memberships = person.memberships.select_related("organisation").order_by("ended_on", "-joined_on", "pk")
    context = {
        "person": person,
        "citizen_id": citizen_id,
        "is_masked": bool(person.citizen_id) and citizen_id != person.citizen_id,
        "facts": _facts(person),
        "memberships": memberships.annotate(is_mine=Exists(managed.filter(pk=OuterRef("organisation")))),
        "panels": panels_of(user, person),
        "party_facts": _party_facts(user, person),
        "may_change": may_change,
        "may_see_access": may_change or may(user, "person.access", person),
        "may_manage_accounts": may(user, "account.manage"),
        "may_nominate": grants_of(user).holds(Right.DRAFT_NOMINATION) and person.pk != user.person_id,
    }
    return render(request, "members/person_detail.html", context)


def _facts(person: Person) -> list[tuple]:
    return [
        ("Ngày sinh", person.birth_date),
        ("Giới tính", person.get_sex_display()),
        ("Dân tộc", person.ethnicity),
        ("Tôn giáo", person.religion),
        ("Quê quán", person.native_place),
        ("Nơi ở hiện nay", person.residence),
        ("Trình độ học vấn", person.education),
        ("Trình độ chuyên môn", person.qualification),
        ("Lý luận chính trị", person.political_theory),
        ("Chức vụ", person.job_title),
        ("Điện thoại", person.phone),
        ("Thư điện tử", person.email),
    ]


def _party_facts(user, person: Person) -> list[tuple]:
    """Columns 5 to 14 of the register of Party members, for those who keep it; only what is written there."""
    record = visible_to(user, PartyRecord).filter(person=person).first()
    if record is None:
        return []
    written = [
        ("Số thẻ đảng viên", record.card_number),
        ("Số lý lịch", record.file_number),
        ("Huy hiệu Đảng", record.badge),
        ("Ngoại ngữ", record.foreign_languages),
        ("Nghề nghiệp trước khi vào Đảng", record.occupation_before),
        ("Nghề nghiệp hiện nay", record.occupation),
        ("Bộ đội, công an, hưu trí", record.service),
        ("Chuyển đi", record.moved_out),
        ("Chuyển đến", record.moved_in),
        ("Từ trần", record.died),
        ("Ra khỏi Đảng", record.left),
        ("Ghi chú", record.note),
    ]
    return [(label, value) for label, value in written if value]


@require_safe
def person_access(request, pk):
    person = get_visible_or_404(request, Person, pk, "department__serves")
    require_may(request, "person.access", person)
    context = {"person": person, "accesses": who_sees(person, today())}
    return render(request, "members/person_access.html", context)


@require_http_methods(["GET", "POST"])
@once
def person_create(request):
    require_may(request, "people.add")
    form = NewPersonForm(request.POST or None, actor=request.user)
    if form.is_valid():
        organisation = form.cleaned_data["organisation"]
        person = attempt(
            form, add_person, actor=request.user, person=form.instance, organisation=organisation
        )
        if person:
            messages.success(request, f"Đã thêm {person}.")
            return redirect(person)
    return form_page(
        request,
        form,
        heading="Thêm người",
        submit="Thêm người",
        back_url=reverse("members:person_list"),
        back_label="Danh sách người",
    )


@require_http_methods(["GET", "POST"])
def person_edit(request, pk):
    person = get_visible_or_404(request, Person, pk, "department")
    require_may(request, "person.change", person)
    form = PersonForm(request.POST or None, instance=person)
    if form.is_valid():
        version = form.cleaned_data["version"]
        if attempt(form, change_person, actor=request.user, person=form.instance, version=version):
            messages.success(request, "Đã lưu thông tin.")
            return redirect(person)
    record(actor=request.user, action="person.citizen_id", obj=person)
    return form_page(
        request,
        form,
        heading="Sửa thông tin",
        submit="Lưu thông tin",
        back_url=person.get_absolute_url(),
        back_label=str(person),
    )
