from django.apps import AppConfig


class MembersConfig(AppConfig):
    """WHO: organisations, people, memberships, appointments, rights, spreadsheets, audit."""

    name = "members"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Tổ chức và con người"

    def ready(self):
        # Registering checks and kinds of list needs loaded models.
        from members import checks  # noqa: F401, PLC0415
        from members.services import (  # noqa: F401, PLC0415
            listed_appointments,
            listed_memberships,
            listed_party_register,
            people_lists,
        )
        from members.services.batches import jobs  # noqa: F401, PLC0415
