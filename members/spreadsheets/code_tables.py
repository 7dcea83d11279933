"""What offices write for entries of our closed lists, whatever the case, marks, blanks or hyphens."""

from members.choices import ETHNIC_GROUPS, RELIGIONS, OrganisationKind, Sex
from members.names import fold


def key(text: str) -> str:
    return "".join(character for character in fold(text) if character.isalnum())


def _table(entries: dict[str, str], aliases: dict[str, str]) -> dict[str, str]:
    known = {key(written): entry for written, entry in entries.items()}
    return known | {key(written): known[key(entry)] for written, entry in aliases.items()}


_ETHNIC_ALIASES = {
    "Việt": "Kinh",
    "H'Mông": "Mông",
    "Mèo": "Mông",
    "Khơ-me": "Khmer",
    "Rađê": "Ê-đê",
    "Jrai": "Gia Rai",
    "Bahnar": "Ba Na",
    "Kơ Ho": "Cơ Ho",
    "K'Ho": "Cơ Ho",
    "Ka Tu": "Cơ Tu",
    "Xê Đăng": "Xơ Đăng",
    "Cao Lan": "Sán Chay",
    "Sán Chỉ": "Sán Chay",
    "M'Nông": "Mnông",
    "Vân Kiều": "Bru - Vân Kiều",
}
_RELIGION_ALIASES = {
    "Không có": "Không",
    "Phật": "Phật giáo",
    "Thiên Chúa giáo": "Công giáo",
    "Hòa Hảo": "Phật giáo Hòa Hảo",
}

ETHNIC_GROUP = _table({name: name for name in ETHNIC_GROUPS}, _ETHNIC_ALIASES)
RELIGION = _table({name: name for name in RELIGIONS}, _RELIGION_ALIASES)
SEX = _table({label: value for value, label in Sex.choices}, {})
ORGANISATION_KIND = _table(
    {label: value for value, label in OrganisationKind.choices},
    {"Phòng": "Đơn vị", "Đảng bộ cơ sở": "Đảng ủy cơ sở"},
)
