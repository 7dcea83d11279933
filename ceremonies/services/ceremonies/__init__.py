"""A ceremony from the plan to the report: one module for each part of the kit."""

from ceremonies.services.ceremonies.facts import own_steps, programme_of, taking_part
from ceremonies.services.ceremonies.guests import GuestRow, PreparationRow, write_guests, write_preparations
from ceremonies.services.ceremonies.holding import Course, hold_ceremony
from ceremonies.services.ceremonies.people import Chosen, arrange_people
from ceremonies.services.ceremonies.photos import (
    Picture,
    add_photos,
    change_photo,
    may_photos_leave,
    photos_that_may_leave,
    read_photo,
    read_thumbnail,
    remove_photo,
)
from ceremonies.services.ceremonies.planning import (
    cancel_ceremony,
    change_ceremony,
    plan_ceremony,
    postpone_ceremony,
)
from ceremonies.services.ceremonies.telling import (
    proposed_texts,
    save_report,
    send_report,
    text_without_names,
)

__all__ = [
    "Chosen",
    "Course",
    "GuestRow",
    "Picture",
    "PreparationRow",
    "add_photos",
    "arrange_people",
    "cancel_ceremony",
    "change_ceremony",
    "change_photo",
    "hold_ceremony",
    "may_photos_leave",
    "own_steps",
    "photos_that_may_leave",
    "plan_ceremony",
    "postpone_ceremony",
    "programme_of",
    "proposed_texts",
    "read_photo",
    "read_thumbnail",
    "remove_photo",
    "save_report",
    "send_report",
    "taking_part",
    "text_without_names",
    "write_guests",
    "write_preparations",
]
