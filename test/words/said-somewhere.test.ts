/** Every message is said: one that no code says any more would be translated for nobody. */
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DECLARED } from '../../src/words/declared/message-values.ts';

const SRC = new URL('../../src/', import.meta.url);
const SOURCE = globSync('**/*.ts', { cwd: SRC })
  .filter((file) => !/^words[\\/](?:declared|messages)[\\/]/.test(file))
  .map((file) => readFileSync(new URL(file.replaceAll('\\', '/'), SRC), 'utf8'))
  .join('\n');
/** Beginnings of ids that are put together where they are said: "verdict." of say(`verdict.${kind}`). */
const STARTS = new Set([...SOURCE.matchAll(/say\(\s*`([a-z]\w*\.)\$\{/gi)].map(([, start = '']) => start));

/** As a whole; or in parts, of which the second is the name of something in the code, or made of one: "capsBefore" of `${part}Before`. */
function isSaid(id: string): boolean {
  if (SOURCE.includes(`'${id}'`)) return true;
  const [start = '', rest = ''] = id.split(/(?<=^[^.]+\.)/);
  return STARTS.has(start) && (isNamed(rest) || (SOURCE.includes('}Before`') && isNamed(rest.replace(/Before$/, ''))));
}

function isNamed(name: string): boolean {
  return new RegExp(`'${name}'|\\b${name}\\??:`).test(SOURCE);
}

test('every declared message is said somewhere', () => {
  expect(STARTS.size).toBeGreaterThan(8);
  expect(Object.keys(DECLARED).filter((id) => !isSaid(id))).toEqual([]);
});
