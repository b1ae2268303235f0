import { expect, test } from 'vitest';
import { EMPTY_TALLY, type Tally } from '../../src/metrics/cube/cube.ts';
import { rulePackOf, US_FEDERAL } from '../../src/metrics/zones/rule-packs.ts';
import type { ContactInput } from '../../src/report/contact-report.ts';
import { unmeasuredOf } from '../../src/report/unmeasured.ts';
import { valueSumOf } from '../../src/report/value-sum.ts';
import { call, metricsOf } from '../support/contacts/contact-facts.ts';

const UNKNOWN: ContactInput = { reason: 'no facts' };
const reasonsOf = (counts: Partial<Tally>, contacts: ContactInput = UNKNOWN, pack = US_FEDERAL) =>
  new Map(unmeasuredOf({ ...EMPTY_TALLY, ...counts }, contacts, pack).map(({ id, reason }) => [id, reason]));

test('unmeasuredOf() says why there is no AI containment, and nothing where there is', () => {
  expect(reasonsOf({}).get('aiContainment')).toBe('there was no live answer of dial mode Copilot');
  expect(reasonsOf({ aiUnjoined: 7 }).get('aiContainment')).toBe('the conversations of 7 live answers of dial mode Copilot are not known');
  expect(reasonsOf({ aiUnjoined: 7, aiJoined: 1, aiEscalated: 1 }).has('aiContainment')).toBe(false);
});

test('unmeasuredOf() says why there is no value, and nothing where there is, also where it adds up to 0', () => {
  expect(reasonsOf({}).get('value')).toContain('VALUE_ATTRIBUTES');
  expect(reasonsOf({ valued: 1 }).has('value')).toBe(false);
});

test('valueSumOf() gives whole units, and null where there is nothing to sum', () => {
  expect(valueSumOf({ valued: 3, valueHundredths: 123_457 })).toEqual({ deliveries: 3, sum: 1234.57 });
  expect(valueSumOf({ valued: 1, valueHundredths: 0 })).toEqual({ deliveries: 1, sum: 0 });
  expect(valueSumOf({ valued: 0, valueHundredths: 0 })).toEqual({ deliveries: 0, sum: null });
});

test('unmeasuredOf() says why there is no right party and no conversion, and nothing where settings told them', () => {
  expect(reasonsOf({ voiceAttempts: 9 }).get('rightParty')).toContain('DISPOSITION_MAP');
  expect(reasonsOf({ attempts: 9 }).get('conversion')).toContain('SUCCESS_MAP');
  const told = reasonsOf({ partyTold: 1, successTold: 1 });
  expect([told.has('rightParty'), told.has('conversion')]).toEqual([false, false]);
});

test('unmeasuredOf() says that a cap by matter was counted by contact, where no attempt names a matter', () => {
  const regF = rulePackOf('us-reg-f') ?? US_FEDERAL;
  const scanned = (matter: string): ContactInput => ({ metrics: metricsOf([call(1, { matter })], { caps: regF.caps }) });
  expect(reasonsOf({}, scanned(''), regF).get('perMatterCaps')).toContain('msdyn_tracking_id');
  expect(reasonsOf({}, scanned('m'), regF).has('perMatterCaps')).toBe(false);
  expect(reasonsOf({}, scanned(''), US_FEDERAL).has('perMatterCaps')).toBe(false);
});
