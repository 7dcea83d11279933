"""A paper before it is made: what it is called, whose it is, who would issue it."""

from collections.abc import Mapping

from django.db.models import Model

from ceremonies.documents.compose import retitled
from ceremonies.models import Attendance, Candidacy, Ceremony, Course, Document, Policy
from ceremonies.rules.policies import is_uncertain
from ceremonies.selectors.policies_in_force import titles_of
from ceremonies.services.documents.recipes import Recipe, SignedBy
from ceremonies.services.policies import policy_in_force
from members.clock import today

_OWNERS = {Candidacy: "candidacy", Ceremony: "ceremony", Course: "course"}
_LONGEST_TITLE = Document._meta.get_field("title").max_length


def unmade(*, actor, recipe: Recipe, subject: Model, about: Model | None) -> Document:
    """The row as it would be, for the questions about rights; of other subjects `about` is the row itself."""
    owner = _owner(subject)
    row = about if owner else subject
    organisation = recipe.issuer(subject, about)
    form = _form(recipe, subject, organisation)
    title = _title(recipe, form)
    return Document(
        kind=recipe.kind,
        title=(f"{title}: {recipe.about_words(subject, about)}" if about else title)[:_LONGEST_TITLE],
        form=form["label"],
        organisation=organisation,
        about=row.pk if row else None,
        made_by=actor,
        **owner,
    )


def _owner(subject: Model) -> dict[str, Model]:
    """The column of a document that leads to where it is found again; a learner's is that of the class."""
    if isinstance(subject, Attendance):
        return {"course": subject.course}
    owner = _OWNERS.get(type(subject))
    return {owner: subject} if owner else {}


def form_title(recipe: Recipe, subject: Model, about: Model | None = None) -> str:
    """As the policy calls the form."""
    return _title(recipe, _form(recipe, subject, recipe.issuer(subject, about)))


def as_titled(snapshot: Mapping, recipe: Recipe, subject: Model, about: Model | None) -> Mapping:
    """The paper bears the title that the policy gives its form."""
    policy = _policy(subject, recipe.issuer(subject, about))
    return retitled(snapshot, *titles_of(policy, recipe.kind))


def is_form_uncertain(recipe: Recipe, subject: Model, about: Model | None = None) -> bool:
    """The form could not be read in the original: whoever makes the paper compares it with the committee's own."""
    policy = _policy(subject, recipe.issuer(subject, about))
    return recipe.signed_by != SignedBy.NOBODY and is_uncertain(f"forms.{recipe.kind}", policy.data)


def _form(recipe: Recipe, subject: Model, organisation) -> dict:
    return _policy(subject, organisation).data["forms"][recipe.kind]


def _policy(subject: Model, organisation) -> Policy:
    return subject.policy if isinstance(subject, Candidacy) else policy_in_force(today(), organisation)


def _title(recipe: Recipe, form: dict) -> str:
    """A guide is not the paper that it helps to write."""
    title = form["title"]
    if recipe.signed_by != SignedBy.NOBODY:
        return title
    return f"Hướng dẫn viết {title[:1].lower()}{title[1:]}"
