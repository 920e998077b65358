"""A browser without JavaScript: opens pages, reads their forms, fills in fields by name and sends them."""

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import lxml.html
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, TestCase

UNSENT = {"submit", "button", "image", "reset", "file"}


@dataclass
class Shown:
    """A page as it came, and where it stands."""

    client: Client
    status: int
    address: str
    html: str
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def tree(self) -> lxml.html.HtmlElement:
        return lxml.html.fromstring(self.html or "<p></p>")

    @property
    def text(self) -> str:
        """What a person reads of the main part, on one line."""
        main = self.tree.xpath("//main") or [self.tree]
        for hidden in main[0].xpath(".//script | .//style"):
            hidden.drop_tree()
        return " ".join(" ".join(main[0].itertext()).split())

    @property
    def links(self) -> dict[str, str]:
        """The addresses of the page, by what a person reads of each link."""
        return {" ".join(link.text_content().split()): link.get("href") for link in self.tree.xpath("//a[@href]")}

    @property
    def forms(self) -> list["Form"]:
        return [Form(self, element) for element in self.tree.xpath("//main//form")]

    def form(self, button: str) -> "Form":
        """Return the form with a button that says so."""
        found = [form for form in self.forms if button in form.buttons]
        assert found, f"no form with the button “{button}” on {self.address}: {[form.buttons for form in self.forms]}"
        return found[0]

    def follow(self, words: str) -> "Shown":
        """Follow the first link that says so."""
        for said, href in self.links.items():
            if words in said:
                return visit(self.client, urljoin(self.address, href))
        raise AssertionError(f"no link “{words}” on {self.address}: {sorted(self.links)}")


class Form:
    """A form with what stands in its fields."""

    def __init__(self, page: Shown, element: lxml.html.HtmlElement) -> None:
        self.page, self.element = page, element
        self.fields: dict[str, list[str]] = {}
        for field_ in element.xpath(".//input[@name] | .//select[@name] | .//textarea[@name]"):
            self.fields.setdefault(field_.get("name"), []).extend(_standing(field_))
        self.files: dict[str, SimpleUploadedFile] = {}

    @property
    def method(self) -> str:
        return (self.element.get("method") or "get").lower()

    @property
    def buttons(self) -> list[str]:
        found = self.element.xpath(".//button[not(@type) or @type='submit']")
        return [" ".join(button.text_content().split()) for button in found]

    def choices(self, name: str) -> dict[str, str]:
        """Return what a select offers: the value by what a person reads."""
        options = self.element.xpath(f".//select[@name='{name}']/option")
        return {" ".join(option.text_content().split()): option.get("value", "") for option in options}

    def fill(self, **values: str | list[str]) -> "Form":
        """Type into fields that stand in the form; a select or radio takes only what it offers."""
        for name, value in values.items():
            assert name in self.fields or self.element.xpath(f".//*[@name='{name}']"), (name, sorted(self.fields))
            self.fields[name] = value if isinstance(value, list) else [value]
        return self

    def attach(self, name: str, file_name: str, content: bytes) -> "Form":
        self.files[name] = SimpleUploadedFile(file_name, content)
        return self

    def send(self) -> Shown:
        """Send the form as a browser does, and follow where it leads."""
        address = urljoin(self.page.address, self.element.get("action") or "")
        if self.method == "get":
            return visit(self.page.client, address.partition("?")[0], self.fields)
        return post(self.page.client, address, {**self.fields, **self.files})


def _standing(element: lxml.html.HtmlElement) -> list[str]:
    """Return what a browser would send of a field as it stands."""
    kind = (element.get("type") or "text").lower()
    if element.tag == "select":
        chosen = element.xpath("./option[@selected]") or element.xpath("./option")[:1]
        return [option.get("value", option.text or "") for option in chosen]
    if element.tag == "textarea":
        return [element.text or ""]
    if kind in UNSENT or (kind in ("checkbox", "radio") and element.get("checked") is None):
        return []
    return [element.get("value", "on" if kind in ("checkbox", "radio") else "")]


def visit(client: Client, address: str, query: dict[str, list[str]] | None = None) -> Shown:
    """Open an address, following where it leads."""
    parts = urlsplit(address)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    return _shown(client, client.get(path, query or {}, follow=True))


def post(client: Client, address: str, data: dict[str, object]) -> Shown:
    """Send data to an address; what was to happen after the change is written happens."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        answer = client.post(urlsplit(address).path + _query(address), data)
    if 300 <= answer.status_code < 400:
        return visit(client, answer["Location"])
    return _shown(client, answer, address)


def _query(address: str) -> str:
    query = urlsplit(address).query
    return f"?{query}" if query else ""


def _shown(client: Client, answer: object, address: str = "") -> Shown:
    request = answer.wsgi_request
    kind = answer.headers.get("Content-Type", "")
    html = answer.content.decode() if "html" in kind else ""
    return Shown(client, answer.status_code, address or request.get_full_path(), html, dict(answer.headers))


def faults_of(page: Shown) -> list[str]:
    """Return what would keep a person without JavaScript, or with a screen reader, from using a page's forms."""
    found = []
    for form in page.tree.xpath("//form"):
        name = form.get("action") or page.address
        if not form.xpath(".//button[not(@type) or @type='submit']"):
            found.append(f"{name}: no button")
        if (form.get("method") or "get").lower() == "post" and not form.xpath(".//input[@name='csrfmiddlewaretoken']"):
            found.append(f"{name}: no token")
    known = {label.get("for") for label in page.tree.xpath("//label[@for]")}
    for field_ in page.tree.xpath("//input[not(@type='hidden')] | //select | //textarea"):
        is_named = field_.get("id") in known or field_.get("aria-label") or field_.xpath("ancestor::label")
        if not is_named:
            found.append(f"{field_.get('name')}: no label")
    ids = page.tree.xpath("//@id")
    found += [f"id {one} twice" for one in {one for one in ids if ids.count(one) > 1}]
    return found + [f"{words}" for words in re.findall(r"\{[{%].*?[%}]\}", page.html)]
