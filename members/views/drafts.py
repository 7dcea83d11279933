"""Asked by `static/js/drafts.js` while somebody types; a page without scripts never comes here."""

import json
from http import HTTPStatus

from django.http import JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from members.services.drafts import drop_draft, save_draft
from members.services.errors import Refused


@require_http_methods(["GET", "HEAD", "POST"])
def draft(request):
    """The reader's own draft for `?o=` (the address of a form); POST keeps `texts`, a JSON object, or drops none."""
    address = request.GET.get("o", "").replace("\x00", "")
    if request.method == "POST":
        texts = _texts(request.POST.get("texts", ""))
        if texts is None or not address.startswith("/"):
            return JsonResponse({}, status=HTTPStatus.BAD_REQUEST)
        return _kept(request.user, address, texts)
    found = request.user.drafts.filter(address=address).first()
    return JsonResponse({"texts": found.texts, "saved": _said(found)} if found else {})


def _kept(user, address: str, texts: dict[str, str]) -> JsonResponse:
    if not any(text.strip() for text in texts.values()):
        drop_draft(actor=user, address=address)
        return JsonResponse({})
    try:
        return JsonResponse({"saved": _said(save_draft(actor=user, address=address, texts=texts))})
    except Refused as refused:
        return JsonResponse({"refused": refused.message}, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _texts(sent: str) -> dict[str, str] | None:
    """None for what is no object of texts."""
    try:
        texts = json.loads(sent)
    except ValueError:
        return None
    is_texts = isinstance(texts, dict) and all(isinstance(text, str) for text in texts.values())
    clean = is_texts and not any("\x00" in text or not _is_text(text) for text in (*texts, *texts.values()))
    return texts if clean else None


def _is_text(text: str) -> bool:
    """Half a surrogate pair is none."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _said(found) -> str:
    return f"{timezone.localtime(found.saved_at):%H:%M ngày %d/%m/%Y}"
