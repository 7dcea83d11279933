from ceremonies.models.candidacy import Candidacy, HelperAssignment, Step
from ceremonies.models.course import Attendance, Course
from ceremonies.models.decision import Decision
from ceremonies.models.paper import Paper
from ceremonies.models.policy import Policy
from ceremonies.models.register import IssuedNumber, Register
from ceremonies.models.resolution import Exclusion, Resolution

__all__ = [
    "Attendance",
    "Candidacy",
    "Course",
    "Decision",
    "Exclusion",
    "HelperAssignment",
    "IssuedNumber",
    "Paper",
    "Policy",
    "Register",
    "Resolution",
    "Step",
]
