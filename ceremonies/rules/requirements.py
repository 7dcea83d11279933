"""Which rules each action asks, in each matter."""

from collections.abc import Callable
from datetime import date

from ceremonies.choices import Action, Matter
from ceremonies.rules.bodies import (
    check_authority_known,
    check_authority_passed,
    check_cell_passed,
    check_cell_size,
    check_committee_passed,
    check_delegated,
    check_not_delegated,
    check_proposed,
    check_register_ready,
    check_union_vote,
)
from ceremonies.rules.dossier import (
    check_age,
    check_certificate,
    check_not_too_old,
    check_opinions_given,
    check_papers,
    check_printable,
    check_unchanged,
    check_verified,
)
from ceremonies.rules.facts import Facts, Policy, Requirement
from ceremonies.rules.introduction import (
    check_introducers,
    check_nominator,
    check_not_member,
    check_route,
    check_shared_months,
    check_strengths,
)
from ceremonies.rules.moves import check_came_from_elsewhere
from ceremonies.rules.probation import (
    check_ceremony_in_time,
    check_decision_received,
    check_failed,
    check_probation_over,
    check_reportable,
    check_votes_left,
    check_written_after_probation,
)
from ceremonies.rules.renewal import check_dossier_age
from ceremonies.rules.special import (
    check_asks_procedure,
    check_no_section,
    check_procedure_allowed,
    check_readmission,
    check_section,
)

Check = Callable[[Facts, Policy, date], list[Requirement]]

#: What each action needs before the vote on admission and after it. An action that is not here needs only the right.
_ADMISSION: dict[Action, tuple[Check, ...]] = {
    Action.SUBMIT: (check_not_member, check_not_too_old, check_route, check_strengths, check_printable),
    Action.RESOLVE: (check_not_member, check_route, check_union_vote),
    Action.LIST: (check_not_member, check_not_too_old, check_route),
    Action.ASK_PROCEDURE: (check_asks_procedure, check_introducers),
    Action.OPEN_DOSSIER: (check_procedure_allowed, check_introducers),
    Action.RECORD_CELL_VOTE: (
        check_not_member,
        check_readmission,
        check_age,
        check_route,
        check_introducers,
        check_shared_months,
        check_papers,
        check_certificate,
        check_dossier_age,
        check_verified,
        check_opinions_given,
        check_printable,
        check_cell_size,
    ),
    Action.FORWARD_TO_SECTION: (check_section, check_unchanged),
    Action.APPRAISE: (check_authority_known, check_register_ready, check_unchanged),
    Action.FORWARD_TO_COMMITTEE: (
        check_no_section,
        check_authority_known,
        check_register_ready,
        check_unchanged,
    ),
    Action.RECORD_COMMITTEE_VOTE: (check_cell_passed, check_not_delegated, check_unchanged),
    Action.FORWARD_TO_AUTHORITY: (check_committee_passed,),
    Action.ISSUE_DECISION: (check_authority_passed, check_register_ready, check_printable, check_unchanged),
    Action.HOLD_CEREMONY: (check_not_member, check_decision_received, check_ceremony_in_time),
    Action.OPEN_RECOGNITION: (check_probation_over,),
    Action.ASK_REVIEW: (check_came_from_elsewhere,),
}
_RECOGNITION: dict[Action, tuple[Check, ...]] = {
    Action.RECORD_CELL_VOTE: (
        check_probation_over,
        check_papers,
        check_written_after_probation,
        check_opinions_given,
        check_cell_size,
    ),
    Action.CONSIDER_AGAIN: (check_failed, check_votes_left),
    Action.FORWARD_TO_SECTION: (check_section, check_reportable),
    Action.FORWARD_TO_COMMITTEE: (check_no_section, check_reportable, check_authority_known),
    Action.RECORD_COMMITTEE_VOTE: (check_not_delegated,),
    Action.FORWARD_TO_AUTHORITY: (),
    Action.ISSUE_DECISION: (check_authority_passed, check_register_ready),
}
_STRIKING_OFF: dict[Action, tuple[Check, ...]] = {
    Action.RECORD_CELL_VOTE: (check_cell_size,),
    Action.CONSIDER_AGAIN: (check_failed, check_votes_left),
    Action.FORWARD_TO_COMMITTEE: (check_reportable, check_authority_known),
    Action.RECORD_COMMITTEE_VOTE: (check_not_delegated,),
    Action.FORWARD_TO_AUTHORITY: (),
    Action.ISSUE_DECISION: (check_authority_passed, check_register_ready),
}
REQUIREMENTS = {
    Matter.ADMISSION: _ADMISSION,
    Matter.RECOGNITION: _RECOGNITION,
    Matter.STRIKING_OFF: _STRIKING_OFF,
}


def asks_rules(action: Action, matter: Matter) -> bool:
    """Whether this action needs anything beyond the right."""
    return action in (Action.RECORD_AUTHORITY_VOTE, Action.SEND_BACK) or bool(
        REQUIREMENTS[matter].get(action)
    )


def missing(action: Action, facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    """What stands in the way of this action on this day; an empty list means it may be done."""
    checks: tuple[Check, ...] = REQUIREMENTS[facts.matter].get(action, ())
    if action == Action.RECORD_AUTHORITY_VOTE:
        checks = _deciding(facts)
    if action == Action.SEND_BACK:
        checks = (check_nominator,) if not facts.is_listed else ()
    return [requirement for check in checks for requirement in check(facts, policy, on)]


def _deciding(facts: Facts) -> tuple[Check, ...]:
    """A delegated committee votes once; an authority votes on what the committee proposed."""
    before = check_delegated if facts.at_committee else check_proposed
    if facts.matter != Matter.ADMISSION:  # which may go up without having passed (294-QĐ/TW §4.2.3)
        return (check_authority_known, before)
    return (check_cell_passed, check_authority_known, check_unchanged, before)
