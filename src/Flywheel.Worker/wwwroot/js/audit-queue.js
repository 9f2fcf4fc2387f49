// The queue of decisions by keyboard: j and k move from decision to decision, x chooses, a and r decide about the one moved to.
const rows = [...document.querySelectorAll("[data-decision]")];
const memory = "audit-queue-row";
let selected = -1;

function select(index, focus = true) {
  if (rows.length === 0) return;
  rows[selected]?.classList.remove("selected");
  selected = Math.min(Math.max(index, 0), rows.length - 1);
  rows[selected].classList.add("selected");
  if (focus) {
    rows[selected].querySelector("[data-open]").focus();
    rows[selected].scrollIntoView({ block: "nearest" });
  }
}

const keys = {
  j: () => select(selected + 1),
  k: () => select(selected - 1),
  x: () => {
    const box = rows[Math.max(selected, 0)]?.querySelector("input[type=checkbox]");
    if (!box) return;
    select(Math.max(selected, 0));
    box.click();
  },
  a: () => act("a"),
  r: () => act("r"),
};

// Without a decision moved to, nothing is decided by a slip of the finger.
function act(name) {
  if (selected < 0) return select(0);
  rows[selected].querySelector(`[data-act="${name}"]`)?.click();
}

for (const button of document.querySelectorAll("[data-queue-key]")) button.addEventListener("click", () => keys[button.dataset.queueKey]());
rows.forEach((row, i) => row.addEventListener("focusin", () => select(i, false)));

const form = document.querySelector("[data-queue]");
const all = document.querySelector("[data-choose-all]");
if (form && all) {
  const boxes = rows.map(row => row.querySelector("input[name=chosen]"));
  const count = document.querySelector("[data-chosen-count]");
  const tell = () => {
    const chosen = boxes.filter(box => box.checked).length;
    all.checked = chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
    count.textContent = chosen > 0 ? `${chosen} chosen` : "";
    for (const button of form.querySelectorAll("button[name=verdict]:not([value=''])")) button.disabled = chosen === 0;
  };
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
    tell();
  });
  for (const box of boxes) box.addEventListener("change", tell);
  // After a decision about one, the page goes on where it was.
  form.addEventListener("submit", event => {
    if (event.submitter?.name === "one") sessionStorage.setItem(memory, String(rows.findIndex(row => row.contains(event.submitter))));
  });
  tell();
}

const last = sessionStorage.getItem(memory);
sessionStorage.removeItem(memory);
if (last !== null) select(Number(last));

// What is left at its default does not stand in the address.
document.querySelector("[data-queue-filters]")?.addEventListener("submit", event => {
  for (const field of event.target.querySelectorAll("input, select")) field.disabled = field.value === (field.dataset.default ?? "");
});
addEventListener("pageshow", () => {
  for (const field of document.querySelectorAll("[data-queue-filters] :disabled")) field.disabled = false;
});
