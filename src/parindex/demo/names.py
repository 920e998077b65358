"""Invented names: parts put together by chance, so that they are nobody's."""

import random

_FAMILY = ("Nguyễn", "Phạm", "Trần", "Lê", "Võ", "Đinh", "Hồ", "Bùi", "Đặng", "Huỳnh")
_MIDDLE = ("Minh", "Thị", "Văn", "Ngọc", "Quang", "Thanh", "Xuân", "Kim", "Hoài", "Bảo")
_GIVEN = ("Mẫu", "Ví Dụ", "Minh Họa", "Thử", "An", "Bình", "Châu", "Dung", "Hà", "Khánh", "Lan", "Nam", "Sơn", "Yến")


def person(dice: random.Random) -> str:
    """Return an invented full name."""
    return f"{dice.choice(_FAMILY)} {dice.choice(_MIDDLE)} {dice.choice(_GIVEN)}"


def phone(dice: random.Random) -> str:
    """Return a number from a range given to nobody (000…)."""
    return f"0000{dice.randrange(1_000_000):06d}"
