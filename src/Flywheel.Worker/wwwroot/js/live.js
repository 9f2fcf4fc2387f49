// <div data-live="ADDRESS" data-live-seconds="3"> shows what the address answers, again and again, while the page is in sight.
import { drawCharts } from "./charts.js";

const slowestSeconds = 30;

export function keepLive(root) {
  for (const part of root.querySelectorAll("[data-live]")) watch(part);
}

function watch(part) {
  const every = Number(part.dataset.liveSeconds ?? 3);
  let wait = every, last = null;

  async function refresh() {
    if (!document.hidden && !part.contains(document.activeElement)) {
      try {
        const answer = await fetch(part.dataset.live, { headers: { "X-Requested-With": "fetch" }, redirect: "error" });
        if (!answer.ok) throw new Error(String(answer.status));
        const html = await answer.text();
        if (html !== last) {
          const open = [...part.querySelectorAll("details")].map(details => details.open);
          part.innerHTML = html;
          part.querySelectorAll("details").forEach((details, i) => { details.open = open[i] ?? details.open; });
          drawCharts(part);
          last = html;
        }
        if (part.classList.contains("stale")) tell("Up to date again.");
        part.classList.remove("stale");
        wait = every;
      } catch {
        if (!part.classList.contains("stale")) tell("The dashboard does not answer; what is shown may be old.");
        part.classList.add("stale");
        wait = Math.min(wait * 2, slowestSeconds);
      }
    }
    if (part.isConnected && part.dataset.live) setTimeout(refresh, wait * 1000);
  }

  setTimeout(refresh, wait * 1000);
}

export function tell(text) {
  document.getElementById("live-status").textContent = text;
}
