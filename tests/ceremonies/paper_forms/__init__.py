"""One invented example of every form, as snapshots: a module for each subject, `FORMS` for all."""

from tests.ceremonies.paper_forms import (
    ceremonies,
    decisions,
    files,
    guides,
    letters,
    lists,
    notices,
    resolutions,
    unions,
)

_SUBJECTS = (resolutions, unions, decisions, letters, notices, lists, files, guides, ceremonies)
FORMS = {name: form for subject in _SUBJECTS for name, form in subject.FORMS.items()}
