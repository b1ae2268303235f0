import { describe, expect, test } from 'vitest';
import { fileRow } from '../../../src/metrics/fact/make-fact.ts';
import { isIn, SETS } from '../../../src/metrics/fact/sets.ts';
import type { DeliveryRow } from '../../../src/metrics/row/row.ts';
import { dispositionRules, type Rules } from '../../../src/metrics/rules/rules.ts';
import { CALL, factOf, RULES } from './call-row.ts';

describe('what the row tells of waits, representatives and wishes', () => {
  test('measures the wait of a customer in whole seconds, and nothing where a time is missing or they run backwards', () => {
    const waitOf = (msdyn_customer_connected_date: string | null, msdyn_csr_connected_date: string | null) =>
      factOf({ msdyn_customer_connected_date, msdyn_csr_connected_date }).customerWaitSeconds;
    expect(waitOf('2026-11-22T09:41:10Z', '2026-11-22T09:41:12Z')).toBe(2);
    expect(waitOf('2026-11-22T09:41:10Z', '2026-11-22T09:41:10Z')).toBe(0);
    expect(waitOf('2026-11-22T09:41:10Z', '2026-11-22T09:41:09Z')).toBeNull();
    expect(waitOf(null, '2026-11-22T09:41:12Z')).toBeNull();
    expect(waitOf('2026-11-22T09:41:10Z', null)).toBeNull();
  });

  test('takes an attempt for handled where a representative was connected', () => {
    const isHandled = (columns: Partial<DeliveryRow>) => (factOf(columns).sets & SETS.handled) !== 0;
    const msdyn_csr_connected_date = '2026-11-22T09:41:12Z';
    expect(isHandled({ msdyn_csr_connected_date })).toBe(true);
    expect(isHandled({})).toBe(false);
    expect(isHandled({ msdyn_csr_connected_date, msdyn_result: 'Expired' })).toBe(false);
  });

  test('takes a customer who was connected to no representative for abandoned, whatever the wait threshold says; else the codes of DISPOSITION_MAP tell', () => {
    const abandoned = ({ abandonSource, sets }: ReturnType<typeof factOf>) => [abandonSource, (sets & SETS.abandoned) !== 0];
    const [msdyn_customer_connected_date, msdyn_csr_connected_date] = ['2026-11-22T09:41:10Z', '2026-11-22T09:41:12Z'];
    expect(abandoned(factOf({ msdyn_exceeded_customer_wait_threshold: true }))).toEqual(['', false]);
    expect(abandoned(factOf({ msdyn_customer_connected_date }))).toEqual(['column', true]);
    expect(abandoned(factOf({ msdyn_customer_connected_date, msdyn_csr_connected_date }))).toEqual(['column', false]);
    const rules = { ...RULES, ...dispositionRules(new Map([['sale', 'abandoned' as const]])) };
    const { fact } = fileRow({ row: CALL }, rules);
    expect(fact && abandoned(fact)).toEqual(['code', true]);
  });

  test('counts a wait over the threshold only where the customer was connected: the column is false by default', () => {
    const msdyn_customer_connected_date = '2026-11-22T09:41:10Z';
    const told = (columns: Partial<DeliveryRow>) =>
      (['waitTold', 'waitExceeded'] as const).map((set) => isIn(factOf(columns).sets, SETS[set]));
    expect(told({ msdyn_exceeded_customer_wait_threshold: false })).toEqual([false, false]);
    expect(told({ msdyn_exceeded_customer_wait_threshold: true })).toEqual([false, false]);
    expect(told({ msdyn_customer_connected_date })).toEqual([false, false]);
    expect(told({ msdyn_customer_connected_date, msdyn_exceeded_customer_wait_threshold: false })).toEqual([true, false]);
    expect(told({ msdyn_customer_connected_date, msdyn_exceeded_customer_wait_threshold: true })).toEqual([true, true]);
  });

  test.each(['"Do not contact"', '"DO NOT CONTACT "', 'DoNotContact'])(
    'takes the code %s for an opt-out without any map, unless a map says otherwise',
    (codes) => {
      const row = { ...CALL, msdyn_disposition_codes: codes };
      const isOptOut = (rules: Rules) => isIn(fileRow({ row }, rules).fact?.sets ?? 0, SETS.doNotContact);
      expect(isOptOut(RULES)).toBe(true);
      const other = new Map([
        ['do not contact', 'person'],
        ['donotcontact', 'person'],
      ] as const);
      expect(isOptOut({ ...RULES, ...dispositionRules(other) })).toBe(false);
    },
  );
});
