"""What the words mean, which step follows which, and the keys: for everybody signed in."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from ceremonies.glossary import WORDS
from ceremonies.selectors.board import Phase, phase_of
from ceremonies.workflow import TRANSITIONS

#: Key → what it does; static/js/keys.js knows the same ones.
KEYS = {
    "j": "Xuống dòng sau của danh sách",
    "k": "Lên dòng trước",
    "Enter": "Mở dòng đang chọn",
    "/": "Đến ô tìm kiếm",
    "?": "Mở trang này",
}


@require_safe
def help_page(request):
    steps = [row for row in TRANSITIONS.values() if not row.ends]
    context = {
        "keys": KEYS.items(),
        "words": WORDS,
        "phases": [(phase, [row for row in steps if phase_of(row.source) == phase]) for phase in Phase],
    }
    return render(request, "ceremonies/help.html", context)
