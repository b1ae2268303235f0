/** The licences that packages may have. */
import { expect, test } from 'vitest';
import { licenceProblems } from '../../../dev/packages/licences.ts';
import { lockedPackages, readLockFile } from '../../../dev/packages/lock-file.ts';

const of = (licence: string | undefined, isRuntime = true) => ({ name: 'used', version: '1.0.0', licence, isRuntime, hasIntegrity: true });

test('every package of package-lock.json has a licence that is allowed where it is used', () => {
  expect(licenceProblems(lockedPackages(readLockFile()))).toEqual([]);
});

test.each(['MIT', 'ISC', '(MIT OR EUPL-1.1+)', 'GPL-3.0-only OR MIT', 'MIT AND ISC'])('the running app takes "%s"', (licence) => {
  expect(licenceProblems([of(licence)])).toEqual([]);
});

test.each(['MPL-2.0', '(MIT AND Zlib)', 'CC-BY-4.0'])('"%s" is for development alone', (licence) => {
  expect(licenceProblems([of(licence, false)])).toEqual([]);
  expect(licenceProblems([of(licence)])).toEqual([`used@1.0.0: the licence "${licence}" is not allowed in the running app`]);
});

test.each([
  'GPL-3.0-only',
  'MIT AND GPL-3.0-only',
  'AGPL-3.0-or-later',
  'SEE LICENSE IN LICENSE',
  'UNLICENSED',
  '(MIT AND (GPL-2.0 OR ISC))',
  'MIT (http://mootools.net/license.txt)',
])('"%s" is allowed nowhere', (licence) => {
  const names = licenceProblems([of(licence), of(licence, false), of(licence, false)]);
  expect(names).toEqual([
    `used@1.0.0: the licence "${licence}" is not allowed in the running app`,
    `used@1.0.0: the licence "${licence}" is not allowed in development`,
  ]);
});

test('a package without a licence is named, and one that was read by hand is known by its version alone', () => {
  expect(licenceProblems([of(undefined)])).toEqual(['used@1.0.0: the licence (none told) is not allowed in the running app']);
  const slick = { ...of('MIT (http://mootools.net/license.txt)'), name: 'slick' };
  expect(licenceProblems([{ ...slick, version: '1.12.2' }])).toEqual([]);
  expect(licenceProblems([{ ...slick, version: '2.0.0' }]).length).toBe(1);
});
