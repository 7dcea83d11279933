"""A paper that answers an entry of the checklist gives it its day and number, when its maker wants so."""

from ceremonies.models import Candidacy, Document, HelperAssignment, Paper
from ceremonies.services.candidacies import save_paper
from ceremonies.services.documents.recipes import Recipe
from members.services.errors import Refused


def entry_for(recipe: Recipe, subject, about) -> Paper | None:
    """The row of the checklist; of several helpers each has one, in the order of their assignment."""
    if recipe.answers is None or not isinstance(subject, Candidacy):
        return None
    position = 1
    if isinstance(about, HelperAssignment):
        helpers = [helper for helper in subject.helpers.all() if helper.ends_on is None]
        position = 1 + helpers.index(about) if about in helpers else 1
    return subject.papers.filter(kind=recipe.answers, position=position).first()


def take_over(*, actor, document: Document, entry: Paper) -> Paper:
    """Runs within the transaction that makes the paper."""
    if document.dated is None:
        raise Refused("Văn bản chưa ghi ngày nên chưa đưa được vào danh mục giấy tờ của hồ sơ.")
    entry.issued_on = document.dated
    entry.number = document.bare_number[: Paper._meta.get_field("number").max_length]
    return save_paper(actor=actor, paper=entry, version=entry.version)
