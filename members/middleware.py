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
