import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isFullNumber, phoneNumberOf } from '../../../src/metrics/row/phone-number.ts';

const LONDON = '442079460123';

describe('phoneNumberOf()', () => {
  test.each([
    ['E.164', '+442079460123'],
    ['"00" for the plus sign', '00442079460123'],
    ['a scheme', 'tel:+44-20-7946-0123'],
    ['a trunk zero', '+44 (0)20 7946 0123'],
    ['a trunk zero with blanks', '0044 ( 0 ) 20 7946 0123'],
    ['a trunk zero with blanks behind a plus sign', '+44 ( 0 ) 20 7946 0123'],
    ['brackets', '+44 (20) 7946-0123'],
    ['a trunk zero in other brackets, behind a hyphen', '+44-[0]20-7946-0123'],
    ['a trunk zero behind a country code in brackets', '(+44) (0)20 7946 0123'],
    ['full-width characters', '＋４４（０）２０ ７９４６－０１２３'],
    ['bidirectional marks', '\u202a+442079460123\u202c\u200e'],
    ['zero-width blanks', '+44\u200b20\u200c7946\u200d0123\u2060'],
    ['a byte order mark', '\ufeff+44 20 7946 0123'],
    ['soft hyphens', '+44\u00ad20\u00ad7946\u00ad0123'],
    ['hyphens and dashes', '+44\u201120\u20107946\u20130123'],
    ['a minus sign, a long-vowel mark, a bullet', '+44\u221220\u30fc7946\u20430123'],
    ['blanks that do not break', '+44\u00a020\u202f7946\u20070123'],
    ['ideographic blanks', '\u3000+44\u300020\u30007946\u30000123'],
    ['Arabic digits', '+٤٤٢٠٧٩٤٦٠١٢٣'],
    ['Devanagari digits', '+४४२०७९४६०१२३'],
  ])('reads a number with %s', (_what, text) => {
    expect(phoneNumberOf(text)).toEqual({ digits: LONDON, isInternational: true, isAlone: true });
  });

  test.each([
    ['an extension', '+442079460123;ext=5'],
    ['an extension', '+44 20 7946 0123 x5'],
    ['a pause', '+442079460123,,5'],
    ['another scheme', 'whatsapp:+442079460123'],
    ['a host', 'sip:+442079460123@sip.example'],
    ['words and digits before it', 'Room 5: +44 20 7946 0123'],
  ])('reads a number with %s, and tells that more stands there', (_what, text) => {
    expect(phoneNumberOf(text)).toEqual({ digits: LONDON, isInternational: true, isAlone: false });
  });

  test('tells a number without country code', () => {
    expect(phoneNumberOf('(0)20 7946 0123')).toEqual({ digits: '02079460123', isInternational: false, isAlone: true });
    expect(phoneNumberOf('44 (0)20 7946 0123')).toEqual({ digits: LONDON, isInternational: false, isAlone: true });
  });

  test('keeps a zero that belongs to the number, as in Italy', () => {
    expect(phoneNumberOf('+39 (0)6 6981 2345')?.digits).toBe('390669812345');
    expect(phoneNumberOf('+225 (0)7 12 34 56 78')?.digits).toBe('2250712345678');
    expect(phoneNumberOf('+229 (0)1 21 33 09 44')?.digits).toBe('2290121330944');
    expect(phoneNumberOf('+44 (20) 7946 0123')?.digits).toBe(LONDON);
  });

  test('keeps all digits of what is too short to be dialled', () => {
    expect(phoneNumberOf('12-34')).toEqual({ digits: '1234', isInternational: false, isAlone: false });
    expect(phoneNumberOf('+12 a 34')).toEqual({ digits: '1234', isInternational: false, isAlone: false });
  });

  test.each(['', '+', '00', 'anonymous', '\ud800', '()', '1'.repeat(301)])('finds none in "%s"', (text) => {
    expect(phoneNumberOf(text)?.digits ?? '').toBe('');
  });

  test('gives one number for every way of spelling it', () => {
    const number = fc.stringMatching(/^[1-9]\d{8,13}$/);
    const between = fc.constantFrom('', ' ', '-', '\u200b', '\u2011', '\u00a0', '.', '\u202e');
    fc.assert(
      fc.property(
        number,
        fc.array(between, { minLength: 14, maxLength: 14 }),
        fc.constantFrom('+', '00', '\u200e+', 'tel:+'),
        (digits, marks, start) => {
          const spelled = `${start}${[...digits].map((digit, i) => `${digit}${marks[i] ?? ''}`).join('')}`;
          expect(phoneNumberOf(spelled)).toEqual(phoneNumberOf(`+${digits}`));
        },
      ),
    );
  });

  test('takes whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(phoneNumberOf(text)?.digits ?? '').toMatch(/^\d*$/);
      }),
    );
  });
});

test('isFullNumber() takes 7 to 15 digits', () => {
  const isFull = (digits: string) => isFullNumber({ digits, isInternational: true, isAlone: true });
  expect(['123456', '1234567', '1'.repeat(15), '1'.repeat(16)].map(isFull)).toEqual([false, true, true, false]);
});
