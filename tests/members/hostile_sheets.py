"""Hostile inside the parts: sheets, shared texts, styles, names."""

from tests.members.hostile import (
    heavy,
    hostile,
    parts,
    sheet_xml,
    strings_xml,
    styles_xml,
    text_cell,
    workbook_xml,
    xlsx,
    xlsx_of_rows,
    zipped,
)

FAR = text_cell("XFD1048576", "x")
ROW = f"<row>{text_cell('A1', 'An')}</row>"
DAY = "<xf numFmtId='14' fontId='0'/>"


@hostile
def a_cell_in_the_farthest_corner() -> bytes:
    return xlsx_of_rows(f'<row r="1">{text_cell("A1", "An")}</row><row r="1048576">{FAR}</row>')


@hostile
def only_a_cell_in_the_farthest_corner() -> bytes:
    return xlsx_of_rows(f'<row r="1048576">{FAR}</row>')


@hostile
def cells_outside_every_sheet() -> bytes:
    cells = "".join(
        text_cell(reference, "x") for reference in ("ZZZZZZ1", "A99999999999", "1A", "", "A0", "A-1")
    )
    return xlsx_of_rows(f"<row>{cells}</row>")


@hostile
def numbers_of_rows_without_sense() -> bytes:
    return xlsx_of_rows(
        "".join(f'<row r="{number}"><c><v>1</v></c></row>' for number in (0, -1, "x", 10**30))
    )


@hostile
def a_dimension_that_lies() -> bytes:
    return xlsx(sheet_xml("<row/>", before='<dimension ref="A1:XFD1048576"/>'))


@hostile
def a_dimension_without_sense() -> bytes:
    return xlsx(sheet_xml("<row/>", before='<dimension ref="ZZZ9:A-1:!"/>'))


@hostile
def one_merged_range_over_everything() -> bytes:
    merged = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    return xlsx(sheet_xml(f"<row>{text_cell('A1', 'An')}</row>", after=merged))


@hostile
def a_hundred_thousand_merged_ranges() -> bytes:
    merged = "".join(f'<mergeCell ref="A{i}:B{i}"/>' for i in range(1, 100_000))
    return xlsx(sheet_xml(f"<row>{text_cell('A1', 'An')}</row>", after=f"<mergeCells>{merged}</mergeCells>"))


@hostile
def merged_ranges_without_sense() -> bytes:
    merged = "".join(f'<mergeCell ref="{ref}"/>' for ref in ("B2:A1", "x", "", "A1:", "A1:ZZZZZZZ9"))
    return xlsx(sheet_xml("<row/>", after=f"<mergeCells>{merged}</mergeCells>"))


@hostile
def a_million_empty_rows() -> bytes:
    return heavy("<row/>" * 1_000_000)


@hostile
def a_million_empty_cells_with_a_format() -> bytes:
    return heavy(
        "<row>" + "<c s='0'/>" * 10_000 + "</row>" + ("<row>" + "<c s='0'/>" * 100 + "</row>") * 9900
    )


@hostile
def a_row_of_sixteen_thousand_cells() -> bytes:
    return xlsx_of_rows("<row>" + "<c><v>1</v></c>" * 16_384 + "</row>")


@hostile
def a_cell_too_long_for_any_list() -> bytes:
    return xlsx_of_rows(f"<row>{text_cell('A1', 'a' * 32_767)}</row>")


@hostile
def nesting_without_end() -> bytes:
    return heavy("<row>" + "<a>" * 1_000_000)


@hostile
def an_element_with_a_million_attributes() -> bytes:
    return xlsx_of_rows("<row " + " ".join(f'a{i}="1"' for i in range(200_000)) + "/>")


@hostile
def shared_texts_that_are_not_there() -> bytes:
    cells = "".join(
        f'<c r="A{i}" t="s"><v>{index}</v></c>' for i, index in enumerate((1, 10**9, -1, "x", ""), 1)
    )
    return xlsx_of_rows(f"<row>{cells}</row>")


@hostile
def shared_texts_in_a_million_parts() -> bytes:
    runs = "<r><rPr><rFont val='.VnTime'/></rPr><t>a</t></r>" * 30_000
    return heavy(ROW, strings=strings_xml(f"<si>{runs}</si>" * 3))


@hostile
def numbers_at_the_edge() -> bytes:
    numbers = ("1e308", "-1e308", "1e999", "NaN", "inf", "1e-320", "9" * 400, "0x10", "", "1,5")
    return xlsx_of_rows("<row>" + "".join(f"<c><v>{number}</v></c>" for number in numbers) + "</row>")


@hostile
def days_far_out() -> bytes:
    numbers = (-1, 0, 60, 2958465, 2958466, 1e17, 1e300, "NaN", -1e300)
    cells = "".join(f"<c s='0'><v>{number}</v></c>" for number in numbers)
    iso = "".join(
        f"<c t='d'><v>{day}</v></c>" for day in ("9999-99-99", "x", "0000-00-00", "2020-02-30T99:00")
    )
    return xlsx_of_rows(f"<row>{cells}{iso}</row>", styles=styles_xml(formats=DAY))


@hostile
def formulas_and_nothing_else() -> bytes:
    return xlsx_of_rows(
        "<row>" + "<c><f>HYPERLINK(\"http://x\")</f></c><c t='e'><v>#REF!</v></c>" * 9 + "</row>"
    )


@hostile
def a_shared_formula_over_everything() -> bytes:
    formula = "<f t='shared' si='0' ref='A1:XFD1048576'>A1+1</f>"
    followers = "<c><f t='shared' si='0'/><v>1</v></c>" * 50
    return xlsx_of_rows(f"<row><c r='A1'>{formula}<v>1</v></c>{followers}</row>" * 200)


@hostile
def a_hundred_thousand_formats() -> bytes:
    return heavy(ROW, styles=styles_xml("<font><name val='.VnTime'/></font>", "<xf fontId='0'/>" * 100_000))


@hostile
def fifty_thousand_fonts() -> bytes:
    return heavy(ROW, styles=styles_xml("<font><name val='.VnTime'/></font>" * 50_000))


@hostile
def formats_without_sense() -> bytes:
    styles = styles_xml(
        "<font><name val='.VnTime'/></font>", "<xf fontId='-9'/><xf fontId='x'/><xf fontId='99'/>"
    )
    return xlsx_of_rows("<row><c s='99999'><v>1</v></c><c s='-1'/><c s='x'/></row>", styles=styles)


@hostile
def formats_of_numbers_without_end() -> bytes:
    formats = "".join(f"<numFmt numFmtId='{i}' formatCode='{'[h]yyyy;' * 50}'/>" for i in range(200, 10_000))
    return heavy(ROW, styles=styles_xml().replace("<fonts>", f"<numFmts>{formats}</numFmts><fonts>"))


@hostile
def rows_that_never_end_in_an_old_font() -> bytes:
    styles = styles_xml("<font><name val='.VnTime'/></font>")
    return heavy("<row><c " * 200_000, styles=styles)


@hostile
def a_thousand_sheets_of_one_part() -> bytes:
    return heavy(ROW * 20_000, workbook=workbook_xml(*(f"s{i}" for i in range(1000))))


@hostile
def fifty_sheets_of_one_large_part() -> bytes:
    return heavy(ROW * 15_000, workbook=workbook_xml(*(f"s{i}" for i in range(50))))


@hostile
def an_old_font_in_cells_that_never_end() -> bytes:
    styles = styles_xml("<font><name val='.VnTime'/></font>")
    return heavy("<row>" + "<c r='A1' " * 100_000 + "/></row>", styles=styles)


@hostile
def strange_names_of_sheets() -> bytes:
    return xlsx(workbook=workbook_xml("", "../../x", "a" * 30_000, "\u202etext", "&#10;&#9;", "a", "a"))


@hostile
def hidden_sheets_only() -> bytes:
    return xlsx(workbook=workbook_xml("a", "b", state="veryHidden"))


@hostile
def no_sheet_at_all() -> bytes:
    return xlsx(workbook=workbook_xml())


@hostile
def a_sheet_that_is_not_there() -> bytes:
    return zipped({name: part for name, part in parts().items() if "sheet1" not in name})


@hostile
def a_sheet_that_is_the_workbook() -> bytes:
    return xlsx(rels=parts()["xl/_rels/workbook.xml.rels"].replace("worksheets/sheet1.xml", "workbook.xml"))


@hostile
def a_sheet_far_away() -> bytes:
    rels = parts()["xl/_rels/workbook.xml.rels"]
    return xlsx(rels=rels.replace("worksheets/sheet1.xml", "http://localhost/x' TargetMode='External"))


@hostile
def a_sheet_without_anything() -> bytes:
    return xlsx(sheet_xml(""))


@hostile
def parts_that_are_no_xml() -> bytes:
    return xlsx(b"\0\1\2", strings=b"\xff\xfe", styles=b"<", workbook=workbook_xml("a"))


@hostile
def letters_that_no_encoding_has() -> bytes:
    return xlsx(b'<?xml version="1.0" encoding="martian"?><worksheet>\xff\xff\xc3\x28</worksheet>')


@hostile
def a_character_no_database_keeps() -> bytes:
    return xlsx_of_rows(f"<row>{text_cell('A1', 'An_x0000_')}</row>")


@hostile
def characters_that_turn_text_round() -> bytes:
    return xlsx_of_rows(f"<row>{text_cell('A1', '‮An​_x0007_' + '̣' * 500)}</row>")
