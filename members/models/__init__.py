from members.models.appointment import Appointment, OrganisationUserObjectPermission
from members.models.audit import AuditEntry
from members.models.imports import ImportBatch
from members.models.membership import Membership
from members.models.organisation import DecisionAuthority, Organisation, Term
from members.models.person import Person
from members.models.stored_file import StoredFile
from members.models.user import User

__all__ = [
    "Appointment",
    "AuditEntry",
    "DecisionAuthority",
    "ImportBatch",
    "Membership",
    "Organisation",
    "OrganisationUserObjectPermission",
    "Person",
    "StoredFile",
    "Term",
    "User",
]
