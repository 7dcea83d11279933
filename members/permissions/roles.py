"""The table: which rights a role confers, where it can be held, and which rights reach below."""

from members.choices import Right, Role, Tree

_PARTY_READS = frozenset({Right.VIEW_PEOPLE, Right.VIEW_CANDIDACIES})
_PARTY_KEEPS = _PARTY_READS | {
    Right.MANAGE_PEOPLE,
    Right.KEEP_CANDIDACY,
    Right.RECORD_VOTE,
}
_UNION_DRAFTS = frozenset(
    {
        Right.VIEW_PEOPLE,
        Right.MANAGE_PEOPLE,
        Right.IMPORT_PEOPLE,
        Right.VIEW_NOMINATIONS,
        Right.DRAFT_NOMINATION,
    }
)

ROLE_RIGHTS: dict[Role, frozenset[Right]] = {
    Role.SECRETARY: _PARTY_KEEPS | {Right.ISSUE_DECISION},
    Role.DEPUTY_SECRETARY: _PARTY_KEEPS | {Right.ISSUE_DECISION},
    Role.COMMITTEE_MEMBER: _PARTY_READS,
    Role.COMMITTEE_OFFICE: _PARTY_KEEPS,
    Role.UNION_LEADER: _UNION_DRAFTS | {Right.RESOLVE_NOMINATION},
    Role.UNION_EXECUTIVE: _UNION_DRAFTS,
    Role.INSPECTOR: _PARTY_READS,
    Role.SYSTEM_ADMIN: frozenset(
        {
            Right.VIEW_PEOPLE,
            Right.MANAGE_PEOPLE,
            Right.IMPORT_PEOPLE,
            Right.MANAGE_ORGANISATIONS,
            Right.MANAGE_APPOINTMENTS,
            Right.MANAGE_ACCOUNTS,
            Right.MANAGE_POLICIES,
        }
    ),
}

#: In which trees a role can be held.
ROLE_TREES: dict[Role, tuple[Tree, ...]] = {
    Role.SECRETARY: (Tree.PARTY,),
    Role.DEPUTY_SECRETARY: (Tree.PARTY,),
    Role.COMMITTEE_MEMBER: (Tree.PARTY,),
    Role.COMMITTEE_OFFICE: (Tree.PARTY,),
    Role.UNION_LEADER: (Tree.YOUTH, Tree.UNION),
    Role.UNION_EXECUTIVE: (Tree.YOUTH, Tree.UNION),
    Role.INSPECTOR: (Tree.PARTY,),
    Role.SYSTEM_ADMIN: (),
}

#: These hold for the organisation and all below it; the others only at the organisation itself.
REACHES_BELOW = frozenset(
    {
        Right.VIEW_PEOPLE,
        Right.MANAGE_PEOPLE,
        Right.IMPORT_PEOPLE,
        Right.VIEW_NOMINATIONS,
        Right.RESOLVE_NOMINATION,
        Right.VIEW_CANDIDACIES,
    }
)

#: Each kind of list that can be brought in asks for one of these; `members.services.list_kinds` fills it.
SENDING_RIGHTS: set[Right] = set()
