import { expect, test } from 'vitest';
import { addressOf, fileAddress } from '../../../src/page/address/address-of.ts';
import type { PageAddress } from '../../../src/page/address/page-address.ts';

const DAY = { from: '2026-11-22', to: '2026-11-22' };

test.each(['day', 'range', 'rolling'] as const)('a version of one day that was asked for as %s is asked for by its date', (kind) => {
  const address: PageAddress = {
    ...{ path: '/report', period: { kind, ...DAY }, zone: 'Europe/Lisbon', scope: {} },
    ...{ version: 2, language: 'en', sort: [] },
  };
  expect(addressOf(address)).toBe('/report?date=2026-11-22&zone=Europe/Lisbon&version=2&language=en');
  expect(fileAddress(address, 'csv')).toBe('/report?date=2026-11-22&zone=Europe/Lisbon&version=2&format=csv');
});
