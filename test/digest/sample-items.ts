/** Makers of list items and rates for sample reports. */
import type { TallyCount } from '../../src/metrics/cube/cube.ts';
import { rateOf } from '../../src/metrics/kpis/rate.ts';
import { RATES } from '../../src/metrics/kpis/rate-table.ts';
import type { AttributeItem, HourItem, Item, ItemCounts, Rates, Totals } from '../../src/report/report.ts';

/** Values that try to become markup, template code, headers or reversed text. */
export const HOSTILE_VALUES: readonly string[] = [
  '<script>document.documentElement.dataset.hit = 1</script>',
  '"><img src=x onerror="document.documentElement.dataset.hit = 2">',
  "'-->]]></style></title><svg onload=document.documentElement.dataset.hit=3>",
  '{{constructor}}{{{lookup this "x"}}}{{#each this}}',
  'Subject\r\nBcc: somebody@example.com\r\n\r\nbody',
  'invoice\u202Efdp.exe\u2066\u200B\u0000\u001B[31m',
  '__proto__',
  `${'"=`&<'.repeat(60)}`,
  'half a \uD83D character',
  '\u2028\u2029\u0085 ',
];

/** All rates of totals and of the counts that totals lack; a count not given is 0. */
export function ratesOf(totals: Totals, more: Partial<Record<TallyCount, number>> = {}): Rates {
  const counts: Partial<Record<TallyCount, number | null>> = { ...totals, ...more };
  const rates = RATES.map(({ id, numerator, denominator }) => [id, rateOf(counts[numerator] ?? 0, counts[denominator] ?? 0)]);
  return Object.fromEntries(rates);
}

type Counts = (deliveries: number) => Partial<ItemCounts>;

/** A list item; counts not given are 0, attempts those of the deliveries. */
export function item(name: string, deliveries: number, counts: Partial<ItemCounts> | Counts = {}): Item {
  const given = typeof counts === 'function' ? counts(deliveries) : counts;
  return {
    key: name,
    name,
    deliveries,
    attempts: deliveries,
    voiceAttempts: deliveries,
    offHook: 0,
    liveMin: 0,
    liveMax: 0,
    rightParty: 0,
    converted: 0,
    ...given,
  };
}

/** Shares of the deliveries as counts. */
export function split(offHook: number, liveMin: number, liveMax: number): Counts {
  const part = (deliveries: number, share: number) => Math.round(deliveries * share);
  return (n) => ({ offHook: part(n, offHook), liveMin: part(n, liveMin), liveMax: part(n, liveMax) });
}

/** The 24 hours. */
export function hours(attemptsAt: (hour: number) => number): HourItem[] {
  return Array.from({ length: 24 }, (_, hour) => {
    const name = `${hour}`.padStart(2, '0');
    return item(name, attemptsAt(hour), split(0.36, 0.08 + (hour % 5) / 100, 0.14));
  });
}

/** One input attribute. */
export function attribute(keyword: string, value: string, deliveries: number, liveMin: number): AttributeItem {
  return {
    key: JSON.stringify(['input', keyword, value]),
    name: `${keyword}: ${value}`,
    type: 'input',
    keyword,
    value,
    deliveries,
    liveMin,
    converted: 0,
  };
}
