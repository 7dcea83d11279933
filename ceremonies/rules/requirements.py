"""Which rules each action asks."""

from collections.abc import Callable
from datetime import date

from ceremonies.choices import Action
from ceremonies.rules.bodies import (
    check_authority_known,
    check_authority_passed,
    check_cell_passed,
    check_cell_size,
    check_committee_passed,
    check_delegated,
    check_not_delegated,
    check_register_ready,
    check_union_vote,
)
from ceremonies.rules.dossier import (
    check_age,
    check_certificate,
    check_dossier_age,
    check_not_too_old,
    check_papers,
    check_printable,
    check_unchanged,
)
from ceremonies.rules.facts import Facts, Policy, Requirement
from ceremonies.rules.introduction import (
    check_introducers,
    check_nominator,
    check_not_member,
    check_route,
    check_strengths,
)

Check = Callable[[Facts, Policy, date], list[Requirement]]

#: What each action needs. An action that is not here needs nothing beyond the right.
REQUIREMENTS: dict[Action, tuple[Check, ...]] = {
    Action.SUBMIT: (check_not_member, check_not_too_old, check_route, check_strengths, check_printable),
    Action.RESOLVE: (check_not_member, check_route, check_union_vote),
    Action.LIST: (check_not_member, check_not_too_old, check_route),
    Action.OPEN_DOSSIER: (check_introducers,),
    Action.RECORD_CELL_VOTE: (
        check_not_member,
        check_age,
        check_route,
        check_introducers,
        check_papers,
        check_certificate,
        check_dossier_age,
        check_printable,
        check_cell_size,
    ),
    Action.FORWARD_TO_COMMITTEE: (check_authority_known, check_register_ready, check_unchanged),
    Action.RECORD_COMMITTEE_VOTE: (check_cell_passed, check_not_delegated, check_unchanged),
    Action.FORWARD_TO_AUTHORITY: (check_committee_passed,),
    Action.ISSUE_DECISION: (check_authority_passed, check_register_ready, check_printable, check_unchanged),
}


def missing(action: Action, facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    """What stands in the way of this action on this day; an empty list means it may be done."""
    checks: tuple[Check, ...] = REQUIREMENTS.get(action, ())
    if action == Action.RECORD_AUTHORITY_VOTE:
        checks = (
            check_cell_passed,
            check_authority_known,
            check_unchanged,
            check_delegated if facts.committee_passed is None else check_committee_passed,
        )
    if action == Action.SEND_BACK:
        checks = (check_nominator,) if facts.cell_passed is None else ()
    return [requirement for check in checks for requirement in check(facts, policy, on)]
