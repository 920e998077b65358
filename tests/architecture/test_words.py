"""What a person reads on the desk goes through gettext, so that another language can be added."""

import ast
import re
from pathlib import Path

from architecture.source import SOURCE, Module, module, modules

VIETNAMESE = re.compile("[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)
MARKED = re.compile(r"\{%-?\s*blocktrans(?:late)?\b.*?\{%-?\s*endblocktrans(?:late)?\s*-?%\}", re.DOTALL)
NOT_SHOWN = re.compile(r"\{#.*?#\}|\{%\s*comment.*?endcomment\s*%\}|<!--.*?-->", re.DOTALL)
PLAIN_TAG = re.compile(r"\{%-?\s*trans(?:late)?\s.*?%\}|\{\{\s*_\(.*?\}\}", re.DOTALL)
ALONE = {"500.html"}  # shown when anything else may be broken, so it leans on nothing
FUNCTIONS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy", "npgettext"}


def unmarked_in_template(text: str) -> list[str]:
    """Return the lines of a template that show Vietnamese of their own."""
    left = text
    for pattern in (NOT_SHOWN, MARKED, PLAIN_TAG):
        left = pattern.sub("", left)
    return [line.strip() for line in left.splitlines() if VIETNAMESE.search(line)]


def unmarked_in_module(found: Module) -> list[int]:
    """Return the lines of a module with Vietnamese text that no gettext function takes."""
    marked: set[ast.AST] = set()
    for node in ast.walk(found.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS:
            marked |= {below for argument in node.args for below in ast.walk(argument)}
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            marked.add(node.value)  # a docstring
    texts = (node for node in ast.walk(found.tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return sorted(text.lineno for text in texts if text not in marked and VIETNAMESE.search(text.value))


def templates() -> list[Path]:
    return sorted(path for path in (SOURCE / "parindex").rglob("*.html") if path.name not in ALONE)


def test_every_word_of_a_template_can_be_translated() -> None:
    found = {path.name: unmarked_in_template(path.read_text(encoding="utf-8")) for path in templates()}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_every_word_of_the_desk_can_be_translated() -> None:
    web = (found for found in modules() if found.name.startswith("parindex.web"))
    faults = {found.name: unmarked_in_module(found) for found in web}
    assert {name: lines for name, lines in faults.items() if lines} == {}


def test_planted_words_are_caught() -> None:
    assert unmarked_in_template("<p>Phiếu điểm</p>") == ["<p>Phiếu điểm</p>"]
    assert unmarked_in_template('<p title="{% translate "Phiếu điểm" %}">{% trans "Vì sao?" %}</p>') == []
    assert unmarked_in_template("{% blocktranslate %}Có {{ n }} việc.{% endblocktranslate %}{# ghi chú: được #}") == []
    assert unmarked_in_module(module('x = "Phiếu điểm"\n')) == [1]
    assert unmarked_in_module(module('"""Về điểm."""\nx = _("Phiếu điểm")\ny = "abc"\n')) == []
