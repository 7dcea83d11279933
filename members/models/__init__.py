from members.models.appointment import Appointment, OrganisationUserObjectPermission
from members.models.audit import AuditEntry
from members.models.consent import Consent
from members.models.draft import Draft
from members.models.imports import ImportBatch, ImportRow, RememberedColumns
from members.models.membership import Membership
from members.models.organisation import DecisionAuthority, Organisation, Term
from members.models.outbox import OutboxMessage
from members.models.party_record import PartyRecord
from members.models.person import Person
from members.models.saved_filter import SavedFilter
from members.models.stored_file import StoredFile
from members.models.user import User

__all__ = [
    "Appointment",
    "AuditEntry",
    "Consent",
    "DecisionAuthority",
    "Draft",
    "ImportBatch",
    "ImportRow",
    "Membership",
    "Organisation",
    "OrganisationUserObjectPermission",
    "OutboxMessage",
    "PartyRecord",
    "Person",
    "RememberedColumns",
    "SavedFilter",
    "StoredFile",
    "Term",
    "User",
]
