import { expect, test } from 'vitest';
import { newContactParts } from '../../../../src/metrics/contacts/contact-parts.ts';
import { CAP_WINDOWS, windowsId, windowsOf } from '../../../../src/metrics/contacts/look-back/cap-windows.ts';
import { RULE_PACKS } from '../../../../src/metrics/zones/rule-packs.ts';

test('windowsOf() has each window once, the shortest first, and that by contact beside that by matter', () => {
  const caps = [{ hours: 168, per: 'matter' as const }, { hours: 24 }, { hours: 168 }, { hours: 24, per: 'contact' as const }];
  expect(windowsOf(caps)).toEqual([
    { id: '24h', hours: 24, per: 'contact' },
    { id: '168h', hours: 168, per: 'contact' },
    { id: '168h-matter', hours: 168, per: 'matter' },
  ]);
  expect(windowsId(windowsOf(caps))).toBe('24h 168h 168h-matter');
});

test('whichever rule pack is in force, its caps need no window but those that are always counted', () => {
  for (const { caps } of RULE_PACKS) expect(() => newContactParts({ caps })).not.toThrow();
  expect(windowsId(CAP_WINDOWS)).toBe('24h 168h 168h-matter');
});

test('a cap whose window is not counted is refused, naming it', () => {
  const cap = { id: 'x', attempts: 1, hours: 2 };
  expect(() => newContactParts({ caps: [cap] })).toThrow(
    'Cannot use the cap "x": attempts by contact are not counted in windows of 2 hours',
  );
  const windows = windowsOf([{ hours: 2 }]);
  expect(() => newContactParts({ caps: [{ ...cap, per: 'matter' }], windows })).toThrow('attempts by matter');
});
