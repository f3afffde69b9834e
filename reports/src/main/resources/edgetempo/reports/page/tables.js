"use strict";
/* Tables that sort by a column. Cells without a value stay at the end, whichever way. */
(() => {
  const words = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

  function key(cell, numbers) {
    if (!numbers) return cell.textContent.trim();
    return cell.dataset.sort === "" ? NaN : Number(cell.dataset.sort);
  }

  function compare(a, b, numbers) {
    return numbers ? a - b : words.compare(a, b);
  }

  function sort(table, head) {
    const heads = [...head.parentElement.children];
    const column = heads.indexOf(head);
    const numbers = head.classList.contains("number");
    const before = head.getAttribute("aria-sort");
    const down = before === "none" ? numbers : before === "ascending";
    const missing = value => numbers ? Number.isNaN(value) : value === "";
    const rows = [...table.tBodies[0].rows].map((row, place) => ({ row, place, value: key(row.cells[column], numbers) }));
    rows.sort((a, b) => missing(a.value) - missing(b.value)
      || (missing(a.value) ? 0 : (down ? -1 : 1) * compare(a.value, b.value, numbers)) || a.place - b.place);
    heads.forEach(other => other.setAttribute("aria-sort", "none"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    table.tBodies[0].append(...rows.map(entry => entry.row));
  }

  document.querySelectorAll("table.sortable").forEach(table => table.tHead.addEventListener("click", event => {
    const head = event.target.closest("th");
    if (head) sort(table, head);
  }));
})();
