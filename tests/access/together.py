"""A step with several files, none of them chosen."""

from ceremonies.choices import Action

KEYS = {
    "ceremonies:together_act": lambda world: {"action": Action.RECEIVE},
    "ceremonies:sitting_act": lambda world: {"action": Action.APPRAISE},
}
BODIES = {
    "ceremonies:together_act": lambda world: {"files": []},
    "ceremonies:sitting_act": lambda world: {},
}
