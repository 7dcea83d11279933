from ceremonies.models.call import Addressee, Call, CallAnswer
from ceremonies.models.candidacy import Candidacy, HelperAssignment, Step
from ceremonies.models.ceremony import Admission, Ceremony, Guest, Photo, Preparation
from ceremonies.models.counting import CountedFile, CountedLearner, CountedLot, CountedSteps
from ceremonies.models.course import Attendance, Course
from ceremonies.models.deadline import Extension
from ceremonies.models.decision import Decision
from ceremonies.models.document import Document, PaperBatch, SignedCopy, StyleProfile
from ceremonies.models.due import Due
from ceremonies.models.move import Move
from ceremonies.models.notice import LocalReminders, Notice, NoticePreference, ReminderDays, ReminderRules
from ceremonies.models.opinion import Opinion
from ceremonies.models.paper import FormerPaper, Paper
from ceremonies.models.plan import Plan, Target
from ceremonies.models.policy import Holiday, Policy
from ceremonies.models.register import IssuedNumber, Register
from ceremonies.models.remark import ProbationTask, Remark
from ceremonies.models.resolution import Exclusion, Resolution
from ceremonies.models.review import ListReview, ReviewEntry
from ceremonies.models.sheet_template import SheetTemplate
from ceremonies.models.verification import Verification

__all__ = [
    "Addressee",
    "Admission",
    "Attendance",
    "Call",
    "CallAnswer",
    "Candidacy",
    "Ceremony",
    "CountedFile",
    "CountedLearner",
    "CountedLot",
    "CountedSteps",
    "Course",
    "Decision",
    "Document",
    "Due",
    "Exclusion",
    "Extension",
    "FormerPaper",
    "Guest",
    "HelperAssignment",
    "Holiday",
    "IssuedNumber",
    "ListReview",
    "LocalReminders",
    "Move",
    "Notice",
    "NoticePreference",
    "Opinion",
    "Paper",
    "PaperBatch",
    "Photo",
    "Plan",
    "Policy",
    "Preparation",
    "ProbationTask",
    "Register",
    "Remark",
    "ReminderDays",
    "ReminderRules",
    "Resolution",
    "ReviewEntry",
    "SheetTemplate",
    "SignedCopy",
    "Step",
    "StyleProfile",
    "Target",
    "Verification",
]
