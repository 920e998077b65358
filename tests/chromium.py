"""The machine's own Chromium, driven by Playwright: where it is, how it is started, why it cannot be."""

import os
import shutil
import subprocess
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]


def executable() -> str | None:
    """Return the path of the browser, if there is one."""
    given = os.environ.get("TEST_CHROMIUM")
    return given or next((found for name in NAMES if (found := shutil.which(name))), None)


def obstacle() -> str | None:
    """Return why no browser test can run here, or None if they can."""
    if executable() is None:
        return "no Chromium on this machine (Debian: apt install chromium)"
    import playwright  # noqa: PLC0415 - asked for only where a browser was found

    driver = Path(playwright.__file__).parent / "driver" / "node"
    if driver.exists() and subprocess.run([driver, "--version"], capture_output=True, check=False).returncode:  # noqa: S603 - Playwright's own driver
        return "Playwright's driver does not start (Debian: apt install libatomic1)"
    return None
