import { expect, test } from 'vitest';
import { allowedAttributes } from '../../src/telemetry/allowed-attributes.ts';
import { INSTRUMENTS, type Instrument, type MetricName } from '../../src/telemetry/instruments.ts';

const { attributes } = INSTRUMENTS['digest.deliveries'];

test('allowedAttributes() takes values that the table lists', () => {
  expect(allowedAttributes(INSTRUMENTS['digest.deliveries'], { kind: 'resend', state: 'sent' })).toEqual({ kind: 'resend', state: 'sent' });
  expect(attributes.state).toContain('sent');
});

test('allowedAttributes() lets no other value and no other name through', () => {
  const hostile = { kind: 'ana@contoso.example', state: { toString: () => 'sent' }, recipient: '+351912345678', __proto__: { a: 'b' } };
  expect(allowedAttributes(INSTRUMENTS['digest.deliveries'], hostile)).toEqual({ kind: 'other', state: 'other' });
});

test('every metric begins with "digest.", has a unit and words, and few enough series to tell each of them', () => {
  const wrong = (Object.entries(INSTRUMENTS) as [MetricName, Instrument][]).filter(([name, { unit, description, attributes: sets }]) => {
    const series = Object.values(sets).reduce((product, values) => product * values.length, 1);
    return !/^digest(?:\.[a-z]+)+$/.test(name) || !/^(?:s|\{[a-z]+\})$/.test(unit) || description === '' || series > 60;
  });
  expect(wrong).toEqual([]);
});
