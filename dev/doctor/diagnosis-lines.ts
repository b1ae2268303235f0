/** What all checks say, as lines for people. */
import type { State } from '../../src/doctor/check.ts';
import type { Diagnosis } from '../../src/doctor/diagnosis.ts';

const SHOWN: Readonly<Record<State, string>> = { ok: 'ok', warning: 'warning', failed: 'FAILED', 'not-tried': 'not tried' };
const WIDTH = 11;
const INDENT = ' '.repeat(WIDTH);

/** Pure. */
export function diagnosisLines({ checks }: Diagnosis): readonly string[] {
  const lines = checks.flatMap(({ title, state, facts, remedy }) => [
    `${SHOWN[state].padEnd(WIDTH)}${title}`,
    ...facts.map((fact) => `${INDENT}  ${fact}`),
    ...(remedy === null ? [] : [`${INDENT}  → ${remedy.text}`, `${INDENT}    ${remedy.docs}`]),
  ]);
  const count = (wanted: State) => checks.filter(({ state }) => state === wanted).length;
  const [failed, warnings, notTried] = [count('failed'), count('warning'), count('not-tried')];
  return [...lines, '', `${checks.length} checks: ${failed} failed, ${warnings} with a warning, ${notTried} not tried`];
}
