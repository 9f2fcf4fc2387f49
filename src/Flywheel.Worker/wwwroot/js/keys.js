// <a data-key="j" data-key-label="Next"> is pressed by its key wherever no text is being typed; "?" lists the page's keys.
export function listenToKeys() {
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, dialog, [contenteditable]")) return;
    if (event.key === "?") return help();
    const target = [...document.querySelectorAll("[data-key]")].find(element => element.dataset.key === event.key && !element.disabled);
    if (!target) return;
    event.preventDefault();
    if (target.matches("input:not([type=checkbox]), textarea, select")) target.focus();
    else target.click();
  });
  for (const button of document.querySelectorAll("[data-keys-help]")) button.addEventListener("click", help);
}

function help() {
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-label", "Keyboard shortcuts");
  const heading = Object.assign(document.createElement("h2"), { textContent: "Keyboard shortcuts" });
  const list = Object.assign(document.createElement("dl"), { className: "keys" });
  const keys = [...document.querySelectorAll("[data-key]")].map(element => [element.dataset.key, element.dataset.keyLabel ?? element.textContent.trim()]);
  for (const [key, label] of [...keys, ["?", "This list"]]) {
    const name = document.createElement("dt");
    name.append(Object.assign(document.createElement("kbd"), { textContent: key }));
    list.append(name, Object.assign(document.createElement("dd"), { textContent: label }));
  }
  const close = Object.assign(document.createElement("button"), { textContent: "Close", type: "button" });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  dialog.append(heading, list, close);
  document.body.append(dialog);
  dialog.showModal();
}
