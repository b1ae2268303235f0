/** Answers under an ETag: the same one for the same body alone, 304 for who has it, and headers that go with it. */
import type { HttpResponseInit } from '@azure/functions';
import { describe, expect, test } from 'vitest';
import { LATEST_VERSION, stableAnswer } from '../../src/http/conditional.ts';
import { finishedAnswer } from '../../src/http/finished-answer.ts';

const answerOf = (body: string, status = 200): HttpResponseInit => ({
  status,
  headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', Vary: 'Accept' },
  body,
});
const asked = (tags?: string) => ({ headers: new Headers(tags === undefined ? {} : { 'If-None-Match': tags }) });
const headersOf = ({ headers }: HttpResponseInit) => Object.fromEntries(new Headers(headers));
const etagOf = (body: string) => headersOf(stableAnswer(asked(), answerOf(body), LATEST_VERSION)).etag ?? '';

test('the tag is that of the body: equal bodies share it, others do not', () => {
  expect(etagOf('{"a":1}')).toMatch(/^"[\w-]{43}"$/);
  expect(etagOf('{"a":1}')).toBe(etagOf('{"a":1}'));
  expect(etagOf('{"a":1}')).not.toBe(etagOf('{"a":2}'));
});

test('who has nothing, or something else, gets all of it, with the Cache-Control that is given', () => {
  for (const tags of [undefined, '"other"', 'W/"other", "another"', '']) {
    const answer = stableAnswer(asked(tags), answerOf('all'), LATEST_VERSION);
    expect(answer).toMatchObject({ status: 200, body: 'all' });
    expect(headersOf(answer)).toMatchObject({ 'cache-control': LATEST_VERSION, 'content-type': 'application/json', vary: 'Accept' });
  }
});

test.each([
  ['the tag', (tag: string) => tag],
  ['the tag as a weak one', (tag: string) => `W/${tag}`],
  ['a list with the tag', (tag: string) => `"a", W/"b,c",${tag}`],
  ['any', () => '*'],
  ['any, with blanks', () => ' * '],
])('who names %s gets 304 without a body, with the headers of 200 that matter', (_name, tags) => {
  const answer = stableAnswer(asked(tags(etagOf('all'))), answerOf('all'), LATEST_VERSION);
  expect(answer.status).toBe(304);
  expect(answer.body).toBeUndefined();
  expect(headersOf(answer)).toEqual({ 'cache-control': LATEST_VERSION, etag: etagOf('all'), vary: 'Accept' });
});

test('a tag that only contains the right one is another one', () => {
  const tag = etagOf('all').slice(1, -1);
  for (const tags of [tag, `"${tag} "`, `"x${tag}"`, `'${tag}'`]) {
    expect(stableAnswer(asked(tags), answerOf('all'), LATEST_VERSION).status, tags).toBe(200);
  }
});

test('an error and a body that is made while it is sent are kept by nobody', () => {
  const made = { ...answerOf(''), body: (async function* () {})() };
  for (const answer of [answerOf('problem', 404), made]) {
    expect(stableAnswer(asked('*'), answer, LATEST_VERSION)).toBe(answer);
  }
});

describe('finishedAnswer()', () => {
  test('gives HEAD the headers of GET, with the length of the body and without it', () => {
    const [get, head] = ['GET', 'HEAD'].map((method) => finishedAnswer({ method }, answerOf('é')));
    expect(get?.body).toBe('é');
    expect(head).not.toHaveProperty('body');
    expect(headersOf(head ?? {})).toEqual(headersOf(get ?? {}));
    expect(headersOf(head ?? {})).toMatchObject({ 'content-length': '2', vary: 'Accept' });
  });

  test('does not begin to make a body for HEAD', () => {
    let begun = false;
    const body = (async function* () {
      begun = true;
      yield new Uint8Array();
    })();
    expect(finishedAnswer({ method: 'HEAD' }, { status: 200, body })).not.toHaveProperty('body');
    expect(begun).toBe(false);
  });
});
