// The queue by keyboard and pointer. Words are chosen by dragging over them, or with the arrow keys, and the two lists
// of words follow; the next case is shown at once, and keys that are pressed before the desk has answered wait for it.
let busy = false;
let ahead = "";
const held = [];
document.addEventListener("keydown", (event) => {
  if (!busy || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!event.repeat) held.push(event);
}, true);

const picking = () => document.querySelector("form[data-pick]");
const wordsOf = (form) => [...form.querySelectorAll("[data-word]")];
const ends = (form) => [Number(form.first.value), Number(form.last.value)];
let anchor = null;
let dirty = false;

const choose = (form, from, to) => {
  const low = Math.min(from, to), high = Math.max(from, to);
  form.first.value = low;
  form.last.value = high;
  dirty = true;
  for (const word of wordsOf(form)) {
    const number = Number(word.dataset.word);
    word.classList.toggle("chosen", low <= number && number <= high);
  }
};

const take = (form) => {
  dirty = false;
  form.requestSubmit();
};

// The word in the line above or below that stands nearest.
const inLine = (form, from, step) => {
  const words = wordsOf(form), here = words[from].getBoundingClientRect();
  const middle = (box) => box.left + box.width / 2;
  const rows = words.map((word) => word.getBoundingClientRect()).map((box, number) => ({ box, number }))
    .filter(({ box }) => (step > 0 ? box.top > here.bottom - 4 : box.bottom < here.top + 4));
  if (!rows.length) return from;
  const edge = step > 0 ? Math.min(...rows.map(({ box }) => box.top)) : Math.max(...rows.map(({ box }) => box.top));
  const line = rows.filter(({ box }) => Math.abs(box.top - edge) < 8);
  line.sort((one, two) => Math.abs(middle(one.box) - middle(here)) - Math.abs(middle(two.box) - middle(here)));
  return line[0].number;
};

const moved = (form, key, from) => {
  const last = wordsOf(form).length - 1;
  const to = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: last }[key];
  if (to !== undefined) return Math.max(0, Math.min(last, to));
  return inLine(form, from, key === "ArrowDown" ? 1 : -1);
};

let head = null;
document.addEventListener("keydown", (event) => {
  const form = picking();
  if (!form || event.ctrlKey || event.metaKey || event.altKey || document.body.dataset.keys === "off") return;
  if (event.target.closest("input, textarea, select, a, button, summary")) return;
  if (event.key === "Enter") {
    if (!dirty && document.querySelector('[data-key="enter"]')) return;
    event.preventDefault();
    take(form);
  } else if (/^(Arrow|Home$|End$)/.test(event.key)) {
    event.preventDefault();
    const [first, last] = ends(form);
    if (head === null) [anchor, head] = [first, /Left|Up|Home/.test(event.key) ? first : last];
    head = moved(form, event.key, head);
    if (!event.shiftKey) anchor = head;
    choose(form, anchor, head);
    wordsOf(form)[head].scrollIntoView({ block: "nearest" });
  }
}, true);

let dragging = false;
document.addEventListener("pointerdown", (event) => {
  const word = event.target.closest("form[data-pick] [data-word]");
  if (!word || event.button) return;
  const form = picking(), number = Number(word.dataset.word), [first, last] = ends(form);
  const widens = event.shiftKey || (event.pointerType !== "mouse" && dirty && (number < first || number > last));
  anchor = widens ? (number < first ? last : first) : number;
  head = number;
  choose(form, anchor, head);
  dragging = event.pointerType === "mouse";
  event.preventDefault();
});
document.addEventListener("pointermove", (event) => {
  const word = dragging && event.target.closest("form[data-pick] [data-word]");
  if (!word) return;
  head = Number(word.dataset.word);
  choose(picking(), anchor, head);
});
document.addEventListener("pointerup", () => {
  if (dragging && picking()) take(picking());
  dragging = false;
});

const inWork = (event) => event.target.closest?.("#work") && event.detail.boosted;
document.addEventListener("htmx:beforeRequest", (event) => {
  if (!inWork(event)) return;
  busy = true;
  const next = document.getElementById("following"), shown = document.getElementById("case");
  if (next && shown && event.target.matches("form[data-judges]")) {
    shown.replaceWith(next.content.cloneNode(true));
    next.remove();
    ahead = document.getElementById("case").dataset.case;
  }
});
const over = () => {
  if (!busy) return;
  busy = false;
  anchor = head = null;
  dirty = false;
  const now = document.getElementById("case")?.dataset.case ?? "";
  const waited = !ahead || ahead === now ? held.splice(0) : (held.length = 0, []);
  ahead = "";
  document.querySelector("#work [data-focus]")?.focus({ preventScroll: true });
  for (const event of waited) {
    const again = new KeyboardEvent("keydown", { key: event.key, code: event.code, shiftKey: event.shiftKey, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(again);
  }
};
document.addEventListener("htmx:afterSettle", (event) => { if (event.detail.boosted ?? event.target.closest?.("#work")) over(); });
document.addEventListener("htmx:sendError", over);
document.addEventListener("htmx:responseError", over);
