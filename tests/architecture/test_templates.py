"""Templates hold no script and no style of their own, escape everything, and guard every form."""

import re
from pathlib import Path

from architecture.source import SOURCE

FAULTS = {
    "style of its own": re.compile(r"<style\b|\sstyle\s*=", re.IGNORECASE),
    "script of its own": re.compile(r"<script(?![^>]*\bsrc=)|\son[a-z]+\s*=\s*[\"']|javascript:", re.IGNORECASE),
    "escaping switched off": re.compile(r"\|\s*safe\b|autoescape\s+off|\|\s*safeseq\b"),
    "address of elsewhere": re.compile(r"(?:src|href|action)\s*=\s*[\"'](?:https?:)?//", re.IGNORECASE),
}
POST = re.compile(r"<form\b[^>]*method\s*=\s*[\"']?post[^>]*>(.*?)</form>", re.IGNORECASE | re.DOTALL)
COMMENT = re.compile(r"\{#.*?#\}|\{% comment.*?endcomment %\}", re.DOTALL)


def faults(text: str) -> list[str]:
    """Return what a template may not hold."""
    bare = COMMENT.sub("", text)
    found = [name for name, pattern in FAULTS.items() if pattern.search(bare)]
    return found + ["form without csrf_token" for form in POST.findall(bare) if "csrf_token" not in form]


def templates() -> list[Path]:
    return sorted((SOURCE / "parindex").rglob("*.html"))


def test_templates_hold_no_script_no_style_and_guard_every_form() -> None:
    found = {str(path.relative_to(SOURCE)): faults(path.read_text(encoding="utf-8")) for path in templates()}
    assert {path: said for path, said in found.items() if said} == {}


def test_planted_templates_are_caught() -> None:
    assert faults('<p style="color:red">') == ["style of its own"]
    assert faults("<script>alert(1)</script>") == ["script of its own"]
    assert faults('<a onclick="go()">') == ["script of its own"]
    assert faults("{{ name|safe }}") == ["escaping switched off"]
    assert faults('<script src="https://cdn.example/x.js"></script>') == ["address of elsewhere"]
    assert faults('<form method="post"><input></form>') == ["form without csrf_token"]
    assert (
        faults('<script src="{% static "desk.js" %}" defer></script><form method="post">{% csrf_token %}</form>') == []
    )
