"""The sign-in form, with errors that say what to do."""

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _


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
