"""People admitted in two years, for statistics."""

from datetime import date

from ceremonies.choices import State
from ceremonies.models import Candidacy
from ceremonies.rules.periods import span_of
from ceremonies.selectors.statistics import Asked
from tests.ceremonies.crowd import crowd
from tests.road import bring


def two_years(cast) -> Asked:
    """An in this year; Tú, of the Tày and a doctor, a year earlier."""
    bring(cast, State.PROBATION)
    other = crowd(cast, 1)[0]
    bring(cast, State.PROBATION, other)
    other.ethnicity, other.qualification, other.job_title = "Tày", "Tiến sĩ luật", "Giảng viên"
    other.political_theory = "Cao cấp"
    other.save()
    year = Candidacy.objects.get(person=cast.an).ceremony_on.year
    Candidacy.objects.filter(person=other).update(ceremony_on=date(year - 1, 1, 5))
    return Asked(cast.DUC, span_of(str(year)))
