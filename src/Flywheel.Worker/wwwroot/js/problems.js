// j, k and the arrows walk through the problems on the page; Enter opens the one in focus, as with any link.
const stops = () => [...document.querySelectorAll("[data-moves] a")];

function move(by) {
  const all = stops();
  if (all.length === 0) return;
  const now = all.indexOf(document.activeElement);
  const next = all[now < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, now + by))];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

// Tiles of a row share their top edge.
function columns() {
  const places = stops().map(link => link.closest("li, tr").offsetTop);
  const second = places.findIndex(top => top !== places[0]);
  return second < 0 ? places.length : second;
}

for (const button of document.querySelectorAll("[data-move]")) {
  button.addEventListener("click", () => move(Number(button.dataset.move)));
}

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !event.target.closest("[data-moves]")) return;
  const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns(), ArrowUp: -columns() }[event.key];
  if (!by) return;
  event.preventDefault();
  move(by);
});

// The facets stand beside the problems where there is room, and are folded above them where there is none.
const wide = matchMedia("(min-width: 60rem)");
const fold = () => { for (const details of document.querySelectorAll("[data-wide-open]")) details.open = wide.matches; };
wide.addEventListener("change", fold);
fold();
