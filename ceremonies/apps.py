from django.apps import AppConfig


class CeremoniesConfig(AppConfig):
    """WHAT HAPPENS: candidacies, votes, decisions and papers, and later ceremonies and probation."""

    name = "ceremonies"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Phát triển đảng viên"

    def ready(self):
        # Registering checks, rules, daily work and kinds of list needs loaded models.
        from ceremonies import checks, permissions, tasks  # noqa: F401, PLC0415
        from ceremonies.services import class_results, listed_nominations, paper_batches  # noqa: F401, PLC0415
