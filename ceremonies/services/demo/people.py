"""Invented people: the members, and who is on the way to a decision.

Citizen ids have province codes that do not exist (9xx).
"""

from dataclasses import dataclass
from datetime import date

PROBATION = "dự bị"
F, M = "female", "male"


@dataclass(frozen=True)
class Actor:
    """`party`: the day of admission of an official member, PROBATION, or empty."""

    name: str
    born: str
    sex: str
    department: str
    job: str
    party: str = ""
    youth: bool = False
    ethnicity: str = "Kinh"

    def citizen_id(self, number: int) -> str:
        """Province, century and sex, year, serial; the serial begins where no sample list reaches."""
        born = date.fromisoformat(self.born)
        century = 2 * (born.year >= 2000) + (self.sex == F)
        return f"{960 + number % 40}{century}{born.year % 100:02d}{100_000 + number}"


PLACES = [
    "xã Đồng Mẫu, tỉnh Phú Thọ",
    "xã An Mẫu, tỉnh Nghệ An",
    "phường Sông Mẫu, thành phố Hải Phòng",
    "xã Tân Mẫu, tỉnh Đồng Tháp",
    "phường Hồ Mẫu, thành phố Hà Nội",
    "xã Núi Mẫu, tỉnh Thái Nguyên",
    "xã Biển Mẫu, tỉnh Quảng Ngãi",
]

PEOPLE = [
    # Chi bộ Cục Mẫu
    Actor("Trịnh Bá Lương", "1971-09-12", M, "TTTH", "Cục trưởng", "1998-05-19"),
    Actor("Mai Thu Trang", "1979-04-12", F, "TTUD", "Phó Cục trưởng", "2005-02-03"),
    Actor("Đoàn Minh Tuệ", "1983-07-27", M, "TTTH", "Giám đốc Trung tâm", "2009-09-02"),
    Actor("Cao Thị Bảo Ngọc", "1985-12-05", F, "TTUD", "Phó Giám đốc Trung tâm", "2012-02-03"),
    Actor("Lương Gia Huy", "1998-02-20", M, "TTUD", "Chuyên viên", "2023-05-19", youth=True),
    Actor("Tạ Hồng Vân", "1976-10-10", F, "TTTH", "Chuyên viên chính", "2004-12-22"),
    Actor("Kiều Đình Phúc", "1981-01-15", M, "TTUD", "Kỹ sư chính", "2010-03-26"),
    Actor("Hà Diệu Linh", "1990-06-01", F, "TTTH", "Chuyên viên", "2018-09-02"),
    Actor("Phùng Nhật Nam", "1997-08-30", M, "TTUD", "Kỹ sư", PROBATION, youth=True),
    # Chi bộ Văn phòng Mẫu
    Actor("Nghiêm Xuân Trường", "1969-03-08", M, "PHC", "Chánh Văn phòng", "1996-02-03"),
    Actor("Vương Thị Ngọc Ánh", "1992-11-20", F, "PKH", "Chuyên viên", "2019-03-26", youth=True),
    Actor("Thái Văn Hậu", "1980-05-05", M, "PHC", "Phó Trưởng phòng", "2008-05-19"),
    Actor("Đàm Thị Kim Oanh", "1974-02-14", F, "PKH", "Trưởng phòng", "2001-09-02"),
    Actor("Lưu Phương Mai", "1987-09-19", F, "PHC", "Chuyên viên chính", "2014-02-03"),
    Actor("Hứa Chí Công", "1967-12-30", M, "PHC", "Lãnh đạo Bộ", "1993-12-22"),
    Actor("Quách Đại Nghĩa", "1978-04-24", M, "PKH", "Phó Trưởng phòng", "2006-05-19"),
    Actor("Tô Mỹ Hạnh", "1995-01-09", F, "PHC", "Kế toán viên", PROBATION),
    # Chi bộ Viện Mẫu
    Actor("Uông Thế Vinh", "1973-08-18", M, "PNC", "Viện trưởng", "2000-05-19"),
    Actor("La Thị Thanh Xuân", "1996-03-03", F, "PNC", "Nghiên cứu viên", "2022-03-26", youth=True),
    Actor("Bạch Tuấn Kiệt", "1982-11-11", M, "PNC", "Phó Viện trưởng", "2009-02-03"),
    Actor("Khúc Thị Minh Nguyệt", "1977-07-07", F, "PNC", "Nghiên cứu viên chính", "2007-09-02"),
    Actor("Chử Đức Long", "1984-10-28", M, "PNC", "Nghiên cứu viên chính", "2013-05-19"),
    Actor("Ma Thị Hoa Ban", "1986-04-02", F, "PNC", "Nghiên cứu viên", "2015-02-03", ethnicity="Tày"),
    # Chi bộ Khoa Mẫu
    Actor("Khổng Thị Lan Viên", "1975-06-18", F, "BMM", "Trưởng khoa", "2002-05-19"),
    Actor("Lều Quang Thọ", "1970-11-02", M, "BMM", "Phó Hiệu trưởng", "1997-02-03"),
    Actor("Chương Thị Bích Đào", "1984-03-30", F, "BMM", "Giảng viên chính", "2011-09-02"),
    Actor("Ứng Hoàng Nam", "1987-12-09", M, "BMM", "Giảng viên", "2016-05-19"),
    # Chi bộ Nhà máy Mẫu
    Actor("Phí Đức Lượng", "1972-08-25", M, "XSX", "Giám đốc Nhà máy", "1999-09-02"),
    Actor("Tiết Xuân Bách", "1968-04-17", M, "XSX", "Tổng giám đốc", "1995-05-19"),
    Actor("Ngọ Thị Thanh Hảo", "1983-10-08", F, "XSX", "Chánh Văn phòng", "2010-02-03"),
    Actor("Nghị Bảo Long", "1994-01-26", M, "XSX", "Kỹ sư", "2020-03-26", youth=True),
    Actor("Mẫn Thị Kiều Trinh", "1995-07-13", F, "XSX", "Kỹ sư", "2021-03-26", youth=True),
    Actor("Viên Đình Toại", "1981-05-21", M, "XSX", "Quản đốc", "2009-12-22"),
    # Đoàn viên Chi đoàn Cục Mẫu
    Actor("Nguyễn Hoài Thương", "2001-05-17", F, "TTUD", "Chuyên viên", youth=True),
    Actor("Trần Đăng Khôi", "2000-09-23", M, "TTTH", "Kỹ sư", youth=True),
    Actor("Lê Ngọc Bích", "1999-12-01", F, "TTUD", "Chuyên viên", youth=True),
    Actor("Phạm Trung Hiếu", "2000-02-29", M, "TTTH", "Kỹ sư", youth=True),
    Actor("Hoàng Thảo Nguyên", "2002-07-14", F, "TTUD", "Chuyên viên", youth=True),
    Actor("Huỳnh Nhật Hạ", "1999-06-21", F, "TTTH", "Kế toán viên", youth=True),
    Actor("Vũ Kim Thoa", "1998-10-04", F, "TTUD", "Chuyên viên", youth=True),
    Actor("Võ Thành Đạt", "1997-03-19", M, "TTTH", "Kỹ sư", youth=True),
    Actor("Đặng Quỳnh Như", "1999-08-08", F, "TTUD", "Chuyên viên", youth=True),
    Actor("Bùi Anh Khoa", "1998-11-27", M, "TTTH", "Kỹ sư", youth=True),
    Actor("Đỗ Phương Uyên", "1997-05-30", F, "TTUD", "Chuyên viên", youth=True),
    Actor("Hồ Gia Bảo", "1998-01-31", M, "TTTH", "Kỹ sư", youth=True),
    Actor("Ngô Tường Vy", "1997-09-09", F, "TTUD", "Chuyên viên", youth=True),
    Actor("Dương Chí Thiện", "2001-04-06", M, "TTTH", "Kỹ sư", youth=True),
    Actor("Lý Hải Đăng", "2000-12-25", M, "TTUD", "Kỹ sư", youth=True),
    Actor("Giàng A Sính", "2001-02-11", M, "TTTH", "Kỹ sư", youth=True, ethnicity="Mông"),
    # Đoàn viên Chi đoàn Văn phòng Mẫu
    Actor("Phan Khánh Chi", "2000-03-12", F, "PHC", "Văn thư viên", youth=True),
    Actor("Trương Minh Nhật", "1999-07-19", M, "PKH", "Chuyên viên", youth=True),
    Actor("Nông Thúy Kiều", "1998-09-15", F, "PKH", "Chuyên viên", youth=True, ethnicity="Tày"),
    Actor("Lò Văn Bình", "1997-12-12", M, "PHC", "Chuyên viên", youth=True, ethnicity="Thái"),
    Actor("Đinh Thùy Dương", "2001-10-20", F, "PKH", "Chuyên viên", youth=True),
    # Đoàn viên Chi đoàn Viện Mẫu
    Actor("Châu Bảo Trân", "2000-06-16", F, "PNC", "Trợ lý nghiên cứu", youth=True),
    Actor("Tăng Quang Minh", "1998-04-25", M, "PNC", "Nghiên cứu viên", youth=True),
    Actor("H'Loan Niê", "1997-02-17", F, "PNC", "Nghiên cứu viên", youth=True, ethnicity="Ê-đê"),
    Actor("Thạch Sa Rây", "1999-01-28", M, "PNC", "Trợ lý nghiên cứu", youth=True, ethnicity="Khmer"),
    # Quá tuổi đoàn viên
    Actor("Từ Công Hoan", "1988-08-13", M, "PHC", "Chuyên viên"),
    Actor("Âu Thị Lệ Thu", "1985-03-22", F, "PKH", "Chuyên viên chính"),
    Actor("Mạc Văn Tiệp", "1990-10-31", M, "PHC", "Lái xe"),
    Actor("Ông Thị Diệp Anh", "1986-05-26", F, "PKH", "Kế toán viên"),
    Actor("Nguyễn Phú Quý", "1983-11-06", M, "PHC", "Chuyên viên"),
    Actor("Lại Thị Hồng Gấm", "1991-09-01", F, "PKH", "Chuyên viên"),
    Actor("Doãn Trọng Nhân", "1987-07-02", M, "TTTH", "Kỹ sư chính"),
    Actor("Văn Thị Cẩm Tú", "1989-02-08", F, "TTUD", "Chuyên viên"),
    Actor("Đường Minh Quân", "1984-06-29", M, "TTTH", "Kỹ sư"),
    Actor("Kha Thị Mỹ Dung", "1990-12-18", F, "PNC", "Nghiên cứu viên"),
    Actor("Tống Duy Khiêm", "1982-01-21", M, "PNC", "Nghiên cứu viên chính"),
    Actor("Vi Thị Nhung", "1980-09-05", F, "PNC", "Nghiên cứu viên", ethnicity="Thái"),
]
