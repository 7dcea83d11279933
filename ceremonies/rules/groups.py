"""Words that tell to which group of the yearly plans somebody belongs."""

#: Job and qualification are free text; the second letter onwards, for SQLite folds ASCII only.
WORKER = ("ông nhân", "ao động", "ái xe")
INTELLECTUAL = ("ại học", "hạc sĩ", "iến sĩ", "ử nhân", "ỹ sư", "ác sĩ", "iáo sư")
