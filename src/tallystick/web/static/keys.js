// Single keys for the buttons and links that show one. They never act in a field, nor together with another key, nor
// where the reader switched them off. On a keyboard of other letters the place of the key counts.
const letterOf = (event) => {
  if (event.key === "/" || event.key === "?" || event.key.length > 1) return event.key.toLowerCase();
  if (/^[a-z0-9]$/i.test(event.key)) return event.key.toLowerCase();
  return /^(Key|Digit)/.test(event.code) ? event.code.slice(-1).toLowerCase() : event.key;
};

const press = (key) => {
  if (key === "/" || key === "?") {
    const target = document.getElementById(key === "/" ? "find" : "keys");
    if (key === "/" && target) target.focus();
    else if (target) target.scrollIntoView();
    return Boolean(target);
  }
  const target = document.querySelector(`[data-key~="${CSS.escape(key)}"]`);
  if (target) target.click();
  return Boolean(target);
};

// What a filter leaves open does not stand in the address.
document.addEventListener("htmx:configRequest", ({ detail, target }) => {
  if (!target.matches(".filters")) return;
  for (const [name, value] of Object.entries(detail.parameters)) if (value === "") delete detail.parameters[name];
});

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || document.body.dataset.keys === "off") return;
  if (event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select")) return;
  const key = letterOf(event);
  if (key === "enter" && event.target.closest("a, button, summary")) return;
  if (press(key)) event.preventDefault();
});
