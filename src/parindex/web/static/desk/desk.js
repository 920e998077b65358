/* Small comforts; every page works without them. */
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-autosubmit]");
  if (form && event.target.matches("select, input[type=checkbox], input[type=radio]")) form.requestSubmit();
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-print]");
  if (button) window.print();
  const unfold = event.target.closest("[data-unfold]");
  if (unfold) {
    const open = unfold.getAttribute("aria-pressed") !== "true";
    document.querySelectorAll(unfold.dataset.unfold).forEach((details) => { details.open = open; });
    unfold.setAttribute("aria-pressed", String(open));
  }
});
document.addEventListener("keydown", (event) => {
  // Up and down walk the rows of a table marked for it; Enter follows the link that has the focus anyway.
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const here = event.target.closest("table[data-walk] a[data-row]");
  if (!here) return;
  const links = [...here.closest("table").querySelectorAll("a[data-row]")];
  const next = links[links.indexOf(here) + (event.key === "ArrowDown" ? 1 : -1)];
  if (next) { next.focus(); event.preventDefault(); }
});
const isChanged = (field) => {
  if (field.type === "hidden") return false;
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (field.options) return field.selectedIndex !== Math.max(0, [...field.options].findIndex((option) => option.defaultSelected));
  return "defaultValue" in field && field.value !== field.defaultValue;
};
document.addEventListener("new-points", () => {
  // Points were computed again: look again, unless something typed would be lost.
  const forms = [...document.querySelectorAll("main form[method=post]")];
  const isBusy = forms.some((form) => form.contains(document.activeElement) || [...form.elements].some(isChanged));
  if (!isBusy && !document.querySelector("main [role=alert]")) window.location.reload();
});
document.querySelectorAll("label .pick").forEach((pick) => {
  // The browser's own words stand in the browser's language; ours stand in the page's.
  const field = document.getElementById(pick.closest("label").htmlFor);
  pick.hidden = false;
  field.classList.add("visually-hidden");
  field.addEventListener("change", () => { if (field.files.length) pick.querySelector(".picked").textContent = field.files[0].name; });
});
document.querySelectorAll("[data-print], [data-unfold]").forEach((button) => { button.hidden = false; });
window.addEventListener("beforeprint", () => document.querySelectorAll("details.area").forEach((details) => { details.open = true; }));
