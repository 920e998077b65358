"""The sign-in form, with errors that say what to do; whoever guesses is stopped before the password is looked at."""

import logging
from typing import Any

from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from parindex.foundation.people.tries import TooManyTries, count_try, forget_tries

logger = logging.getLogger("parindex.sign_in")


class SignInForm(AuthenticationForm):
    """User name and password."""

    error_messages = {  # noqa: RUF012 - Django's own shape of a class attribute
        "invalid_login": _("Tên đăng nhập hoặc mật khẩu không đúng. Mật khẩu phân biệt chữ hoa, chữ thường."),
        "inactive": _("Tài khoản này đã bị khóa; hãy liên hệ quản trị viên."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - handed on as they come
        super().__init__(*args, **kwargs)
        for field, message in (("username", _("Hãy nhập tên đăng nhập.")), ("password", _("Hãy nhập mật khẩu."))):
            self.fields[field].error_messages["required"] = message

    def clean(self) -> dict[str, Any]:
        """Look at the password, unless too many failed lately."""
        name, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if not name or not password or self.request is None:
            return super().clean()
        address = address_of(self.request)
        try:
            count_try(name=name, address=address, at=timezone.now())
        except TooManyTries as fault:
            logger.warning("too many failed sign-ins, the last from %s", address)
            raise ValidationError(fault.reason, code="too_many") from fault
        cleaned = super().clean()
        forget_tries(name=name, address=address)
        return cleaned


def address_of(request: HttpRequest) -> str:
    """Return where a request comes from: behind the proxy with HTTPS, what that proxy wrote last."""
    told = request.headers.get("X-Forwarded-For", "") if settings.HTTPS else ""
    return (told.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", ""))[:64]
