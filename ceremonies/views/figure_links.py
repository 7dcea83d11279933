"""Addresses of the lists behind the numbers: what the report asks, the measure, and the group."""

from urllib.parse import urlencode

from django.urls import reverse

from ceremonies.choices import Measure
from ceremonies.forms.figures import ReportFilters
from ceremonies.selectors.figures import Pair


class Links:
    def __init__(self, filters: ReportFilters):
        self.asked = filters.address

    def page(self, view: str, *args, **more: str) -> str:
        return f"{reverse(view, args=args)}?{urlencode(self.asked | more)}"

    def list(self, measure: Measure, division: str = "", code: str = "", *, before: bool = False) -> str:
        group = {"theo": division, "nhom": code} if division else {}
        return self.page(
            "ceremonies:figure_people",
            so_lieu=measure.value,
            **group,
            **({"ky_truoc": "1"} if before else {}),
        )

    def cell(self, pair: Pair, measure: Measure, division: str = "", code: str = "") -> dict:
        """For `ceremonies/figure_cell.html`."""
        return {
            "pair": pair,
            "measure": measure,
            "now_url": self.list(measure, division, code),
            "before_url": self.list(measure, division, code, before=True),
        }
