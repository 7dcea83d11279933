from http import HTTPStatus

from members.services.drafts import drop_draft

_READING = ("GET", "HEAD")


class GrantsMiddleware:
    """Within one request the rights of the signed-in user are read once; the next request reads them anew.

    Which rows are visible is kept only while a request reads: an act may change it.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.user.grants_cache = {"seen": {}} if request.method in _READING else {}
        return self.get_response(request)


class DraftsMiddleware:
    """A form that was taken leaves no draft behind; `draft` is what static/js/drafts.js adds to it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        taken = request.method == "POST" and response.status_code == HTTPStatus.FOUND
        if taken and request.user.is_authenticated and "draft" in request.POST:
            drop_draft(actor=request.user, address=request.POST["draft"])
        return response
