"""Further invented plans as Word files, made as offices make them: styles, merged cells, soft breaks, tracked text."""

from collections.abc import Callable
from pathlib import Path

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from plans_in_word import item, merge, numbering

OFFICE, CULTURE, ECONOMY = "Văn phòng HĐND và UBND", "Phòng Văn hóa - Xã hội", "Phòng Kinh tế"
CENTRE = "Trung tâm PVHCC"


def table(document, rows: tuple[tuple[str, ...], ...]):
    """Add a table with these texts."""
    made = document.add_table(len(rows), max(map(len, rows)))
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            made.cell(row, column).text = text
    return made


def headings(path: Path) -> None:
    """Heading styles without numbers, bullets, numbers that go on under the next office, offices in bold."""
    document = docx.Document()
    for text in ("UBND XÃ MƯỜNG HIỀN", "Số: 08/KH-UBND", "Mường Hiền, ngày 12 tháng 01 năm 2026"):
        document.add_paragraph(text)
    document.add_heading("KẾ HOẠCH", 0)
    document.add_paragraph("Nâng cao Chỉ số cải cách hành chính năm 2026 của xã Mường Hiền")
    document.add_paragraph(
        "Căn cứ Kế hoạch số 01/KH-UBND ngày 02/01/2026 của UBND tỉnh về cải cách hành chính năm 2026."
    )
    document.add_heading("Mục đích, yêu cầu", 1)
    document.add_heading("Mục đích", 2)
    document.add_paragraph("Khắc phục các tiêu chí bị trừ điểm năm 2025.", style="List Bullet")
    document.add_paragraph("Phấn đấu xếp hạng 25/75 xã, phường; tăng 10 bậc so với năm 2025.", style="List Bullet")
    document.add_heading("Yêu cầu", 2)
    document.add_paragraph("Bảo đảm thiết thực, hiệu quả, không hình thức.", style="List Bullet")
    document.add_heading("Nhiệm vụ", 1)
    document.add_heading("Chỉ đạo, điều hành", 2)
    for office, duty in (
        (OFFICE, ": Xây dựng kế hoạch kiểm tra CCHC, hoàn thành trước 28/02/2026."),
        (CULTURE, ": Tuyên truyền trên trang Fanpage của xã ít nhất 02 tin/tháng."),
    ):
        paragraph = document.add_paragraph(style="List Bullet")
        paragraph.add_run(office).bold = True
        paragraph.add_run(duty)
    document.add_heading("Cải cách thủ tục hành chính", 2)
    document.add_paragraph().add_run("Trung tâm Phục vụ hành chính công").bold = True
    document.add_paragraph("Rà soát 100% thủ tục hành chính công khai tại trụ sở.", style="List Number")
    document.add_paragraph("Tổ chức tiếp nhận hồ sơ lưu động tại các bản mỗi quý 01 lần.", style="List Number")
    document.add_paragraph().add_run("Công an xã").bold = True
    document.add_paragraph("Hỗ trợ kích hoạt định danh điện tử mức 2, xong trong quý III.", style="List Number")
    document.add_heading("Tổ chức thực hiện", 1)
    for text in (
        "Văn phòng HĐND và UBND chịu trách nhiệm theo dõi, báo cáo UBND xã vào ngày 20 hằng tháng.",
        "Phòng Kinh tế tham mưu cân đối, bố trí kinh phí.",
        "Đề nghị UBMTTQ Việt Nam xã và các đoàn thể phối hợp tuyên truyền.",
    ):
        document.add_paragraph(text, style="List Number 2")
    document.add_paragraph("Trên đây là Kế hoạch nâng cao Chỉ số CCHC năm 2026./.")
    table(
        document,
        (
            (
                "Nơi nhận:\n- UBND tỉnh;\n- Các phòng, ban;\n- Lưu: VT.",
                "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nLò Văn Thí Dụ",
            ),
        ),
    )
    document.save(str(path))


def annex(path: Path) -> None:
    """A short plan whose duties stand in an annex: a header of two rows, cells merged downwards in three columns."""
    document = docx.Document()
    table(
        document,
        (
            (
                "ỦY BAN NHÂN DÂN\nXÃ TÂN PHONG\n-------",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
            ),
            ("Số: 150/KH-UBND", "Tân Phong, ngày 28 tháng 11 năm 2025"),
        ),
    )
    document.add_paragraph("KẾ HOẠCH\nCải cách hành chính và nâng cao Chỉ số CCHC năm 2026")
    document.add_paragraph("UBND xã Tân Phong ban hành Kế hoạch cải cách hành chính năm 2026, cụ thể như sau:")
    document.add_paragraph("1. Mục tiêu: Chỉ số CCHC đạt từ 86% trở lên; xếp loại Tốt; 100% văn bản đi được ký số.")
    document.add_paragraph("2. Nhiệm vụ cụ thể: Theo Phụ lục đính kèm.")
    document.add_paragraph("3. Tổ chức thực hiện")
    document.add_paragraph(
        "- Các phòng, đơn vị báo cáo định kỳ: Quý I trước ngày 10/3/2026; 6 tháng trước ngày 10/6/2026; quý III trước"
        " ngày 10/9/2026; năm trước ngày 25/11/2026 gửi Văn phòng HĐND và UBND.",
    )
    document.add_paragraph("- Văn phòng HĐND và UBND tổng hợp, báo cáo Sở Nội vụ theo quy định.")
    table(
        document,
        (
            (
                "Nơi nhận:\n- Sở Nội vụ;\n- Lưu: VT, VP.",
                "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nĐinh Thị Giả Định",
            ),
        ),
    )
    document.add_page_break()
    document.add_paragraph(
        "PHỤ LỤC\nDANH MỤC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026\n"
        "(Kèm theo Kế hoạch số 150/KH-UBND ngày 28/11/2025 của UBND xã Tân Phong)",
    )
    duties = table(
        document,
        (
            ("TT", "Lĩnh vực", "Nhiệm vụ cụ thể", "Phân công thực hiện", "", "Thời gian", "Sản phẩm/Kết quả"),
            ("", "", "", "Đơn vị chủ trì", "Đơn vị phối hợp", "", ""),
            (
                "1",
                "Chỉ đạo, điều hành",
                "Xây dựng Kế hoạch kiểm tra CCHC",
                CULTURE,
                OFFICE,
                "Tháng 02/2026",
                "Kế hoạch",
            ),
            ("2", "", "Phát động thi đua CCHC", "", "Công đoàn; Đoàn Thanh niên", "Quý I", "Công văn"),
            ("3", "Cải cách thể chế", "Rà soát văn bản", OFFICE, "Các phòng chuyên môn", "Tháng 3, tháng 9", "Báo cáo"),
            ("4", "Cải cách TTHC", "Kiểm tra hồ sơ trên Hệ thống", CENTRE, "", "Hằng tuần", "Nhật ký"),
            ("5", "", "Công khai kết quả trả lời phản ánh", "", OFFICE, "Khi có phát sinh", "Tin"),
            ("6", "Cải cách tài chính công", "Quy chế quản lý tài sản công", ECONOMY, "", "15/01/2026", "Quyết định"),
        ),
    )
    for column in (0, 1, 2, 5, 6):
        merge(duties, (0, column), (1, column))
    for first, last in (((0, 3), (0, 4)), ((2, 1), (3, 1)), ((5, 1), (6, 1)), ((2, 3), (3, 3)), ((5, 3), (6, 3))):
        merge(duties, first, last)
    document.save(str(path))


def lettered(path: Path) -> None:
    """Soft breaks, tabs, hard blanks; what, who, with whom, by when as a), b), c), d)."""
    document = docx.Document()
    document.add_paragraph("ỦY BAN NHÂN DÂN\u00a0PHƯỜNG BẮC HÒA\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    document.add_paragraph("Số:\u00a005/KH-UBND\t\t\tĐộc lập - Tự do - Hạnh phúc")
    for text in (
        "\t\t\tBắc Hòa, ngày 7 tháng 02 năm 2025",
        "KẾ HOẠCH",
        "Khắc phục tồn tại, hạn chế và nâng cao Chỉ số CCHC năm 2025",
        "I. MỤC ĐÍCH YÊU CẦU",
        "1. Mục đích",
        "Khắc phục tồn tại, hạn chế.",
        "2. Yêu cầu",
        "Các bộ phận thực hiện nghiêm túc, đúng tiến độ.",
        "II. NỘI DUNG, GIẢI PHÁP",
        "1. Công tác chỉ đạo điều hành CCHC",
        "a) Nhiệm vụ\nBan hành Kế hoạch tuyên truyền CCHC năm 2025.\nTổ chức 02 hội nghị đối thoại với người dân.",
        "b) Bộ phận chủ trì: Công chức Văn phòng - Thống kê",
        "c) Bộ phận phối hợp: Công chức Văn hóa - Xã hội",
        "d) Thời gian hoàn thành: Tháng 6 năm 2025",
        "2. Cải cách TTHC",
        "a) Nhiệm vụ: Nâng cao tỷ lệ hồ sơ trực tuyến đạt 75%.",
        "b) Bộ phận chủ trì: Bộ phận Một cửa",
        "c) Bộ phận phối hợp: Đoàn Thanh niên phường, Tổ công nghệ số cộng đồng",
        "d) Thời gian hoàn thành: thường xuyên",
        "III. TỔ CHỨC THỰC HIỆN",
        "1. UBND phường:",
        "Chỉ đạo, đôn đốc các bộ phận thực hiện Kế hoạch.",
        "2. Các công chức, bộ phận chuyên môn:",
        "Báo cáo kết quả về UBND phường qua Văn phòng - Thống kê trước ngày 15 của tháng cuối quý.",
        "3. Đề nghị Thường trực Đảng ủy, HĐND, Ủy ban MTTQ và các đoàn thể phường: Giám sát việc thực hiện Kế hoạch.",
        "Trên đây là Kế hoạch của UBND phường Bắc Hòa./.",
        "Nơi nhận:\t\t\t\tCHỦ TỊCH",
        "- UBND quận;",
        "- Các bộ phận;\t\t\t\tTạ Văn Thí Dụ",
        "- Lưu VT.",
    ):
        document.add_paragraph(text)
    document.save(str(path))


def numbered(path: Path) -> None:
    """Five levels that Word numbers itself: I., 1., 1.1., a), -, +."""
    document = docx.Document()
    levels = (("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."), ("lowerLetter", "%4)"))
    one = numbering(document, (*levels, ("bullet", "-"), ("bullet", "+")))
    for text in (
        "ỦY BAN NHÂN DÂN",
        "XÃ LONG ĐIỀN TÂY",
        "Số: 27/KH-UBND",
        "Long Điền Tây, ngày 10 tháng 02 năm 2025",
        "KẾ HOẠCH",
        "Nâng cao Chỉ số cải cách hành chính năm 2025",
        "Căn cứ Quyết định số 876/QĐ-BNV ngày 10/11/2022 của Bộ Nội vụ; UBND xã xây dựng Kế hoạch như sau:",
    ):
        document.add_paragraph(text)
    for level, text in (
        (0, "MỤC TIÊU"),
        (4, "Phấn đấu đạt 88,5 điểm, xếp thứ 3/10 xã."),
        (4, "Trên 90% hồ sơ đúng hạn."),
        (0, "NHIỆM VỤ"),
        (1, "Cải cách thể chế"),
        (2, "Công tác xây dựng văn bản"),
        (3, "Công chức Tư pháp - Hộ tịch tự kiểm tra văn bản, thường xuyên."),
        (3, "Công chức Văn phòng - Thống kê gửi văn bản lên huyện trong 03 ngày."),
        (2, "Theo dõi thi hành pháp luật"),
        (3, "Ban hành kế hoạch trước 20/02/2025 (Tư pháp - Hộ tịch)."),
        (1, "Cải cách thủ tục hành chính"),
        (2, "Bộ phận Một cửa"),
        (4, "Niêm yết TTHC:"),
        (5, "Tại trụ sở;"),
        (5, "Trên Trang thông tin điện tử."),
        (4, "Trả kết quả đúng hẹn."),
        (0, "TỔ CHỨC THỰC HIỆN"),
        (1, "Văn phòng - Thống kê báo cáo UBND huyện: Quý I: 15/3; 6 tháng: 15/6; 9 tháng: 15/9; năm: 30/11."),
        (1, "Tài chính - Kế toán bố trí kinh phí."),
    ):
        item(document, one, level, text)
    table(document, (("Nơi nhận:\n- UBND huyện;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTrần Thị Mẫu"),))
    document.save(str(path))


def one_table(path: Path) -> None:
    """All duties in one table; who leads and who helps share a cell."""
    document = docx.Document()
    for text in (
        "UBND XÃ EA TAM\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 77/KH-UBND\tĐộc lập - Tự do - Hạnh phúc",
        "Ea Tam, ngày 03 tháng 01 năm 2025",
        "KẾ HOẠCH",
        "Thực hiện các giải pháp nâng cao Chỉ số CCHC năm 2025",
        "UBND xã ban hành Kế hoạch với các nhiệm vụ sau:",
    ):
        document.add_paragraph(text)
    leads = "- Chủ trì: Văn phòng - Thống kê\n- Phối hợp: Các công chức"
    table(
        document,
        (
            ("STT", "Lĩnh vực/Nhiệm vụ", "Phân công", "Thời hạn hoàn thành", "Ghi chú"),
            ("I", "Chỉ đạo điều hành"),
            ("1", "Ban hành Kế hoạch CCHC", leads, "Trước 15/01/2025"),
            ("2", "Tuyên truyền CCHC", "Chủ trì: Văn hóa - Xã hội; Phối hợp: Đoàn Thanh niên", "Hằng tháng"),
            ("II", "Cải cách TTHC"),
            ("3", "Rà soát, niêm yết TTHC", "Bộ phận Một cửa", "Thường xuyên"),
            ("4", "Kiểm soát hồ sơ trễ hạn", "nt", "Hằng ngày", "Báo cáo Chủ tịch"),
            ("III", "Hiện đại hóa hành chính"),
            ("5", "Sử dụng chữ ký số 100% văn bản", "Văn phòng - Thống kê, Văn hóa - Xã hội", "Quý I + II"),
        ),
    )
    document.add_paragraph(
        "Tổ chức thực hiện: Giao Văn phòng - Thống kê theo dõi, báo cáo UBND huyện trước ngày 20/12/2025.",
    )
    document.add_paragraph("CHỦ TỊCH")
    document.add_paragraph("Y Thử Nghiệm")
    document.save(str(path))


def edited(path: Path) -> None:
    """Text that was tracked in and out, a content control, the signature in a text box, a symbol as bullet."""
    document = docx.Document()
    for text in (
        "ỦY BAN NHÂN DÂN XÃ BÌNH AN PHÚ",
        "Số: 21/KH-UBND",
        "Bình An Phú, ngày 14 tháng 10 năm 2025",
        "KẾ HOẠCH",
        "Nâng cao Chỉ số CCHC năm 2025",
        "I. NHIỆM VỤ CỤ THỂ",
        "1. Cải cách thủ tục hành chính",
    ):
        document.add_paragraph(text)
    tracked = document.add_paragraph("- Giao Phòng Kinh tế rà soát thủ tục đất đai trước ngày ")
    _track(tracked, "w:del", "w:delText", "30/10/2025")
    _track(tracked, "w:ins", "w:t", "15/11/2025")
    controlled = document.add_paragraph("- Giao Trung tâm Phục vụ hành chính công số hóa hồ sơ, thường xuyên.")
    _wrap(controlled)
    symbol = document.add_paragraph()
    _symbol(symbol)
    symbol.add_run(" Giao Văn phòng HĐND và UBND công khai kết quả hằng tháng.")
    document.add_paragraph("II. TỔ CHỨC THỰC HIỆN")
    document.add_paragraph("Yêu cầu các phòng, đơn vị báo cáo Văn phòng HĐND và UBND trước ngày 05/12/2025.")
    document.add_paragraph("Nơi nhận:")
    document.add_paragraph("- Sở Nội vụ;")
    document.add_paragraph("- Lưu: VT.")
    _box(document.add_paragraph(), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Võ Thị Giả Sử"))
    document.save(str(path))


def _track(paragraph, mark: str, tag: str, text: str) -> None:
    """Add a run that was deleted or inserted with tracking."""
    change, run, content = OxmlElement(mark), OxmlElement("w:r"), OxmlElement(tag)
    content.text = text
    run.append(content)
    change.append(run)
    paragraph._p.append(change)


def _wrap(paragraph) -> None:
    """Put a paragraph into a content control."""
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    paragraph._p.addprevious(control)
    control.append(content)
    content.append(paragraph._p)


def _symbol(paragraph) -> None:
    """Begin a paragraph with a sign of a symbol font."""
    run, sign = OxmlElement("w:r"), OxmlElement("w:sym")
    sign.set(qn("w:font"), "Wingdings")
    sign.set(qn("w:char"), "F0D8")
    run.append(sign)
    paragraph._p.append(run)


def _box(paragraph, texts: tuple[str, ...]) -> None:
    """Anchor a text box with these paragraphs."""
    run, drawn, content = OxmlElement("w:r"), OxmlElement("w:pict"), OxmlElement("w:txbxContent")
    for text in texts:
        inner, piece, letters = OxmlElement("w:p"), OxmlElement("w:r"), OxmlElement("w:t")
        letters.text = text
        piece.append(letters)
        inner.append(piece)
        content.append(inner)
    drawn.append(content)
    run.append(drawn)
    paragraph._p.append(run)


WORD_PLANS: dict[str, Callable[[Path], None]] = {
    "muong-hien-2026-headings": headings,
    "tan-phong-2026-annex": annex,
    "bac-hoa-2025-lettered": lettered,
    "long-dien-tay-2025-numbered": numbered,
    "ea-tam-2025-table": one_table,
    "binh-an-phu-2025-edited": edited,
}
