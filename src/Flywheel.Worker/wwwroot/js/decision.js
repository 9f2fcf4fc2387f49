// Escape leaves the comment, so that the keys of the verdicts work again.
document.getElementById("comment")?.addEventListener("keydown", event => {
  if (event.key === "Escape") event.target.blur();
});
