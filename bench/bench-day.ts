/** What is measured with: one day, and rules with every choice of an organisation in use. */
import { defaultRules, dispositionRules, type Rules } from '../src/metrics/rules/rules.ts';

/** The UTC day on which all deliveries start, epoch milliseconds. */
export const BENCH_DAY_MS = { fromMs: Date.UTC(2026, 10, 22), toMs: Date.UTC(2026, 10, 23) } as const;

/** Keywords with few values are kept; one code says that a person answered and is a success, another that it was the wrong person. */
export const BENCH_RULES: Rules = {
  ...defaultRules('bench key'),
  keptKeywords: new Set(['language', 'segment', 'region', 'product', 'subscribed', 'sentiment']),
  ...dispositionRules(
    new Map([
      ['interested', 'person'],
      ['call back later', 'not-right-party'],
    ]),
  ),
  success: { codes: new Set(['interested']), attributes: new Map() },
};
