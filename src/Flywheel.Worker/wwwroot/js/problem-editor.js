// Draws and checks the problem while it is typed: the form goes to the page's own preview, which answers with a part of a page.
import { tell } from "./live.js";

const pause = 600;
const form = document.getElementById("problem-form");
const place = document.getElementById("preview-place");
let timer, busy = false, again = false, sent = null, dirty = false;

async function preview() {
  if (busy) {
    again = true;
    return;
  }
  const fields = new URLSearchParams(new FormData(form));
  if (fields.toString() === sent) return;
  sent = fields.toString();
  busy = true;
  place.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(form.dataset.preview, { method: "POST", body: fields, headers: { "X-Requested-With": "fetch" }, redirect: "error" });
    if (!answer.ok) throw new Error(String(answer.status));
    place.innerHTML = await answer.text();
    place.classList.remove("stale");
    tell(place.querySelector("[data-summary]")?.textContent ?? "");
  } catch {
    sent = null;
    place.classList.add("stale");
    tell("The preview did not come; what is shown is old.");
  }
  place.removeAttribute("aria-busy");
  busy = false;
  if (again) {
    again = false;
    preview();
  }
}

function later() {
  dirty = true;
  clearTimeout(timer);
  timer = setTimeout(preview, pause);
}

form.addEventListener("input", later);
form.addEventListener("change", later);

form.addEventListener("submit", event => {
  if (event.submitter?.matches("[data-preview-button], .visually-hidden")) {
    event.preventDefault();
    clearTimeout(timer);
    preview();
    return;
  }
  dirty = false;
});

addEventListener("beforeunload", event => {
  if (dirty) event.preventDefault();
});

// An error's link leads to its place in the program.
place.addEventListener("click", event => {
  const link = event.target.closest("a[data-line]");
  const field = link && document.getElementById(link.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  const lines = field.value.split("\n");
  const start = lines.slice(0, link.dataset.line - 1).reduce((sum, line) => sum + line.length + 1, 0);
  field.focus();
  field.setSelectionRange(start + Number(link.dataset.column) - 1, start + (lines[link.dataset.line - 1] ?? "").length);
  field.scrollTop = (link.dataset.line - 3) * parseFloat(getComputedStyle(field).lineHeight);
});

preview();
