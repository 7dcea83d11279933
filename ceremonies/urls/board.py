"""All open files of a cell on one board."""

from django.urls import path

from ceremonies.views import board

urlpatterns = [
    path("bang-theo-doi/", board.board, name="board"),
    path("bang-theo-doi/xuat/", board.board_export, name="board_export"),
]
