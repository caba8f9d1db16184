// Tables: where style lays the cells of a row below each other, browsers forget that it is a table.
{
  const roles = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", td: "cell", th: "columnheader" };
  const narrow = matchMedia("screen and (max-width: 699px)");
  const say = () => {
    for (const table of main.querySelectorAll("table.stacks")) {
      for (const part of [table, ...table.querySelectorAll("thead, tbody, tr, td, th")]) {
        const role = part.scope === "row" ? "rowheader" : roles[part.localName];
        if (narrow.matches) part.setAttribute("role", role);
        else part.removeAttribute("role");
      }
    }
  };
  narrow.addEventListener("change", say);
  say();

  // A box is a stop for the keyboard only while there is something to scroll to.
  const sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) target.tabIndex = target.scrollWidth > target.clientWidth ? 0 : -1;
  });
  for (const box of main.querySelectorAll(".wide")) sizes.observe(box);
}
