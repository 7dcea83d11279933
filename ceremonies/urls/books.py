"""The registers of a Party office (sổ sách)."""

from django.urls import path

from ceremonies.views import books

urlpatterns = [
    path("so-sach/", books.book_list, name="book_list"),
    path("so-sach/<slug:name>/", books.book_detail, name="book_detail"),
    path("so-sach/<slug:name>/xuat/", books.book_export, name="book_export"),
    path("so-sach/<slug:name>/in/", books.book_print, name="book_print"),
]
