"""Who may do what in which state: the whole table, written by hand from the procedure, tried on real files.

The table below says what the procedure (domain, 1.4 Steps, 7.3 Roles) allows; it is not made from `workflow.py`.
Every other cell of states × actions × accounts must be refused and must change nothing.
"""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction

from ceremonies.choices import Action, State
from ceremonies.models import Candidacy, Decision, IssuedNumber, Resolution, Step
from ceremonies.services.workflow import NotYet, act
from members.choices import Role
from members.clock import today
from members.models import Appointment, AuditEntry, User
from members.services.appointments import write_appointment
from members.services.errors import Conflict, Refused
from tests.replay import replayed
from tests.road import bring, details_of, fill_papers

# Who is meant by a word of the table; the file is nominated by Chi đoàn Một and kept in Chi bộ Một.
WHO = {
    "drafters": "doan_vien chi_doan_bi_thu",  # executive and leader of the nominating organisation
    "resolvers": "doan_bi_thu chi_doan_bi_thu",  # leaders of it and of the base above it
    "cell": "chi_bo chi_bo_pho chi_bo_van_phong",
    "section": "bo_phan",
    "committee": "dang_uy dang_uy_pho van_phong",
    "authority": "cap_tren cap_tren_pho ban_to_chuc",
    "signers": "cap_tren cap_tren_pho",
}
# state, action, who, where the file goes
TABLE = """
draft                        submit                 drafters   submitted
draft                        withdraw               drafters   withdrawn
submitted                    resolve                resolvers  resolved
submitted                    send_back              resolvers  draft
submitted                    withdraw               drafters   withdrawn
resolved                     send                   drafters   sent
resolved                     withdraw               drafters   withdrawn
sent                         withdraw               drafters   withdrawn
sent                         receive                cell       received
sent                         send_back              cell       draft
received                     list                   cell       listed
received                     send_back              cell       draft
received                     reject                 cell       rejected
received                     withdraw               cell       withdrawn
listed                       assign_helper          cell       followed
listed                       remove                 cell       removed
listed                       withdraw               cell       withdrawn
listed                       move                   cell       listed
listed                       move_away              cell       moved_away
followed                     replace_helper         cell       followed
followed                     remove                 cell       removed
followed                     withdraw               cell       withdrawn
followed                     open_dossier           cell       -
followed                     ask_procedure          cell       procedure_asked
followed                     move                   cell       listed
followed                     move_away              cell       moved_away
procedure_asked              allow_procedure        committee  procedure_allowed
procedure_asked              send_back              committee  followed
procedure_asked              move                   committee  listed
procedure_asked              move_away              committee  moved_away
procedure_allowed            open_dossier           cell       dossier
procedure_allowed            replace_helper         cell       procedure_allowed
procedure_allowed            remove                 cell       removed
procedure_allowed            withdraw               cell       withdrawn
procedure_allowed            move                   cell       listed
procedure_allowed            move_away              cell       moved_away
dossier                      record_cell_vote       cell       cell_voted
dossier                      replace_helper         cell       dossier
dossier                      remove                 cell       removed
dossier                      withdraw               cell       withdrawn
dossier                      move                   cell       listed
dossier                      move_away              cell       moved_away
cell_voted                   forward_to_committee   cell       at_committee
cell_voted                   correct_vote           cell       dossier
cell_voted                   withdraw               cell       withdrawn
cell_voted                   forward_to_section     cell       -
cell_voted                   move                   cell       at_authority
cell_voted                   move_away              cell       moved_away
at_section                   appraise               section    at_committee
at_section                   send_back              section    dossier
at_section                   move                   section    at_authority
at_section                   move_away              section    moved_away
at_committee                 record_committee_vote  committee  committee_voted
at_committee                 record_authority_vote  committee  -
at_committee                 send_back              committee  dossier
at_committee                 reject                 committee  rejected
at_committee                 move                   committee  at_authority
at_committee                 move_away              committee  moved_away
committee_voted              forward_to_authority   committee  at_authority
committee_voted              correct_vote           committee  at_committee
committee_voted              reject                 committee  rejected
committee_voted              move                   committee  at_authority
committee_voted              move_away              committee  moved_away
at_authority                 record_authority_vote  authority  authority_voted
at_authority                 send_back              authority  at_committee
at_authority                 reject                 authority  rejected
at_authority                 move                   authority  at_authority
at_authority                 move_away              authority  moved_away
authority_voted              issue_decision         signers    decided
authority_voted              correct_vote           authority  at_authority
authority_voted              reject                 authority  rejected
authority_voted              move                   authority  at_authority
authority_voted              move_away              authority  moved_away
decided                      void_decision          signers    authority_voted
decided                      receive_decision       cell       awaiting_ceremony
decided                      cancel_decision        signers    cancelled
decided                      redo_decision          signers    at_authority
decided                      move                   cell       decided
decided                      move_away              cell       moved_away
awaiting_ceremony            hold_ceremony          cell       probation
awaiting_ceremony            cancel_decision        signers    cancelled
awaiting_ceremony            redo_decision          signers    at_authority
awaiting_ceremony            move                   cell       awaiting_ceremony
awaiting_ceremony            move_away              cell       moved_away
probation                    open_recognition       cell       -
probation                    replace_helper         cell       probation
probation                    propose_striking_off   cell       striking_off
probation                    cancel_decision        signers    cancelled
probation                    redo_decision          signers    at_authority
probation                    move                   cell       probation
probation                    move_away              cell       moved_away
recognition                  replace_helper         cell       recognition
recognition                  propose_striking_off   cell       striking_off
recognition                  record_cell_vote       cell       recognition_cell_voted
recognition                  move                   cell       probation
recognition                  move_away              cell       moved_away
recognition_cell_voted       forward_to_committee   cell       recognition_at_committee
recognition_cell_voted       forward_to_section     cell       -
recognition_cell_voted       correct_vote           cell       recognition
recognition_cell_voted       consider_again         cell       -
recognition_at_section       appraise               section    recognition_at_committee
recognition_at_section       send_back              section    recognition
recognition_at_committee     record_committee_vote  committee  recognition_committee_voted
recognition_at_committee     record_authority_vote  committee  -
recognition_at_committee     send_back              committee  recognition
recognition_committee_voted  forward_to_authority   committee  recognition_at_authority
recognition_committee_voted  correct_vote           committee  recognition_at_committee
recognition_committee_voted  send_back              committee  recognition
recognition_at_authority     record_authority_vote  authority  recognition_authority_voted
recognition_at_authority     send_back              authority  recognition_at_committee
recognition_authority_voted  issue_decision         signers    recognised
recognition_authority_voted  correct_vote           authority  recognition_at_authority
recognition_authority_voted  send_back              authority  recognition
recognised                   announce               cell       official
recognised                   void_decision          signers    recognition_authority_voted
striking_off                 record_cell_vote       cell       striking_cell_voted
striking_off                 drop_striking_off      cell       probation
striking_cell_voted          forward_to_committee   cell       striking_at_committee
striking_cell_voted          correct_vote           cell       striking_off
striking_cell_voted          drop_striking_off      cell       probation
striking_cell_voted          consider_again         cell       -
striking_at_committee        record_committee_vote  committee  striking_committee_voted
striking_at_committee        record_authority_vote  committee  -
striking_at_committee        send_back              committee  striking_off
striking_committee_voted     forward_to_authority   committee  striking_at_authority
striking_committee_voted     correct_vote           committee  striking_at_committee
striking_committee_voted     send_back              committee  striking_off
striking_at_authority        record_authority_vote  authority  striking_authority_voted
striking_at_authority        send_back              authority  striking_at_committee
striking_authority_voted     issue_decision         signers    struck_off
striking_authority_voted     correct_vote           authority  striking_at_authority
striking_authority_voted     send_back              authority  striking_off
sent                         record_death           cell       deceased
received                     record_death           cell       deceased
listed                       record_death           cell       deceased
followed                     record_death           cell       deceased
procedure_asked              record_death           committee  deceased
procedure_allowed            record_death           cell       deceased
dossier                      record_death           cell       deceased
cell_voted                   record_death           cell       deceased
at_section                   record_death           section    deceased
at_committee                 record_death           committee  deceased
committee_voted              record_death           committee  deceased
at_authority                 record_death           authority  deceased
authority_voted              record_death           authority  deceased
decided                      record_death           cell       deceased
awaiting_ceremony            record_death           cell       deceased
probation                    record_death           cell       deceased
recognition                  record_death           cell       deceased
recognition_cell_voted       record_death           cell       deceased
recognition_at_section       record_death           section    deceased
recognition_at_section       cancel_decision        signers    cancelled
recognition_at_section       redo_decision          signers    at_authority
recognition_at_committee     record_death           committee  deceased
recognition_at_committee     cancel_decision        signers    cancelled
recognition_at_committee     redo_decision          signers    at_authority
recognition_committee_voted  record_death           committee  deceased
recognition_committee_voted  cancel_decision        signers    cancelled
recognition_committee_voted  redo_decision          signers    at_authority
recognition_at_authority     record_death           authority  deceased
recognition_at_authority     cancel_decision        signers    cancelled
recognition_at_authority     redo_decision          signers    at_authority
recognition_authority_voted  record_death           authority  deceased
recognition_authority_voted  cancel_decision        signers    cancelled
recognition_authority_voted  redo_decision          signers    at_authority
recognised                   record_death           cell       deceased
striking_off                 record_death           cell       deceased
striking_cell_voted          record_death           cell       deceased
striking_at_committee        record_death           committee  deceased
striking_committee_voted     record_death           committee  deceased
striking_at_authority        record_death           authority  deceased
striking_authority_voted     record_death           authority  deceased
procedure_asked              withdraw               committee  withdrawn
at_section                   withdraw               section    withdrawn
at_committee                 withdraw               committee  withdrawn
committee_voted              withdraw               committee  withdrawn
at_authority                 withdraw               authority  withdrawn
authority_voted              withdraw               authority  withdrawn
probation                    leave_party            signers    left
recognition                  leave_party            signers    left
recognition                  cancel_decision        signers    cancelled
recognition                  redo_decision          signers    at_authority
recognition_cell_voted       leave_party            signers    left
recognition_cell_voted       cancel_decision        signers    cancelled
recognition_cell_voted       redo_decision          signers    at_authority
at_authority                 ask_review             authority  -
decided                      ask_review             cell       -
awaiting_ceremony            ask_review             cell       -
"""  # "-": theirs to do, but not in this file: nobody gave the committee the power to decide, leave to begin is due,
# there is no section committee, the twelve months are not over, the vote was passed, it came from no other place

# Who sees the file: the union from the first draft, the Party and the person once it was sent, the helper
# while helping.
UNION = {"doan_vien", "doan_bi_thu", "chi_doan_bi_thu", "doan_uy_vien"}
PARTY = {
    *("chi_bo", "chi_bo_pho", "chi_bo_van_phong", "chi_uy_vien", "bo_phan"),
    *("dang_uy", "dang_uy_pho", "dang_uy_vien", "van_phong", "kiem_tra"),
    *("cap_tren", "cap_tren_pho", "cap_tren_vien", "ban_to_chuc", "kiem_tra_tren"),
}
SEEN = {state: UNION | PARTY | {"ung_vien", "giup_do"} for state in State}
SEEN |= {State.DRAFT: UNION, State.SUBMITTED: UNION, State.RESOLVED: UNION}
SEEN |= {
    state: SEEN[state] - {"giup_do"} for state in (State.SENT, State.RECEIVED, State.LISTED, State.WITHDRAWN)
}

ALLOWED = {}
for _line in TABLE.split("\n")[1:-1]:
    _state, _action, _who, _target = _line.split()
    ALLOWED[_state, _action] = (set(WHO[_who].split()), _target)

MORE_OFFICES = [  # account, role, organisation, first and last day counted from today
    ("chi_doan_bi_thu", Role.UNION_LEADER, "CD1", -99, None),
    ("doan_uy_vien", Role.UNION_EXECUTIVE, "DTN", -99, None),
    ("chi_bo_pho", Role.DEPUTY_SECRETARY, "CB1", -99, None),
    ("chi_uy_vien", Role.COMMITTEE_MEMBER, "CB1", -99, None),
    ("chi_bo_van_phong", Role.COMMITTEE_OFFICE, "CB1", -99, None),
    ("dang_uy_pho", Role.DEPUTY_SECRETARY, "DUC", -99, None),
    ("dang_uy_vien", Role.COMMITTEE_MEMBER, "DUC", -99, None),
    ("cap_tren_pho", Role.DEPUTY_SECRETARY, "DUB", -99, None),
    ("cap_tren_vien", Role.COMMITTEE_MEMBER, "DUB", -99, None),
    ("kiem_tra_tren", Role.INSPECTOR, "DUB", -99, None),
    ("bi_thu_cu", Role.SECRETARY, "CB1", -99, -1),
    ("bi_thu_moi", Role.SECRETARY, "CB1", 1, None),
    ("da_khoa", Role.SECRETARY, "CB1", -99, None),
]


@pytest.fixture
def office(cast):
    """The cast and every other kind of office-holder, by account name."""
    cast.users |= replayed(lambda: _office_holders(cast), "more offices")
    return cast


def _office_holders(cast) -> dict[str, User]:
    users = {}
    for name, role, organisation, first, last in MORE_OFFICES:
        users[name] = user = cast.users.get(name) or User.objects.create(username=name, full_name=name)
        write_appointment(
            actor=None,
            appointment=Appointment(
                user=user,
                role=role,
                organisation=cast.organisations[organisation],
                starts_on=today() + timedelta(days=first),
                ends_on=None if last is None else today() + timedelta(days=last),
            ),
        )
    return users


def file_in(cast, state: State) -> Candidacy:
    """A file in this state with everything at hand for the next step."""
    candidacy = bring(cast, state)
    if state in (State.DOSSIER, State.RECOGNITION):
        fill_papers(cast, candidacy)
    return candidacy


#: One account of each kind tries what nobody may; everybody tries what somebody may.
ONE_OF_EACH = [
    *("doan_vien", "doan_bi_thu", "chi_bo", "bo_phan", "van_phong", "ban_to_chuc", "cap_tren", "kiem_tra"),
    *("ung_vien", "sieu_quyen", "anonymous"),
]


def rows(candidacy: Candidacy) -> tuple:
    """Everything a step can change."""
    kept = Candidacy.objects.values().get(pk=candidacy.pk)
    counts = [model.objects.count() for model in (Step, Resolution, Decision, IssuedNumber)]
    return kept, counts, AuditEntry.objects.order_by("-seq").values_list("seq").first()


def attempt(user, candidacy: Candidacy, action: str, details: dict) -> str:
    """What comes of it: the state the file is in then, or the kind of refusal; always rolled back."""
    writes = []

    def watch(execute, sql, *args):
        if sql.startswith(("INSERT", "UPDATE", "DELETE")):
            writes.append(sql)
        return execute(sql, *args)

    with transaction.atomic(), connection.execute_wrapper(watch):
        try:
            act(
                actor=user,
                candidacy=candidacy,
                action=action,
                version=candidacy.version,
                reason="Theo đề nghị của đương sự",
                **details,
            )
            result = Step.objects.get(version=candidacy.version, candidacy=candidacy, actor=user).target
        except PermissionDenied:
            result = "403"
        except NotYet:
            result = "-"
        except Conflict:
            result = "conflict"
        transaction.set_rollback(True)
    return f"{result} but wrote" if writes and result in ("403", "-", "conflict") else result


def expected(state: str, action: str, account: str) -> str:
    if account not in SEEN[state]:
        return "403"
    if (state, action) not in ALLOWED:
        return "conflict"
    who, target = ALLOWED[state, action]
    return target if account in who else "403"


@pytest.mark.parametrize("state", State)
def test_every_state_action_and_account(office, state):
    candidacy = file_in(office, state)
    assert candidacy.state == state
    details = details_of(office)
    actions = [action for action in Action if action != Action.OPEN]
    accounts = office.users | {"anonymous": AnonymousUser()}
    for user in accounts.values():
        user.grants_cache = {}  # as in one request
    before = rows(candidacy)
    cells = [
        (action, name)
        for action in actions
        for name in (accounts if (state, action) in ALLOWED else accounts.keys() & ONE_OF_EACH)
    ]
    found = {
        (action, name): attempt(accounts[name], candidacy, action, details.get(action, {}))
        for action, name in cells
    }
    wanted = {(action, name): expected(state, action, name) for action, name in cells}
    differences = {cell: (found[cell], wanted[cell]) for cell in wanted if found[cell] != wanted[cell]}
    assert differences == {}
    assert rows(candidacy) == before
    assert len(found) >= 35 * 10


def test_the_table_names_every_action_and_account():
    assert {action for _, action in ALLOWED} == {a.value for a in Action if a != Action.OPEN}
    assert set().union(*(who for who, _ in ALLOWED.values())) <= UNION | PARTY


def test_an_unknown_action_is_no_way_in(office):
    candidacy = file_in(office, State.RECEIVED)
    with pytest.raises(ValueError, match="open_sesame"):
        act(actor=office.chi_bo, candidacy=candidacy, action="open_sesame", version=candidacy.version)
    assert attempt(office.chi_bo, candidacy, Action.OPEN, {}) == "conflict"


SIDE_ROADS = {
    *("send_back", "withdraw", "remove", "reject", "void_decision", "correct_vote", "consider_again"),
    *("move", "move_away", "propose_striking_off", "drop_striking_off", "cancel_decision", "redo_decision"),
    *("ask_review", "leave_party", "record_death"),
}


@pytest.mark.parametrize("state", sorted({state for state, action in ALLOWED if action in SIDE_ROADS}))
def test_every_side_road_asks_for_a_reason_and_takes_none_made_of_blanks(office, state):
    candidacy = file_in(office, State(state))
    for action in SIDE_ROADS & {action for source, action in ALLOWED if source == state}:
        actor = office.users[min(ALLOWED[state, action][0])]
        known = {"actor": actor, "candidacy": candidacy, "action": action, "version": candidacy.version}
        with pytest.raises(Refused, match="lý do"):
            act(**known, reason=" \n")
