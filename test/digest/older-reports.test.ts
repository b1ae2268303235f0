/** Reports that an older release stored: what they lack is not measured in the mail and on the page, and stops neither. */
import { describe, expect, test } from 'vitest';
import { SAMPLES } from '../../dev/mail-samples/samples.ts';
import { renderDigest } from '../../src/digest/render-digest.ts';
import type { Report } from '../../src/report/report.ts';
import { emptyReport } from '../../src/report/stored/has-all-members.ts';
import { withAllMembers } from '../../src/report/stored/with-all-members.ts';

type Members = Readonly<Record<string, unknown>>;
type Path = readonly string[];

const STORED = JSON.parse(JSON.stringify(SAMPLES.everything())) as Report;
const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value);
// Without them nothing is a report: its days, and when it was made.
const BASE = /^(?:period|generatedAt)/;

/** Every member of the objects of a report, those of list items left aside. */
function pathsOf(value: Members, path: Path = []): Path[] {
  return Object.entries(value).flatMap(([name, member]) => {
    const own = [...path, name];
    return [own, ...(isMembers(member) ? pathsOf(member, own) : [])];
  });
}

function without(value: Members, [name = '', ...inner]: Path): Members {
  const { [name]: member, ...others } = value;
  return inner.length > 0 && isMembers(member) ? { ...others, [name]: without(member, inner) } : others;
}

/** Members that reports made today have. */
const PATHS = pathsOf(emptyReport() as unknown as Members).filter((path) => !BASE.test(path.join('.')));

describe.each(['brief', 'supervisor', 'compliance', 'full'] as const)('a report that lacks a member, as %s,', (preset) => {
  test('is rendered, whichever it is, and says no "undefined" or "NaN"', () => {
    expect(PATHS.length).toBeGreaterThan(200);
    const odd = PATHS.flatMap((path) => {
      const report = without(STORED as unknown as Members, path) as unknown as Report;
      try {
        const { html, text } = renderDigest(report, { preset });
        return /undefined|NaN|\[object/.test(html + text) ? [`${path.join('.')} is odd`] : [];
      } catch (error) {
        return [`${path.join('.')}: ${String(error)}`];
      }
    });
    expect(odd).toEqual([]);
  });
});

test('what is missing is not measured, and never 0', () => {
  const { liveMax: _, ...rates } = STORED.rates;
  const { attempts: __, ...totals } = STORED.totals;
  const { text } = renderDigest({ ...STORED, rates, totals } as unknown as Report, { preset: 'full' });
  expect(text).toMatch(/Attempts +n\/a/);
});

test('a report of today comes back as it is, and so does one that lacks what a report may lack', () => {
  expect(withAllMembers(STORED)).toEqual(STORED);
  const { signals: _, trend: __, read: ___, comparison, ...older } = STORED;
  const { unwatched: ____, unwatchedNote: _____, before: ______, breaks: _______, ...compared } = comparison;
  const known = { ...older, comparison: compared };
  expect(withAllMembers(known)).toEqual(known);
});
