import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newMarker, personalised } from '../../../src/subscriptions/people/personal-links.ts';

test('each marker is another one, an address that leads nowhere', () => {
  const markers = Array.from({ length: 100 }, newMarker);
  expect(new Set(markers).size).toBe(100);
  expect(new URL(markers[0] ?? '').hostname).toBe('personal.invalid');
});

test('personalised() puts the address where each marker stands, escaped in HTML, and changes nothing else', () => {
  const marker = newMarker();
  const content = { subject: 's', html: `<a href="${marker}">x</a> ${marker}`, text: `Leave:\n${marker}\n` };
  expect(personalised(content, marker, 'https://digest.example/x?a=1&b="$&\'<')).toEqual({
    subject: 's',
    html: '<a href="https://digest.example/x?a=1&amp;b=%22$&amp;%27%3C">x</a> https://digest.example/x?a=1&amp;b=%22$&amp;%27%3C',
    text: 'Leave:\nhttps://digest.example/x?a=1&b=%22$&%27%3C\n',
  });
});

test('data that look like a marker stay as they are', () => {
  fc.assert(
    fc.property(fc.string(), fc.stringMatching(/^[0-9a-f]{32}$/), (noise, guess) => {
      const data = `${noise} https://personal.invalid/${guess} https://personal.invalid/`;
      expect(personalised({ html: data, text: data }, newMarker(), 'https://digest.example/')).toEqual({ html: data, text: data });
    }),
  );
});
