// What every page needs: parts that keep themselves up to date, keys, charts and the switch between dark and light.
import { keepLive } from "./live.js";
import { listenToKeys } from "./keys.js";
import { drawCharts } from "./charts.js";

for (const button of document.querySelectorAll("[data-theme-switch]")) {
  button.addEventListener("click", () => {
    const dark = document.documentElement.dataset.theme === "dark"
      || (!document.documentElement.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches);
    const theme = dark ? "light" : "dark";
    document.documentElement.dataset.theme = theme;
    document.cookie = `flywheel-theme=${theme}; path=/; max-age=31536000; samesite=lax`;
    drawCharts(document);
  });
}

document.addEventListener("submit", event => {
  const question = event.submitter?.dataset.confirm ?? event.target.dataset.confirm;
  if (question && !confirm(question)) event.preventDefault();
});

document.addEventListener("change", event => {
  if (event.target.matches("[data-submit-on-change]")) event.target.form.requestSubmit();
});

keepLive(document);
listenToKeys();
drawCharts(document);
