// An outline's text field takes tabs (Escape, then Tab leaves it), and says what is wrong with its lines while one types.
const patience = 400;

for (const field of document.querySelectorAll("[data-outline-tabs]")) {
  let leaving = false;
  field.addEventListener("keydown", event => {
    if (event.key === "Escape") leaving = true;
    else if (event.key === "Tab" && !event.shiftKey && !leaving) {
      event.preventDefault();
      field.setRangeText("\t", field.selectionStart, field.selectionEnd, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    } else if (event.key !== "Tab") leaving = false;
  });
}

for (const form of document.querySelectorAll("[data-outline-check]")) {
  const field = form.querySelector("textarea");
  const place = form.querySelector("[data-outline-errors]");
  let timer = 0, asked = 0;

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(check, patience);
  });

  async function check() {
    const turn = ++asked;
    const answer = await fetch(form.dataset.outlineCheck, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "error" }).catch(() => null);
    if (answer?.ok && turn === asked) place.innerHTML = await answer.text();
  }

  place.addEventListener("click", event => {
    const line = Number(event.target.closest("[data-line]")?.dataset.line);
    if (!line) return;
    const lines = field.value.split("\n");
    const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
    field.focus();
    field.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
    field.scrollTop = (line - 4) * parseFloat(getComputedStyle(field).lineHeight);
  });
}
