"""The procedures of the demo's one-stop shops: name, field, term and how often they come."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Procedure:
    """One procedure: `days` is its term in working days (0: the same day); `weight` how often it is asked for."""

    name: str
    field: str
    office: str
    days: int
    weight: int


JUSTICE, LAND, CULTURE, OFFICE = "Tư pháp – Hộ tịch", "Địa chính – Xây dựng", "Văn hóa – Xã hội", "Văn phòng – Thống kê"

PROCEDURES: tuple[Procedure, ...] = (
    Procedure("Chứng thực bản sao từ bản chính", "Chứng thực", JUSTICE, 0, 300),
    Procedure("Chứng thực chữ ký trong các giấy tờ, văn bản", "Chứng thực", JUSTICE, 0, 90),
    Procedure("Chứng thực hợp đồng, giao dịch liên quan đến tài sản là động sản", "Chứng thực", JUSTICE, 2, 25),
    Procedure("Chứng thực di chúc", "Chứng thực", JUSTICE, 2, 4),
    Procedure("Đăng ký khai sinh", "Hộ tịch", JUSTICE, 1, 70),
    Procedure("Liên thông đăng ký khai sinh, đăng ký thường trú, cấp thẻ BHYT", "Hộ tịch", JUSTICE, 10, 45),
    Procedure("Đăng ký lại khai sinh", "Hộ tịch", JUSTICE, 5, 14),
    Procedure("Đăng ký kết hôn", "Hộ tịch", JUSTICE, 1, 30),
    Procedure("Cấp giấy xác nhận tình trạng hôn nhân", "Hộ tịch", JUSTICE, 3, 60),
    Procedure("Đăng ký khai tử", "Hộ tịch", JUSTICE, 1, 22),
    Procedure("Thay đổi, cải chính, bổ sung hộ tịch", "Hộ tịch", JUSTICE, 3, 18),
    Procedure("Cấp bản sao trích lục hộ tịch", "Hộ tịch", JUSTICE, 0, 80),
    Procedure("Hòa giải tranh chấp đất đai", "Đất đai", LAND, 45, 3),
    Procedure("Xác nhận nguồn gốc, thời điểm sử dụng đất", "Đất đai", LAND, 15, 26),
    Procedure("Xác nhận hợp đồng tiếp cận nguồn gen", "Môi trường", LAND, 3, 1),
    Procedure("Hưởng trợ cấp xã hội hằng tháng", "Bảo trợ xã hội", CULTURE, 22, 20),
    Procedure("Hỗ trợ chi phí mai táng", "Bảo trợ xã hội", CULTURE, 5, 12),
    Procedure("Công nhận hộ nghèo, hộ cận nghèo phát sinh trong năm", "Giảm nghèo", CULTURE, 15, 8),
    Procedure("Xác định mức độ khuyết tật", "Bảo trợ xã hội", CULTURE, 25, 6),
    Procedure("Xác nhận vào đơn đề nghị di chuyển hài cốt liệt sĩ", "Người có công", CULTURE, 2, 3),
    Procedure("Xét tặng danh hiệu Gia đình văn hóa hằng năm", "Văn hóa", CULTURE, 5, 6),
    Procedure("Thông báo tổ chức lễ hội cấp xã", "Văn hóa", CULTURE, 15, 1),
    Procedure("Tặng giấy khen của Chủ tịch UBND cấp xã", "Thi đua, khen thưởng", OFFICE, 25, 4),
    Procedure("Tiếp công dân tại cấp xã", "Tiếp công dân", OFFICE, 10, 5),
)
