"""What every page needs to know that says nothing about people."""

from partyportal.preferences import LARGE_TYPE_COOKIE


def portal(request):
    return {"large_type": request.COOKIES.get(LARGE_TYPE_COOKIE) == "1"}
