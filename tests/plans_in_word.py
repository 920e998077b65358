"""Plans as Word files, made for tests; run it to write them beside the text plans."""

from pathlib import Path

import docx
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

PLANS = Path(__file__).parent / "data" / "plans"
OFFICE, CULTURE = "Văn phòng HĐND và UBND", "Phòng Văn hóa - Xã hội"
CENTRE = "Trung tâm Phục vụ hành chính công"
BA_GIANG = PLANS / "ke-hoach-par-index-2023-ba-giang.txt"


def ba_giang(path: Path) -> Path:
    """Write the plan of Ba Giang as Word: head and foot as tables without borders, numbers typed, owners in bold."""
    lines = [line for line in BA_GIANG.read_text(encoding="utf-8").splitlines() if line.strip()]
    foot = lines.index("Nơi nhận:")
    document = _document()
    head = document.add_table(rows=2, cols=2)
    head.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nXÃ BA GIANG"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    head.cell(1, 0).text, head.cell(1, 1).text = lines[0], lines[1]
    document.add_paragraph()
    for line in lines[2:foot]:
        bold = line.startswith("***")
        paragraph = document.add_paragraph()
        paragraph.add_run(line.replace("**", "").replace("(*", "(").replace("*)", ")")).bold = bold
    feet = document.add_table(rows=1, cols=2)
    feet.cell(0, 0).text = "\n".join(lines[foot:-2])
    feet.cell(0, 1).text = "\n".join(lines[-2:])
    document.save(str(path))
    return path


def numbered_with_table(path: Path) -> Path:
    """Write an invented plan of 2026: automatic numbers, merged cells, a header of two rows, an annex."""
    document = _document()
    one = numbering(document, (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "-")))
    document.add_paragraph("ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    document.add_paragraph("XÃ ĐỒNG QUANG\t\tĐộc lập - Tự do - Hạnh phúc")
    document.add_paragraph("Số: 18/KH-UBND\t\tĐồng Quang, ngày 20 tháng 01 năm 2026")
    document.add_paragraph("KẾ HOẠCH").runs[0].bold = True
    title = document.add_paragraph("Nâng cao Chỉ số cải cách hành chính")
    title.add_run().add_break(WD_BREAK.LINE)
    title.add_run("năm 2026 của xã Đồng Quang (minh họa)")
    document.add_paragraph("Thực hiện Kế hoạch số 09/KH-UBND ngày 08/01/2026 của UBND tỉnh, UBND xã ban hành Kế hoạch.")
    item(document, one, 0, "MỤC ĐÍCH, YÊU CẦU")
    item(document, one, 1, "Mục đích")
    item(document, one, 3, "Giữ vững thứ hạng 12/88 xã, phường; xếp loại Tốt.")
    item(document, one, 1, "Yêu cầu")
    item(document, one, 3, "Phân công rõ trách nhiệm từng cơ quan.")
    item(document, one, 0, "NHIỆM VỤ, GIẢI PHÁP CHUNG")
    item(document, one, 3, "Tăng cường trách nhiệm của người đứng đầu.")
    item(document, one, 3, "Gắn kết quả CCHC với đánh giá, xếp loại công chức.")
    item(document, one, 0, "NHIỆM VỤ CỤ THỂ")
    document.add_paragraph("(Chi tiết tại bảng dưới đây)")
    _assignments(document)
    item(document, one, 0, "TỔ CHỨC THỰC HIỆN")
    item(document, one, 1, "Văn phòng HĐND và UBND")
    item(document, one, 2, "Theo dõi, đôn đốc, tổng hợp kết quả thực hiện hằng tháng.")
    item(
        document,
        one,
        2,
        "Báo cáo UBND tỉnh (qua Sở Nội vụ): quý I trước ngày 15/3; 6 tháng trước ngày 15/6; năm trước ngày 01/12.",
    )
    item(document, one, 1, "Phòng Kinh tế")
    document.add_paragraph("Bố trí kinh phí thực hiện Kế hoạch, hoàn thành trong quý I/2026.")
    document.add_paragraph("Trên đây là Kế hoạch năm 2026./.")
    feet = document.add_table(rows=1, cols=2)
    feet.cell(0, 0).text = "Nơi nhận:\n- Sở Nội vụ;\n- Lưu: VT."
    feet.cell(0, 1).text = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nHoàng Văn Tưởng Tượng"
    document.add_paragraph("PHỤ LỤC")
    document.add_paragraph("CÁC CHỈ TIÊU NĂM 2026")
    aims = document.add_table(rows=3, cols=3)
    for row, texts in enumerate(
        (("TT", "Chỉ tiêu", "Năm 2026"), ("1", "Hồ sơ đúng hạn", "99%"), ("2", "Hồ sơ trực tuyến", "85,5%"))
    ):
        for column, text in enumerate(texts):
            aims.cell(row, column).text = text
    document.save(str(path))
    return path


def _assignments(document) -> None:
    """Add a table of assignment with merged cells."""
    table = document.add_table(rows=9, cols=6)
    rows = (
        ("STT", "Nhiệm vụ", "Đơn vị thực hiện", "", "Thời gian", "Sản phẩm"),
        ("", "", "Chủ trì", "Phối hợp", "", ""),
        ("1", "Công tác chỉ đạo, điều hành", "", "", "", ""),
        ("1.1", "Ban hành kế hoạch kiểm tra CCHC", OFFICE, CULTURE, "Trước 28/02/2026", "Kế hoạch"),
        ("1.2", "Tổ chức kiểm tra tại các đơn vị", "", "", "Quý III/2026", "Báo cáo"),
        ("CẢI CÁCH THỦ TỤC HÀNH CHÍNH", "", "", "", "", ""),
        ("2.1", "Niêm yết công khai TTHC", CENTRE, "Các thôn", "Thường xuyên", "Bảng niêm yết"),
        ("2.2", "Khảo sát mức độ hài lòng của người dân", CENTRE, "UBMTTQ Việt Nam xã", "Tháng 10", "Báo cáo"),
        ("", "", CULTURE, "", "", ""),
    )  # fmt: skip
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    for column in (0, 1, 4, 5):
        merge(table, (0, column), (1, column))
    merge(table, (0, 2), (0, 3))
    merge(table, (3, 2), (4, 2))
    merge(table, (3, 3), (4, 3))
    merge(table, (5, 0), (5, 5))
    for column in (0, 1, 3, 4, 5):
        merge(table, (7, column), (8, column))


def merge(table, first: tuple[int, int], last: tuple[int, int]) -> None:
    """Merge cells, keeping the first one's text."""
    text = table.cell(*first).text
    table.cell(*first).merge(table.cell(*last)).text = text


def _document():
    document = docx.Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(14)
    return document


def numbering(document, levels: tuple[tuple[str, str], ...]) -> str:
    """Add a list with these levels (format, text) and return its id."""
    root = document.part.numbering_part.element
    definition = OxmlElement("w:abstractNum")
    definition.set(qn("w:abstractNumId"), "77")
    for place, (kind, text) in enumerate(levels):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(place))
        for name, value in (("w:start", "1"), ("w:numFmt", kind), ("w:lvlText", text)):
            child = OxmlElement(name)
            child.set(qn("w:val"), value)
            level.append(child)
        definition.append(level)
    root.insert(0, definition)
    number = OxmlElement("w:num")
    number.set(qn("w:numId"), "77")
    child = OxmlElement("w:abstractNumId")
    child.set(qn("w:val"), "77")
    number.append(child)
    root.append(number)
    return "77"


def item(document, number_id: str, level: int, text: str) -> None:
    """Add a paragraph that Word numbers by itself."""
    paragraph = document.add_paragraph(text)
    properties = paragraph._p.get_or_add_pPr()
    numbering = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", str(level)), ("w:numId", number_id)):
        child = OxmlElement(name)
        child.set(qn("w:val"), value)
        numbering.append(child)
    properties.append(numbering)


if __name__ == "__main__":
    ba_giang(PLANS / "ke-hoach-par-index-2023-ba-giang.docx")
    numbered_with_table(PLANS / "dong-quang-2026.docx")
