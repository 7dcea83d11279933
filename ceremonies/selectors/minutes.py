"""What a meeting was like, whoever was on its agenda: asked once, known for every file it dealt with."""

from datetime import date

from ceremonies.models import Resolution
from members.models import Organisation

#: Of `Resolution`, alike for all files of one meeting.
OF_MEETING = (
    "chair",
    "chair_office",
    "secretary",
    "absence_reason",
    "probationary",
    "probationary_present",
    "began_at",
    "ended_at",
    "meeting_place",
)
#: A row with a count has these from the vote.
OF_ATTENDANCE = ("listed", "present")


def said_of_meeting(body: Organisation, held_on: date) -> dict:
    """As the latest complete row of this body and day says; empty when no secretary was written down yet."""
    rows = Resolution.objects.filter(body=body, held_on=held_on, superseded=False).exclude(secretary="")
    row = rows.order_by("-pk").values(*OF_MEETING, *OF_ATTENDANCE).first() or {}
    return {name: value for name, value in row.items() if value not in (None, "")}
