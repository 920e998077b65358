"""Settings, dependencies, commands and rules are written down where a reader looks for them."""

import ast
import re
from pathlib import Path

import yaml

from architecture.source import ROOT, Module, files, module, modules, project
from parindex.cli.main import COMMANDS

ELSEWHERE = re.compile(
    r"pypi\.org|pythonhosted\.org|registry\.npmjs|proxy\.golang"
    r"|(?<![\w.])/(?:work|root|opt|home)/[a-z]",
)
TEXTS = {".py", ".md", ".txt", ".toml", ".yaml", ".yml", ".html", ".css", ".js", ".csv", ".example", ""}
OWN_PATTERNS = {"test_papers.py"}


def asked_settings(found: Module) -> set[str]:
    """Return the names a module reads from the environment."""
    names = set()
    for node in ast.walk(found.tree):
        keys: list[ast.expr] = []
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("os.environ.get", "os.getenv"):
            keys = node.args[:1]
        elif isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
            keys = [node.slice]
        names |= {key.value for key in keys if isinstance(key, ast.Constant)}
    return names


def listed_settings(text: str) -> set[str]:
    return set(re.findall(r"^#?\s?([A-Z][A-Z_]+)=", text, re.MULTILINE))


def named_commands(text: str) -> tuple[set[str], set[str]]:
    """Return the scripts and the `parindex` commands that code blocks and code words of a page name."""
    code = "\n".join(re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL))
    scripts = set(re.findall(r"(?<![\w/])script/([a-z]+)", code))
    commands = set(re.findall(r"(?:^|[`\s/])parindex ([a-z]+)", code))
    return scripts, commands


def links_of(text: str) -> list[str]:
    """Return the files a page links to."""
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text)
    return [target for target in targets if "://" not in target and not target.startswith("mailto:")]


def pages() -> list[Path]:
    return files(".md")


def test_every_setting_is_listed_with_its_meaning() -> None:
    asked = set().union(*(asked_settings(found) for found in modules())) - {"DJANGO_SETTINGS_MODULE"}
    assert listed_settings((ROOT / ".env.example").read_text(encoding="utf-8")) == asked


def test_every_command_a_page_names_exists() -> None:
    for page in pages():
        scripts, commands = named_commands(page.read_text(encoding="utf-8"))
        assert {name for name in scripts if not (ROOT / "script" / name).exists()} == set(), page
        assert commands <= set(COMMANDS), page


def test_every_link_between_pages_leads_somewhere() -> None:
    links = [(page, target) for page in pages() for target in links_of(page.read_text(encoding="utf-8"))]
    broken = [f"{page.relative_to(ROOT)}: {target}" for page, target in links if not (page.parent / target).exists()]
    assert broken == []


def uncommented(text: str) -> list[str]:
    """Return the dependencies that no comment justifies."""
    listed = re.findall(r'^  "([A-Za-z][\w.\[\]-]*)[^"]*",(.*)$', text, re.MULTILINE)
    return [name for name, rest in listed if "#" not in rest]


def test_every_dependency_says_why_it_is_here() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    lists = re.findall(r"^(?:dependencies|dev|build) = \[\n.*?^\]", text, re.MULTILINE | re.DOTALL)
    assert lists
    assert [name for part in lists for name in uncommented(part)] == []


def test_every_dependency_is_pinned() -> None:
    pins = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    pinned = {name.split("[")[0] for name in re.findall(r"^([\w.\[\]-]+)==", pins, re.MULTILINE)}
    wanted = {re.split(r"[\[<>=]", name)[0] for name in project()["project"]["dependencies"]}
    assert wanted <= pinned


def test_no_page_or_module_names_a_machine_or_a_registry() -> None:
    texts = [path for path in files() if path.suffix in TEXTS and path.name not in OWN_PATTERNS]
    faults = [str(path.relative_to(ROOT)) for path in texts if ELSEWHERE.search(path.read_text(encoding="utf-8"))]
    assert faults == []


def test_every_rule_file_is_readable_yaml() -> None:
    for path in sorted((ROOT / "rulebook").rglob("*.yaml")):
        assert yaml.safe_load(path.read_text(encoding="utf-8")) is not None, path


def test_planted_papers_are_caught() -> None:
    planted = module('import os\na = os.environ.get("PARINDEX_NEW", "1")\nb = os.environ["OTHER"]\n')
    assert asked_settings(planted) == {"PARINDEX_NEW", "OTHER"}
    assert listed_settings("# a comment\n#PORT=8000\nPARINDEX_HOME=var\n") == {"PORT", "PARINDEX_HOME"}
    assert named_commands("Run `script/dance` or\n```\nparindex fly --high\n```\n") == ({"dance"}, {"fly"})
    assert uncommented('  "django>=5",  # the frame\n  "left-pad>=1",\n') == ["left-pad"]
    assert ELSEWHERE.search("see /home/someone/x")
    assert not ELSEWHERE.search("see docs/how-to/home/x and https://example.vn/work/x")
