from django.urls import path

from ceremonies.views import renewals

urlpatterns = [
    path("ho-so/<int:pk>/lam-lai-giay-to/", renewals.dossier_renew, name="dossier_renew"),
    path("ho-so/<int:pk>/ngay-lap-ho-so/", renewals.dossier_redate, name="dossier_redate"),
    path("ho-so/<int:pk>/giay-to-cu/<int:row>/tep/", renewals.former_paper_file, name="former_paper_file"),
]
