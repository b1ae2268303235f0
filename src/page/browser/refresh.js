/* Days that still run: the content is asked for again now and then, and only what stands in the page is replaced. */
const FOCUSABLE = 'a, button, input, select, summary, [tabindex]';
const main = document.querySelector('main[data-refresh]');
const timer = main === null ? undefined : setInterval(() => refresh().catch(() => {}), Number(main.dataset.refresh) * 1000);
let shown = main?.textContent;

/* A page that cannot be fetched stays as it is, and is asked for again the next time. */
async function refresh() {
  if (document.hidden) return;
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
  const next = answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main') : null;
  if (next === null) return;
  if (next.dataset.refresh === undefined) clearInterval(timer);
  if (next.textContent === shown) return;
  shown = next.textContent;
  replace(next);
  document.dispatchEvent(new Event('page:content'));
  document.getElementById('said').textContent = main.querySelector('.notices li')?.textContent ?? '';
}

/* What is open stays open, what has the focus keeps it, and nothing jumps. */
function replace(next) {
  const [x, y] = [scrollX, scrollY];
  const open = [...main.querySelectorAll('details')].map((details) => details.open);
  const focused = [...main.querySelectorAll(FOCUSABLE)].indexOf(document.activeElement);
  main.replaceChildren(...next.childNodes);
  main.querySelectorAll('details').forEach((details, i) => {
    details.open = open[i] ?? details.open;
  });
  if (focused >= 0) main.querySelectorAll(FOCUSABLE)[focused]?.focus({ preventScroll: true });
  scrollTo(x, y);
}
