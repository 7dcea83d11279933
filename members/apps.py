from django.apps import AppConfig


class MembersConfig(AppConfig):
    """WHO: organisations, people, memberships, appointments, rights, spreadsheets, audit."""

    name = "members"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Tổ chức và con người"

    def ready(self):
        from members import checks  # noqa: F401, PLC0415 — registering checks needs loaded models
