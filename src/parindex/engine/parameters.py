"""Parameters of a card: deadlines and targets that a text sets and may change without the card."""

import datetime
from collections.abc import Mapping

from parindex.engine.reader import ABSENT, Reader


def read_parameters(reader: Reader, day: datetime.date) -> dict[str, object]:
    """Return each parameter as it stands on a day: `name: value`, or `name: [{from, value}, …]`, oldest first."""
    if not reader.value:
        return {}
    return {name: _standing(one, day) for name, one in reader.members()}


def _standing(reader: Reader, day: datetime.date) -> object:
    """Return the value on the day; a fault is told here, and not again wherever the parameter is used."""
    if isinstance(reader.value, Mapping):
        reader.fault("Tham số là một giá trị, hoặc một danh sách {from, value}.", f"Đang là: {reader.value}.")
        return ABSENT
    if not isinstance(reader.value, list):
        return reader.value
    standing: object = ABSENT
    last = datetime.date.min
    for one in reader.items():
        one.keys(("from", "value"))
        begins = one["from"].day()
        if begins <= last:
            one["from"].fault("Các giá trị của tham số phải xếp theo ngày tăng dần.", "", "Xếp lại theo from.")
        last = begins
        if begins <= day:
            standing = one["value"].value
    if standing is ABSENT and reader.value:
        reader.fault("Tham số chưa có giá trị nào vào ngày cần dùng.", f"Ngày cần dùng: {day.isoformat()}.")
    return standing
