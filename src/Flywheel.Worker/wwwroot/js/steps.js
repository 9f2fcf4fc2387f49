// Shows one step of the thinking at a time; without this script all of them stand below each other.
const list = document.querySelector("[data-steps]");
const bar = document.querySelector("[data-stepper]");

if (list && bar && list.children.length > 1) {
  const steps = [...list.children];
  const place = bar.querySelector("[data-step-place]");
  const everything = bar.querySelector("[data-step-all]");
  let now = 0, all = false;

  const show = () => {
    steps.forEach((step, i) => { step.hidden = !all && i !== now; });
    place.textContent = all ? `${steps.length} steps` : `Step ${now + 1} of ${steps.length}`;
    everything.setAttribute("aria-pressed", String(all));
    for (const button of bar.querySelectorAll("[data-step]")) {
      const to = now + Number(button.dataset.step);
      button.disabled = all || to < 0 || to >= steps.length;
    }
  };
  const move = by => {
    if (all || now + by < 0 || now + by >= steps.length) return;
    now += by;
    show();
  };

  for (const button of bar.querySelectorAll("[data-step]")) button.addEventListener("click", () => move(Number(button.dataset.step)));
  everything.addEventListener("click", () => { all = !all; show(); });
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.target.closest("input, textarea, select, dialog, pre, [role=region]")) return;
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    move(by);
  });
  bar.hidden = false;
  show();
}
