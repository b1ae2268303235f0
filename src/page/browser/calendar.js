/* The calendar is one stop of the tab key; arrows go from day to day and from week to week. */
const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

function allDays() {
  return [...document.querySelectorAll('[data-days] a')];
}

/* One of them takes the tab key: that of the page, or the newest. */
function stopAt(days, stop) {
  for (const day of days) day.tabIndex = day === stop ? 0 : -1;
}

function setUp() {
  const days = allDays();
  stopAt(days, days.findLast((day) => day.ariaCurrent !== null) ?? days.at(-1));
}

document.addEventListener('keydown', (event) => {
  const days = allDays();
  const next = days[days.indexOf(event.target) + (STEPS[event.key] ?? 0)];
  if (!(event.key in STEPS) || !days.includes(event.target) || next === undefined) return;
  event.preventDefault();
  stopAt(days, next);
  next.focus();
});

document.addEventListener('page:content', setUp);
setUp();
