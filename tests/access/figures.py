"""Numbers of whichever organisation the reader reports on, and the people behind one of them."""


def _admitted(world) -> dict:
    return {"so_lieu": "admitted"}


KEYS = {
    "ceremonies:figure_section": lambda world: {"division": "sex"},
    "ceremonies:figure_section_export": lambda world: {"division": "sex"},
}
QUERIES = {
    "ceremonies:figure_people": _admitted,
    "ceremonies:figure_people_export": _admitted,
    "ceremonies:funnel_people": lambda world: {"moc": "came"},
    "ceremonies:funnel_people_export": lambda world: {"moc": "came"},
    "ceremonies:desk_time_steps": lambda world: {"buoc": "sent"},
    "ceremonies:desk_time_steps_export": lambda world: {"buoc": "sent"},
}
