/** Words that would say something else than the field means by them (docs/terms.md). */
import { expect, test } from 'vitest';
import { wordsOf } from '../../src/words/words.ts';

test('in Japanese a person who was reached is never told by the word for off-hook', () => {
  const { say, percentPair } = wordsOf('ja');
  const [value, usual] = percentPair(0.16, 0.22);
  const said = [
    say('number.reached', { reached: value }),
    say('subject.normal', { day: value, deliveries: 1, calls: 'voice', reached: value }),
    say('subject.unwatched', { day: value, deliveries: 1, calls: 'voice', reached: value }),
    say('short.anomaly.live', { value, usual }),
    say('short.callerId', { caller: '…0142', value }),
  ];
  expect(said.filter((text) => !text.includes('有人応答'))).toEqual([]);
});

test('in Portuguese what keeps to a limit is within it, not at its edge', () => {
  const { say } = wordsOf('pt');
  expect(say('compliance.abandonment', { state: 'ok' })).toBe('Abandono ✓ dentro do limite');
});

test.each([
  ['fr', '1\u202f000\u202f000 de sollicitations', '1\u202f000\u202f000 d’appels hors horaires'],
  ['es', '1.000.000 de gestiones', '1.000.000 de llamadas fuera de horario'],
  ['pt', '1.000.000 de acionamentos', '1.000.000 de ligações fora do horário'],
] as const)('in %s a round million takes its preposition, and other numbers do not', (language, deliveries, calls) => {
  const { say } = wordsOf(language);
  const saidOf = (count: number) => [say('number.deliveries', { deliveries: count }), say('short.callingHours', { attempts: count })];
  expect(saidOf(1_000_000)).toEqual([deliveries, calls]);
  expect(saidOf(1_000_001).join()).not.toMatch(/001.(?:de |d’)/);
});
