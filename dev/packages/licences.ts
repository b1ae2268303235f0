/** Which licences the packages may have: what the running app is made of asks for a notice at most, what develops it for a little more. */
import type { LockedPackage } from './lock-file.ts';

/** Of the running app: use and sell it as you like, and keep the notice. */
const OF_THE_APP = new Set(['MIT', 'MIT-0', 'Apache-2.0', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'BlueOak-1.0.0']);
/** Of what is never deployed, beside those: data, and files whose own changes are to be published. */
const OF_DEVELOPMENT = new Set(['CC0-1.0', 'CC-BY-4.0', 'MPL-2.0', 'PSF-2.0', 'Python-2.0', 'Unicode-3.0', 'Zlib']);
/** Packages whose package.json names no licence of SPDX, by name and version: another version may have another licence. */
const READ_BY_HAND: ReadonlyMap<string, string> = new Map([
  // "MIT (http://mootools.net/license.txt)"
  ['slick@1.12.2', 'MIT'],
  // Public domain, by its README; it names the address of a text.
  ['uri-templates@0.2.0', 'CC0-1.0'],
  // LICENSE has the text of MIT; package.json says so in "licenses", which npm does not copy.
  ['xmlhttprequest-ssl@2.1.2', 'MIT'],
]);

/** A sentence for each package whose licence is not allowed or not known, each package once. */
export function licenceProblems(packages: readonly LockedPackage[]): readonly string[] {
  return [...new Set(packages.flatMap(problemOf))];
}

function problemOf({ name, version, licence, isRuntime }: LockedPackage): readonly string[] {
  const told = READ_BY_HAND.get(`${name}@${version}`) ?? licence;
  if (told !== undefined && isAllowed(told, isRuntime)) return [];
  const where = isRuntime ? 'the running app' : 'development';
  return [`${name}@${version}: the licence ${told === undefined ? '(none told)' : `"${told}"`} is not allowed in ${where}`];
}

/** An SPDX expression of one level: of "OR" one part has to be allowed, of "AND" each. Anything deeper is no licence that is allowed. */
function isAllowed(expression: string, isRuntime: boolean): boolean {
  const inner = /^\((.*)\)$/.exec(expression)?.[1] ?? expression;
  const isKnown = (id: string) => OF_THE_APP.has(id) || (!isRuntime && OF_DEVELOPMENT.has(id));
  return inner.split(' OR ').some((choice) => choice.split(' AND ').every(isKnown));
}
