"""Filters that write values as Vietnamese offices do: points, shares, counts, days."""

import datetime

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from parindex.foundation.text.numbers import show_points

register = template.Library()
_DAY_NAMES = (
    gettext_lazy("Thứ Hai"),
    gettext_lazy("Thứ Ba"),
    gettext_lazy("Thứ Tư"),
    gettext_lazy("Thứ Năm"),
    gettext_lazy("Thứ Sáu"),
    gettext_lazy("Thứ Bảy"),
    gettext_lazy("Chủ nhật"),
)


@register.filter
def points(millionths: int | None) -> str:
    """Write points with two decimals; a dash where nothing is known."""
    return "–" if millionths is None else show_points(millionths)


@register.filter
def share(millionths_of_percent: int | None) -> str:
    """Write a share, given in millionths of a percent."""
    return "–" if millionths_of_percent is None else f"{show_points(millionths_of_percent)}%"


@register.filter
def count(number: int | None) -> str:
    """Write a whole number with dots between thousands."""
    return "–" if number is None else f"{number:,}".replace(",", ".")


@register.filter
def day(value: datetime.date | datetime.datetime | None) -> str:
    """Write a day as 15/10/2023."""
    if value is None:
        return "–"
    if isinstance(value, datetime.datetime):
        value = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{value:%d/%m/%Y}"


@register.filter
def moment(value: datetime.datetime | None) -> str:
    """Write an instant as 15:04 ngày 15/10/2023."""
    if value is None:
        return "–"
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{local:%H:%M} {_('ngày')} {local:%d/%m/%Y}"


@register.filter
def weekday(value: datetime.date) -> str:
    """Name the day of the week."""
    return str(_DAY_NAMES[value.weekday()])
