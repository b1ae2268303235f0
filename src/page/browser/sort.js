/* Tables whose rows are all there are sorted in place, by the same links that would have the server do it. */
document.addEventListener('click', (event) => {
  const link = event.target.closest('.sortable a.sort');
  if (link === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const head = link.parentElement;
  const [, minus, table, column] = /[?&]sort=(-?)([^.&]+)\.([^&#]+)(?:#|$)/.exec(link.href) ?? [];
  const order = head.getAttribute('aria-sort');
  const isDescending = order === null ? minus === '-' : order === 'ascending';
  sort(head, isDescending);
  remember(table, `${isDescending ? '-' : ''}${table}.${column}`);
});

/* What is not known stands last in either order, and the rest of a list behind it. */
function sort(head, isDescending) {
  const body = head.closest('table').tBodies[0];
  const rows = [...body.rows].map((row) => ({ row, value: sortedBy(row.cells[head.cellIndex]), isRest: row.className === 'rest' }));
  rows.sort((a, b) => a.isRest - b.isRest || (a.value === '') - (b.value === '') || (isDescending ? -1 : 1) * compare(a.value, b.value));
  body.append(...rows.map(({ row }) => row));
  for (const other of head.parentElement.cells) other.removeAttribute('aria-sort');
  head.setAttribute('aria-sort', isDescending ? 'descending' : 'ascending');
}

function sortedBy(cell) {
  return cell.dataset.sort ?? (cell.querySelector('a') ?? cell).textContent.trim();
}

function compare(a, b) {
  return Number(a) - Number(b) || a.localeCompare(b, document.documentElement.lang, { numeric: true });
}

/* The address tells what is shown, so that it can be handed on. */
function remember(table, sorted) {
  const url = new URL(location.href);
  const others = url.searchParams.getAll('sort').filter((one) => !one.replace('-', '').startsWith(`${table}.`));
  url.searchParams.delete('sort');
  for (const one of [...others, sorted]) url.searchParams.append('sort', one);
  history.replaceState(null, '', url);
}
