// Search and filter: in the bar where there is room, behind a button where there is not.
{
  const tools = bar.querySelector(".tools");
  const button = bar.querySelector(".tools-button");
  const open = (yes) => {
    button.setAttribute("aria-expanded", String(yes));
    tools.classList.toggle("open", yes);
  };
  button.addEventListener("click", () => {
    const opening = !tools.classList.contains("open");
    open(opening);
    if (opening) tools.querySelector("input").focus();
  });
  tools.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || !inSight(button)) return;
    open(false);
    button.focus();
  });
  tools.hidden = false;
  button.hidden = false;
}
