class GrantsMiddleware:
    """Within one request the rights of the signed-in user are read once; the next request reads them anew."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.user.grants_cache = {}
        return self.get_response(request)
