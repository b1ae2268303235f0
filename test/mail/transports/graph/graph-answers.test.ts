/** What an answer of Graph means, status by status: a message is repeated only where it surely was not taken. */
import { describe, expect, test } from 'vitest';
import { answerError, meaningOf } from '../../../../src/mail/transports/graph/graph-answers.ts';

const answer = (status: number, code = '', retryAfterMs: number | null = null) => ({ status, code, retryAfterMs, text: '' });
const GRAPH = 'https://graph.microsoft.com';

describe('meaningOf()', () => {
  test.each([
    [answer(202), 'accepted'],
    // A repeat after this one sent two.
    [answer(202, '', 5_000), 'accepted'],
    [answer(400, 'ErrorInvalidRecipients'), 'refused'],
    [answer(413), 'refused'],
    [answer(405), 'refused'],
    [answer(401, 'InvalidAuthenticationToken'), 'closed'],
    [answer(403, 'ErrorAccessDenied'), 'closed'],
    [answer(404, 'ErrorInvalidUser'), 'closed'],
    [answer(302), 'closed'],
    [answer(429), 'later'],
    [answer(429, 'ApplicationThrottled', 10_000), 'later'],
    [answer(403, 'ErrorExceededMessageLimit'), 'later'],
    [answer(503, '', 30_000), 'later'],
    [answer(503), 'unknown'],
    [answer(500), 'unknown'],
    [answer(502), 'unknown'],
    [answer(504, '', 5_000), 'unknown'],
    [answer(408), 'unknown'],
    [answer(200), 'unknown'],
    [answer(599), 'unknown'],
  ])('of %j is %s', (given, meaning) => {
    expect(meaningOf(given)).toBe(meaning);
  });

  test('of a status that is not 202 is never accepted', () => {
    const statuses = Array.from({ length: 500 }, (_, i) => 100 + i).filter((status) => status !== 202);
    expect(
      statuses.filter((status) => meaningOf(answer(status)) === 'accepted' || meaningOf(answer(status, '', 1)) === 'accepted'),
    ).toEqual([]);
  });
});

describe('answerError()', () => {
  test.each([
    [answer(400, 'ErrorInvalidRecipients'), { code: 'mail.rejected', retryable: false }],
    [answer(403, 'ErrorAccessDenied'), { code: 'mail.login', retryable: true }],
    [answer(429, '', 7_000), { code: 'mail.throttled', retryable: true, retryAfterMs: 7_000 }],
    [answer(429), { code: 'mail.throttled', retryable: true, retryAfterMs: undefined }],
    [answer(504), { code: 'mail.ambiguous', retryable: false }],
  ])('of %j is %j', (given, error) => {
    expect(answerError(given, GRAPH)).toMatchObject(error);
  });

  test('names the status, the code of Graph and what to look at, and nothing that Graph said besides', () => {
    const said = { ...answer(403, 'ErrorAccessDenied'), text: '{"error": {"message": "Access is denied to digest@contoso.com"}}' };
    expect(answerError(said, GRAPH).message).toBe(
      'Cannot hand over the message to "https://graph.microsoft.com": Graph answered 403 ErrorAccessDenied; check that this app may send as that mailbox (docs/mail-permission.md)',
    );
  });
});
