// <details data-tree="ADDRESS"> is filled with what the address answers when it is opened for the first time.
document.addEventListener("toggle", async event => {
  const branch = event.target;
  if (!branch.matches?.("details[data-tree]") || !branch.open || branch.dataset.filled) return;
  branch.dataset.filled = "true";
  const answer = await fetch(branch.dataset.tree, { headers: { "X-Requested-With": "fetch" }, redirect: "error" }).catch(() => null);
  if (!answer?.ok) {
    delete branch.dataset.filled;
    return;
  }
  const place = document.createElement("div");
  place.innerHTML = await answer.text();
  while (branch.children.length > 1) branch.lastElementChild.remove();
  branch.append(...place.childNodes);
}, true);
