"""Sign in, sign out."""

from typing import Any, cast
from urllib.parse import urlsplit

from django.contrib.auth.views import LoginView, LogoutView
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpRequest, HttpResponse

from parindex.web.desk.door import UNPROCESSABLE
from parindex.web.desk.sign_in.forms import SignInForm
from parindex.web.desk.sign_in.pages import sign_in_page
from parindex.web.today import DeskRequest

TOO_MANY = 429


class SignIn(LoginView):
    """The form before everything else."""

    template_name = "desk/sign_in/page.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_redirect_url(self) -> str:  # type: ignore[override]  # Django gives it no request, whatever its stubs say
        """Return where the person wanted to go; the form itself is no such place."""
        wanted: str = super().get_redirect_url()
        return "" if urlsplit(wanted).path == self.request.path else wanted

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 - Django's signature
        """Add what the page shows beside the form."""
        today = cast("DeskRequest", self.request).today
        return {**super().get_context_data(**kwargs), "page": sign_in_page(today)}

    def form_invalid(self, form: SignInForm) -> HttpResponse:  # type: ignore[override]  # our own form is the one used
        """Show the form again with what was typed."""
        status = TOO_MANY if form.has_error(NON_FIELD_ERRORS, "too_many") else UNPROCESSABLE
        return self.render_to_response(self.get_context_data(form=form), status=status)


sign_in = SignIn.as_view()
_sign_out = LogoutView.as_view()


def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session (POST only) and go to the sign-in page."""
    return _sign_out(request)
