"""What offices write for entries of our closed lists, whatever the case, marks, blanks or hyphens."""

from members.choices import ETHNIC_GROUPS, RELIGIONS, OrganisationKind, Sex
from members.spreadsheets.cells.texts import key


def _table(entries: dict[str, str], aliases: dict[str, str] | None = None) -> dict[str, str]:
    """`aliases`: the label of an entry → other spellings of it, separated by commas."""
    known = {key(written): entry for written, entry in entries.items()}
    for label, spellings in (aliases or {}).items():
        known |= {key(spelling): known[key(label)] for spelling in spellings.split(",")}
    return known


#: Tên gọi khác và cách viết khác; a name that belongs to two groups (Mán, Xá, Thổ cho Tày) is left out.
_ETHNIC_ALIASES = {
    "Kinh": "Việt, Người Kinh, Kinh (Việt)",
    "Tày": "Ngạn, Phén, Thù Lao, Pa Dí, Tày (Thổ)",
    "Thái": "Tày Khao, Tày Đăm, Tày Mười, Tày Thanh, Mán Thanh, Hàng Bông, Tày Mường, Pa Thay, Thổ Đà Bắc,"
    "Thái trắng, Thái đen",
    "Hoa": "Hán, Triều Châu, Phúc Kiến, Quảng Đông, Hải Nam, Xạ Phạng, Xạ Phang, Hoa (Hán), Người Hoa",
    "Khmer": "Cur, Cul, Cu, Việt gốc Miên, Khơ Me, Khơ-me, Khơ Me Krôm, Khơ me Nam Bộ, Khmer Nam Bộ, Miên",
    "Mường": "Mol, Mual, Mọi Bi, Ao Tá, Ậu Tá",
    "Nùng": "Nùng Xuồng, Nùng Giang, Nùng An, Phàn Slình, Nùng Cháo, Nùng Lòi, Quý Rim, Khèn Lài",
    "Mông": "H'Mông, Hmông, H Mông, H-mông, Mèo, Mẹo, Mán Trắng, Mông đen, Mông trắng, Mông hoa, Mông xanh, Hmong",
    "Dao": "Động, Trại, Dìu Miền, Kiềm, Kìm Mùn, Quần Trắng, Dao đỏ, Dao tiền, Lô Gang, Quần Chẹt, Thanh Y, Lan Tẻn,"
    "Đại Bản, Tiểu Bản, Cóc Ngáng, Cóc Mùn, Sơn Đầu",
    "Gia Rai": "Jrai, Gia-rai, J'rai, Giơ Rai, Chơ Rai, Tơ Buăn, Hơ Bau, Hdrung, Chor, Jarai",
    "Ngái": "Xín, Lê, Đản, Khách Gia",
    "Ê-đê": "Ê Đê, Rađê, Ra Đê, Rhadé, Rhade, Rhađê, Đê, Kpạ, Adham, Krung, Ktul, Đliê Ruê, Blô, Êpan, Mdhur, Bih",
    "Ba Na": "Bahnar, Ba-na, Bana, Gơ Lar, Tơ Lô, Giơ Lâng, Y Lăng, Rơ Ngao, Krem, Roh, Con Kđe, A La Công, Kpăng Công",
    "Xơ Đăng": "Xê Đăng, Xơ-đăng, Sê Đăng, Xơ Teng, Hđang, Tơ Đrá, Mơ Nâm, Ha Lăng, Ca Dong, Kmrâng, Con Lan, Bri La",
    "Sán Chay": "Cao Lan, Sán Chỉ, Cao Lan - Sán Chỉ, Mán Cao Lan, Hờn Bạn, Sán Chay (Cao Lan - Sán Chỉ), Sán Chí",
    "Cơ Ho": "Cơ-ho, Kơ Ho, K'Ho, Kho, Kờ Ho, Xrê, Nốp, Tu Lốp, Cơ Don, Chil, Lát, Lạch, Tơ Ring, K Ho, Cil",
    "Chăm": "Chàm, Chiêm Thành, Hroi, Chăm Hroi, Champa",
    "Sán Dìu": "Sán Dẻo, Trại Đất, Mán Quần Cộc",
    "Hrê": "H'rê, H rê, Hơ Rê, Chăm Rê, Chom, Krẹ Luỹ",
    "Mnông": "M'Nông, M nông, Mơ Nông, Pnông, Nông, Pré, Bu Đâng, Đi Pri, Biat, Gar, Rơ Lam, Bu Nông",
    "Ra Glai": "Raglai, Ra-glai, Rai, Noang, La Oang, Ra Clay, Rắc Lây",
    "Xtiêng": "X'tiêng, X Tiêng, Stiêng, S'tiêng, Xa Điêng, Xa Chiêng, Xtiên",
    "Bru - Vân Kiều": "Vân Kiều, Bru, Măng Coong, Tri, Khùa, Bru Vân Kiều, Trì",
    "Thổ": "Kẹo, Mọn, Cuối, Họ, Đan Lai, Ly Hà, Tày Poọng, Con Kha, Đan Lai - Ly Hà",
    "Giáy": "Nhắng, Dẩng, Pầu Thìn, Nu Nà, Cùi Chu, Dáy",
    "Cơ Tu": "Ca Tu, Ka Tu, Cơ-tu, Kơ Tu, Phương, Kà Tu, K'tu",
    "Gié Triêng": "Giẻ Triêng, Gié-Triêng, Dẻ Triêng, Đgiéh, Tareh, Giang Rẫy, Pin, Triêng, Treng, Ta Riêng, Ve, Veh,"
    "La Ve, Ca Tang, Giẻ-Triêng, Gié",
    "Mạ": "Châu Mạ, Mạ Ngăn, Mạ Xóp, Mạ Tô, Mạ Krung, Chau Mạ",
    "Khơ Mú": "Khơ-mú, Khơmú, Xá Cẩu, Mứn Xen, Pu Thênh, Tềnh, Tày Hay, Kmụ, Khmu",
    "Co": "Cor, Cua, Trầu, Kor, Col",
    "Ta Ôi": "Tà Ôi, Tôi Ôi, Pa Co, Pa Cô, Pa Hi, Ba Hi, Pa-cô, Tà-ôi",
    "Chơ Ro": "Chơ-ro, Châu Ro, Dơ Ro, Chrau, Chơro",
    "Kháng": "Xá Khao, Xá Súa, Xá Dón, Xá Dẩng, Xá Hốc, Xá Ái, Xá Bung, Quảng Lâm",
    "Xinh Mun": "Xinh-mun, Puộc, Pụa, Xinhmun",
    "Hà Nhì": "U Ni, Xá U Ni, Hà Nhì đen, Hà Nhì hoa",
    "Chu Ru": "Chu-ru, Chơ Ru, Kru, Churu",
    "Lào": "Lào Bốc, Lào Nọi, Thay Lào",
    "La Chí": "Cù Tê",
    "La Ha": "Xá Khắc, Phlắc, Khlá Phlạo",
    "Phù Lá": "Bồ Khô Pạ, Mu Di Pạ, Xá Phó, Phổ, Va Xơ Lao, Phó",
    "La Hủ": "Pu Đang, Khù Xung, Cò Xung, Khả Quy, Cọ Sọ",
    "Lự": "Lừ, Nhuồn Duôn",
    "Lô Lô": "La La, Ô Man",
    "Chứt": "Sách, Mày, Rục, Mã Liềng, A Rem, Tu Vang, Pa Leng, Xơ Lang, Tơ Hung, Chà Củi, Tắc Củi, U Mo",
    "Mảng": "Mảng Ư",
    "Pà Thẻn": "Pà Hưng, Pà-thẻn, Pá Thẻn, Tống",
    "Cơ Lao": "Cờ Lao, Cơ-lao, Kơ Lao",
    "Cống": "Xắm Khống, Mấng Nhé, Xá Xeng",
    "Bố Y": "Chủng Chá, Trọng Gia, Tu Dí, Tu Dìn, Bố-y",
    "Si La": "Cù Dề Xừ, Khả Pẻ, Xi La",
    "Pu Péo": "Ka Beo, Pen Ti Lô Lô, Pu-péo",
    "Brâu": "Brao, B'râu",
    "Ơ Đu": "Tày Hạt, Ơ-đu",
    "Rơ Măm": "Rơ-măm, Rmăm",
}
_RELIGION_ALIASES = {
    "Không": "Không có, Không theo, Không theo đạo, Không theo tôn giáo, Không theo tôn giáo nào, Ko,"
    "Không tôn giáo, Không đạo, Lương, Bên lương, Vô thần, Không có tôn giáo, Không theo đạo nào",
    "Phật giáo": "Phật, Đạo Phật, Theo đạo Phật, Phật tử",
    "Công giáo": "Thiên Chúa giáo, Thiên Chúa, Đạo Thiên Chúa, Đạo Chúa, Ki-tô giáo, Kitô giáo, Kito, Gia-tô,"
    "Đạo Công giáo, Gia tô giáo, Thiên chúa (Công giáo)",
    "Tin lành": "Đạo Tin lành, Tin lành Việt Nam",
    "Cao Đài": "Đạo Cao Đài, Cao đài giáo",
    "Phật giáo Hòa Hảo": "Hòa Hảo, Đạo Hòa Hảo, PG Hòa Hảo, PGHH",
    "Hồi giáo": "Đạo Hồi, Islam, Hồi giáo Islam, Bà ni, Chăm Bà ni, Hồi giáo Bà ni",
    "Bà-la-môn": "Chăm Bà la môn, Đạo Bà la môn, Ấn Độ giáo, Bà la môn giáo",
    "Baha'i": "Tôn giáo Baha'i, Đạo Baha'i, Bahai",
    "Cơ đốc Phục lâm": "Giáo hội Cơ đốc Phục lâm, Phục lâm, Giáo hội Cơ đốc Phục lâm Việt Nam",
    "Mặc Môn": "Giáo hội các Thánh hữu Ngày sau của Chúa Giê su Ky tô, Mormon, Đạo Mặc Môn",
    "Bửu Sơn Kỳ Hương": "Đạo Bửu Sơn Kỳ Hương, BSKH",
    "Tứ Ân Hiếu Nghĩa": "Đạo Tứ Ân Hiếu Nghĩa, Tứ Ân",
    "Tịnh độ Cư sĩ Phật hội": "Tịnh độ Cư sĩ, Tịnh độ Cư sĩ Phật hội Việt Nam, Tịnh độ",
    "Minh Sư đạo": "Minh Sư, Phật đường Nam tông Minh Sư đạo, Giáo hội Phật đường Nam tông Minh Sư đạo",
    "Minh Lý đạo": "Minh Lý, Minh Lý đạo Tam Tông Miếu, Minh lý đạo - Tam tông miếu",
    "Hiếu Nghĩa Tà Lơn": "Phật giáo Hiếu Nghĩa Tà Lơn, Đạo Hiếu Nghĩa Tà Lơn",
    "Khác": "Tôn giáo khác",
}

ETHNIC_GROUP = _table({name: name for name in ETHNIC_GROUPS}, _ETHNIC_ALIASES)
RELIGION = _table({name: name for name in RELIGIONS}, _RELIGION_ALIASES)
SEX = _table(
    {label: value for value, label in Sex.choices},
    {"Nam": "Nam giới, Trai, Male", "Nữ": "Nữ giới, Gái, Female"},
)
ORGANISATION_KIND = _table(
    {label: value for value, label in OrganisationKind.choices},
    {"Đơn vị": "Phòng, Phòng ban, Đơn vị chính quyền", "Đảng ủy cơ sở": "Đảng bộ cơ sở"},
)
