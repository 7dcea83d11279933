from django.urls import path

from ceremonies.views import reviews

urlpatterns = [
    path("ra-soat/", reviews.review_list, name="review_list"),
    path("ra-soat/xuat/", reviews.review_export, name="review_export"),
    path("ra-soat/chua-ra-soat/", reviews.review_overdue, name="review_overdue"),
    path("ra-soat/chua-ra-soat/xuat/", reviews.review_overdue_export, name="review_overdue_export"),
    path("ra-soat/chi-bo/<int:cell>/", reviews.review_create, name="review_create"),
    path("ra-soat/<int:pk>/", reviews.review_detail, name="review_detail"),
    path("ra-soat/<int:pk>/xuat/", reviews.review_entries_export, name="review_entries_export"),
]
