"""What each action writes beside the change of state; `services.workflow.act` calls them, nobody else."""

from ceremonies.choices import Action, ResolutionKind
from ceremonies.services.effects.base import Effect
from ceremonies.services.effects.decisions import (
    Announce,
    Cancel,
    Issue,
    LeaveParty,
    ReceiveDecision,
    RecordDeath,
    Redo,
    Void,
)
from ceremonies.services.effects.files import (
    Appraise,
    Close,
    ForwardToCommittee,
    ForwardToSection,
    OpenDossier,
    OpenRecognition,
    Send,
)
from ceremonies.services.effects.listing import (
    AllowProcedure,
    AskProcedure,
    AssignHelpers,
    ListPerson,
    ReplaceHelpers,
)
from ceremonies.services.effects.moves import AskReview, MoveAway, MoveFile
from ceremonies.services.effects.probation import DropStrikingOff, HoldCeremony
from ceremonies.services.effects.votes import ConsiderAgain, CorrectVote, CountedVote, SendBack

EFFECTS: dict[Action, Effect] = {
    Action.RESOLVE: CountedVote(ResolutionKind.UNION, "nominator", "union"),
    Action.SEND: Send(),
    Action.LIST: ListPerson(),
    Action.ASSIGN_HELPER: AssignHelpers(),
    Action.REPLACE_HELPER: ReplaceHelpers(),
    Action.ASK_PROCEDURE: AskProcedure(),
    Action.ALLOW_PROCEDURE: AllowProcedure(),
    Action.OPEN_DOSSIER: OpenDossier(),
    Action.RECORD_CELL_VOTE: CountedVote(ResolutionKind.CELL, "cell", "cell"),
    Action.FORWARD_TO_SECTION: ForwardToSection(),
    Action.APPRAISE: Appraise(),
    Action.FORWARD_TO_COMMITTEE: ForwardToCommittee(),
    Action.RECORD_COMMITTEE_VOTE: CountedVote(ResolutionKind.COMMITTEE, "committee", "committee"),
    Action.RECORD_AUTHORITY_VOTE: CountedVote(ResolutionKind.AUTHORITY, "authority", ""),
    Action.ISSUE_DECISION: Issue(),
    Action.VOID_DECISION: Void(),
    Action.RECEIVE_DECISION: ReceiveDecision(),
    Action.HOLD_CEREMONY: HoldCeremony(),
    Action.OPEN_RECOGNITION: OpenRecognition(),
    Action.CONSIDER_AGAIN: ConsiderAgain(),
    Action.ANNOUNCE: Announce(),
    Action.DROP_STRIKING_OFF: DropStrikingOff(),
    Action.CANCEL_DECISION: Cancel(),
    Action.REDO_DECISION: Redo(),
    Action.MOVE: MoveFile(),
    Action.MOVE_AWAY: MoveAway(),
    Action.ASK_REVIEW: AskReview(),
    Action.LEAVE_PARTY: LeaveParty(),
    Action.RECORD_DEATH: RecordDeath(),
    Action.CORRECT_VOTE: CorrectVote(),
    Action.SEND_BACK: SendBack(),
    Action.WITHDRAW: Close(),
    Action.REMOVE: Close(),
    Action.REJECT: Close(),
}
