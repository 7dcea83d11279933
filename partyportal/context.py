"""What every page needs to know that says nothing about people."""

from partyportal.preferences import chosen


def portal(request):
    choices = chosen(request)
    return {
        "large_type": choices["large_type"] == "1",
        "theme": choices["theme"],
        "shortcuts": choices["shortcuts"] == "on",
    }
