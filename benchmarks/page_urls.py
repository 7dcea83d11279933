"""The portal's addresses, stock admin changelists of the same tables, a stock list over guardian's grants per row."""

from django.contrib import admin
from django.http import HttpResponse
from django.template import engines
from django.urls import include, path
from django.views.generic import ListView
from guardian.shortcuts import get_objects_for_user

from ceremonies.models import Candidacy, Decision
from members.models import Organisation, Person

PERMISSION = "ceremonies.view_candidacy"
_ROWS = """<html lang="vi"><table>{% for file in object_list %}<tr><td>{{ file.person }}</td><td>{{ file.cell }}</td>
<td>{{ file.get_state_display }}</td><td>{{ file.opened_on }}</td></tr>{% endfor %}</table>
{{ page_obj.number }} / {{ page_obj.paginator.num_pages }}</html>"""


@admin.register(Person)
class PersonAdmin(admin.ModelAdmin):
    list_display = ("full_name", "birth_date", "sex", "department", "job_title")
    list_select_related = ("department",)
    list_per_page = 50
    search_fields = ("full_name", "citizen_id")


@admin.register(Candidacy)
class CandidacyAdmin(admin.ModelAdmin):
    list_display = ("person", "cell", "state", "desk", "opened_on")
    list_select_related = ("person", "cell", "desk")
    list_filter = ("state",)
    list_per_page = 50


@admin.register(Decision)
class DecisionAdmin(admin.ModelAdmin):
    list_display = ("number_text", "person_name", "organisation", "issued_on")
    list_select_related = ("organisation",)
    list_per_page = 50


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin):
    list_display = ("name", "kind", "parent")
    list_select_related = ("parent",)
    list_per_page = 50


class GrantedList(ListView):
    """As guardian's manual has it."""

    paginate_by = 50

    def get_queryset(self):
        granted = get_objects_for_user(self.request.user, PERMISSION)
        return granted.select_related("person", "cell").order_by("-opened_on", "-pk")

    def render_to_response(self, context, **kwargs):
        return HttpResponse(engines["django"].from_string(_ROWS).render(context, self.request))


urlpatterns = [
    path("stock/admin/", admin.site.urls),
    path("stock/granted/", GrantedList.as_view(), name="granted"),
    path("", include("partyportal.urls")),
]
