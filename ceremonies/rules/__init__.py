"""What the rules say about a file: pure functions of facts, policy and date. No database, no request.

Every answer is a list of `Requirement`s; empty means: nothing stands in the way.
"""

from ceremonies.rules.arithmetic import Threshold, add_months, age_on, threshold, vote_errors
from ceremonies.rules.dossier import checklist_of, forms_of
from ceremonies.rules.facts import Facts, HelperFact, PaperFact, Policy, Requirement, Vote
from ceremonies.rules.moves import check_decision_in_time
from ceremonies.rules.requirements import asks_rules, missing

__all__ = [
    "Facts",
    "HelperFact",
    "PaperFact",
    "Policy",
    "Requirement",
    "Threshold",
    "Vote",
    "add_months",
    "age_on",
    "asks_rules",
    "check_decision_in_time",
    "checklist_of",
    "forms_of",
    "missing",
    "threshold",
    "vote_errors",
]
