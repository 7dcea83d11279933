"""What helpers write, whom they follow, the tasks of probationary members."""

from django.urls import path

from ceremonies.views import probation_tasks, remarks

urlpatterns = [
    path("giup-do/", remarks.helped_list, name="helped_list"),
    path("giup-do/xuat/", remarks.helped_export, name="helped_export"),
    path("ho-so/<int:pk>/nhan-xet/moi/", remarks.remark_create, name="remark_create"),
    path("ho-so/<int:pk>/nhiem-vu/moi/", probation_tasks.probation_task_create, name="probation_task_create"),
    path(
        "ho-so/<int:pk>/nhiem-vu/<int:row>/",
        probation_tasks.probation_task_edit,
        name="probation_task_edit",
    ),
    path(
        "ho-so/<int:pk>/nhiem-vu/<int:row>/bo/",
        probation_tasks.probation_task_remove,
        name="probation_task_remove",
    ),
]
