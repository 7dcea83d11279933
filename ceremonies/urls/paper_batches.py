"""Papers by the batch."""

from django.urls import path

from ceremonies.views import paper_batch_orders, paper_batches

urlpatterns = [
    path("lo-van-ban/", paper_batches.batch_list, name="batch_list"),
    path("lo-van-ban/xuat/", paper_batches.batch_export, name="batch_export"),
    path("lo-van-ban/moi/", paper_batch_orders.batch_create, name="batch_create"),
    path("lo-van-ban/quyet-dinh/", paper_batch_orders.batch_of_decisions, name="batch_of_decisions"),
    path("lo-van-ban/<int:pk>/", paper_batches.batch_detail, name="batch_detail"),
    path("lo-van-ban/<int:pk>/tien-do/", paper_batches.batch_progress, name="batch_progress"),
    path("lo-van-ban/<int:pk>/lap-lai/", paper_batches.batch_redo, name="batch_redo"),
    path("lo-van-ban/<int:pk>/<slug:part>/", paper_batches.batch_file, name="batch_file"),
]
