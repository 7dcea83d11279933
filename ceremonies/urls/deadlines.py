"""What is due in a file, and what would follow."""

from django.urls import path

from ceremonies.views import deadlines, simulation

urlpatterns = [
    path("ho-so/<int:pk>/gia-han/<slug:code>/", deadlines.candidacy_extend, name="candidacy_extend"),
    path("ho-so/<int:pk>/ngay-hop/", deadlines.candidacy_meeting, name="candidacy_meeting"),
    path("ho-so/<int:pk>/gia-dinh/", simulation.candidacy_simulation, name="candidacy_simulation"),
]
