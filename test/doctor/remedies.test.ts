/** What the doctor tells people to read is there. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ROOT } from '../../dev/root.ts';
import { CHECK_IDS } from '../../src/doctor/check.ts';
import { CHECKS } from '../../src/doctor/checks.ts';
import { REMEDY_IDS, remedyOf } from '../../src/doctor/remedies.ts';
import { remedyFor } from '../../src/doctor/remedy-for.ts';
import { DataverseError, MailError, SettingsError, StoreError } from '../../src/errors.ts';

/** The anchors of a page, as GitHub makes them of its headings; what stands in code is none. */
function anchorsOf(page: string): readonly string[] {
  const text = readFileSync(`${ROOT}/${page}`, 'utf8').replace(/^```[\s\S]*?^```/gm, '');
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading.toLowerCase());
  return headings.map((heading) => heading.replace(/[^\w\- ]/g, '').replaceAll(' ', '-'));
}

test.each(REMEDY_IDS)('the remedy %s leads to a section that is there', (id) => {
  const { docs, text } = remedyOf(id);
  const [page = '', anchor = ''] = docs.split('#');
  expect(anchorsOf(page)).toContain(anchor);
  expect(text).toMatch(/^[A-Z].*\.$/s);
});

test('every check has an entry in the table and a section in docs/doctor.md, in the same order', () => {
  expect(CHECKS.map(({ id }) => id)).toEqual(CHECK_IDS);
  const sections = anchorsOf('docs/doctor.md').filter((anchor) => CHECK_IDS.some((id) => id === anchor));
  expect(sections).toEqual(CHECK_IDS);
});

test('every link within docs/doctor.md leads to a section that is there', () => {
  const links = [...readFileSync(`${ROOT}/docs/doctor.md`, 'utf8').matchAll(/\]\(([\w./-]*)#([\w-]+)\)/g)];
  expect(links.length).toBeGreaterThan(8);
  for (const [, page = '', anchor = ''] of links) {
    const path = page === '' ? 'docs/doctor.md' : page.startsWith('../') ? page.slice(3) : `docs/${page}`;
    expect(anchorsOf(path), `${page}#${anchor}`).toContain(anchor);
  }
});

test.each([
  [new DataverseError('dataverse.throttled', 'x'), 'dataverse-throttled'],
  [
    new DataverseError('dataverse.unauthorized', 'Cannot get a token for "x": the login service refused (AADSTS700027)'),
    'certificate-wrong',
  ],
  [
    new DataverseError('dataverse.unauthorized', 'Cannot get a token: check that this app has a system-assigned managed identity'),
    'identity-missing',
  ],
  [new StoreError('store.unavailable', 'Cannot x: status 403 (AuthenticationFailed)'), 'storage-key'],
  [
    new StoreError('store.unavailable', 'x', { cause: Object.assign(new Error('x'), { name: 'CredentialUnavailableError' }) }),
    'identity-missing',
  ],
  [new StoreError('store.newer', 'x'), 'stored-newer'],
  [new SettingsError(['HISTORY_PREFIX "x": its tables hold quarter hours as an earlier version kept them']), 'old-layout'],
  [new MailError('mail.unreachable', 'Cannot x: CERT_HAS_EXPIRED'), 'mail-tls'],
  [new MailError('mail.login', 'Cannot get a token for "x": the login service refused (invalid_client, AADSTS7000222)'), 'secret-expired'],
])('%s has the remedy %s', (error, remedy) => {
  expect(remedyFor(error)).toBe(remedy);
});
