"""The small district that tests of the desk look at, its work in the background done at once."""

import pytest

from web.office import Office, made_office

IMMEDIATE = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def office(db, settings, tmp_path) -> Office:  # noqa: ARG001 - opens the database
    settings.FILES_ROOT = tmp_path / "files"
    settings.TASKS = IMMEDIATE
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return made_office()
