/** Queries of a report that are refused: the code of the problem, and what it names. */

export const REFUSED_QUERIES: readonly (readonly [query: string, code: string, named: string])[] = [
  ['day=2026-11-01', 'input.query', '"day"'],
  ['constructor=1', 'input.query', '"constructor"'],
  ['date=yesterday', 'input.date', '"yesterday"'],
  ['date=', 'input.date', '""'],
  ['date=2026-02-30', 'input.date', '"2026-02-30"'],
  ['date=2011-12-30&zone=Pacific/Apia', 'input.date', '"2011-12-30"'],
  ['date=2999-01-01', 'input.date', 'has not begun'],
  ['from=2026-11-02&to=2026-11-01', 'input.date', 'ends before it starts'],
  ['from=2008-01-01&to=2026-11-01', 'input.query', 'more than 400'],
  ['date=2026-11-01&date=2026-11-02', 'input.query', '"date" more than once'],
  ['queue=', 'input.query', 'empty "queue"'],
  ['channel=Fax', 'input.query', 'known are Voice, SMS'],
  ['dialMode=Automatic', 'input.query', '"Automatic"'],
  ['date=2026-11-01&from=2026-11-01', 'input.query', '"date" together with "from"'],
  ['to=2026-11-01', 'input.query', '"to" without "from"'],
  ['zone=Mars/Olympus', 'input.zone', '"Mars/Olympus"'],
  ['zone=%2B02:00', 'input.zone', '"+02:00"'],
  ['zone=', 'input.zone', '""'],
  ['format=pdf', 'input.query', '"pdf"'],
  [`format=${encodeURIComponent('<script>\r\nX: 1')}`, 'input.query', '<script>??X: 1'],
];
