/** A subject is read on a phone: what stands in it is short in every language. */
import { expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../src/words/language.ts';
import { type Words, wordsOf } from '../../src/words/words.ts';

/** Each short form with values of a usual bad day. */
function shortForms(words: Words): string[] {
  const { say } = words;
  const [value, usual] = words.percentPair(0.121, 0.204);
  const [abandoned, limit] = words.percentPair(0.042, 0.03);
  const watched = ['rate.offHook', 'rate.machine', 'rate.badNumber', 'rate.notTried', 'rate.expired'] as const;
  const counts = ['count.deliveries', 'count.attempts'] as const;
  return [
    say('short.afterDoNotContact', { attempts: 147 }),
    say('short.callingHours', { attempts: 147 }),
    say('short.possibleHours', { attempts: 147 }),
    say('short.frequencyCap', { contacts: 147 }),
    say('short.abandonment', { value: abandoned, limit }),
    say('short.nearAbandonment', { value: abandoned, limit }),
    ...watched.map((what) => say('short.anomaly', { what: say(what), value, usual })),
    ...counts.map((what) => say('short.anomaly', { what: say(what), value: words.count(646), usual: words.count(1_100) })),
    say('short.anomaly.live', { value, usual }),
    say('short.callerId', { caller: '…0142', value }),
    say('short.stuck', { count: 147 }),
    say('short.failedUpload', { shortName: 'Renewal campaign' }),
    say('short.uploadErrors', { shortName: 'Renewal campaign' }),
  ];
}

const MOST: Readonly<Record<Language, number>> = { en: 34, de: 40, fr: 40, es: 40, pt: 40, ja: 40 };

test.each(LANGUAGES)('the short forms in %s leave room for the day and the number', (language) => {
  const long = shortForms(wordsOf(language)).filter((text) => [...text].length > MOST[language]);
  expect(long).toEqual([]);
});

test.each(LANGUAGES)('a normal day in %s fits into a subject', (language) => {
  const words = wordsOf(language);
  const subject = words.say('subject.normal', {
    day: words.date('2026-11-27', 'brief'),
    deliveries: 646,
    calls: 'voice',
    reached: words.roughPercent(0.2),
  });
  expect([...subject].length).toBeLessThanOrEqual(60);
});
