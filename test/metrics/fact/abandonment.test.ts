/** Which source tells of abandonment, and what each of them says. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { abandonmentByConversation, abandonmentOf, betterOf } from '../../../src/metrics/fact/abandonment.ts';
import { ABANDON_SOURCES } from '../../../src/metrics/fact/fact.ts';
import { SETS } from '../../../src/metrics/fact/sets.ts';

const CALL = SETS.attempts | SETS.voiceAttempts;
const SHORT_LIVE = CALL | SETS.offHook | SETS.liveMax | SETS.timed | SETS.short;
const NOT_TOLD = { source: '', isAbandoned: false };

describe('abandonmentOf()', () => {
  const row = {
    sets: CALL,
    dialMode: 'Progressive',
    result: 'LiveAnswer',
    wasConnected: false,
    wasTaken: false,
    meanings: [],
    hasAbandonCodes: false,
  };
  const connected = { ...row, wasConnected: true };

  test.each(['Progressive', 'Predictive'])(
    'in dial mode %s: abandoned = the customer was connected, and no representative after',
    (dialMode) => {
      expect(abandonmentOf({ ...connected, dialMode })).toEqual({ source: 'column', isAbandoned: true });
      expect(abandonmentOf({ ...connected, dialMode, wasTaken: true })).toEqual({ source: 'column', isAbandoned: false });
    },
  );

  test('tells nothing by the columns where the customer was not connected: the organisation may lack them', () => {
    expect(abandonmentOf(row)).toEqual(NOT_TOLD);
    expect(abandonmentOf({ ...row, wasTaken: true })).toEqual(NOT_TOLD);
  });

  test.each(['Preview', 'Copilot', '', 'Odd'])(
    'tells nothing by the columns in dial mode "%s", where nobody is added after',
    (dialMode) => {
      expect(abandonmentOf({ ...connected, dialMode })).toEqual(NOT_TOLD);
    },
  );

  test('tells nothing by the columns of machines, fax tones and failed agents: no customer waits there', () => {
    expect(abandonmentOf({ ...connected, sets: CALL | SETS.machine })).toEqual(NOT_TOLD);
    for (const result of ['NotAHandset', 'BotFailed']) expect(abandonmentOf({ ...connected, result })).toEqual(NOT_TOLD);
  });

  test('prefers the columns to a code', () => {
    const coded = { ...row, meanings: ['abandoned'] as const, hasAbandonCodes: true };
    expect(abandonmentOf({ ...coded, wasConnected: true, wasTaken: true })).toEqual({ source: 'column', isAbandoned: false });
    expect(abandonmentOf(coded)).toEqual({ source: 'code', isAbandoned: true });
  });

  test('takes a call without an abandon code for none, but only where such codes are mapped', () => {
    expect(abandonmentOf({ ...row, meanings: ['person'], hasAbandonCodes: true })).toEqual({ source: 'code', isAbandoned: false });
    expect(abandonmentOf({ ...row, meanings: ['person'] })).toEqual(NOT_TOLD);
  });

  test('tells nothing of messages and of what was not tried, whatever the columns say', () => {
    for (const sets of [SETS.attempts, SETS.notTried, 0]) {
      expect(abandonmentOf({ ...connected, sets, meanings: ['abandoned'], hasAbandonCodes: true })).toEqual(NOT_TOLD);
    }
  });
});

describe('abandonmentByConversation()', () => {
  const answer = { sets: SHORT_LIVE, dialMode: 'Progressive', isAbandoned: null, isAccepted: false };

  test.each([true, false])('takes msdyn_isabandoned at its word: %j', (isAbandoned) => {
    expect(abandonmentByConversation({ ...answer, isAbandoned })).toEqual({ source: 'conversation', isAbandoned });
  });

  test('estimates: a short call that may have been live and that nobody took, where representatives lead', () => {
    for (const dialMode of ['Progressive', 'Predictive']) {
      expect(abandonmentByConversation({ ...answer, dialMode })).toEqual({ source: 'estimate', isAbandoned: true });
    }
    const not = { source: 'estimate', isAbandoned: false };
    expect(abandonmentByConversation({ ...answer, isAccepted: true })).toEqual(not);
    expect(abandonmentByConversation({ ...answer, sets: SHORT_LIVE & ~SETS.short })).toEqual(not);
    expect(abandonmentByConversation({ ...answer, sets: SHORT_LIVE & ~SETS.liveMax })).toEqual(not);
  });

  test.each(['Copilot', 'Preview', '', 'Odd'])('estimates nothing in dial mode "%s"', (dialMode) => {
    expect(abandonmentByConversation({ ...answer, dialMode })).toEqual(NOT_TOLD);
  });

  test('tells nothing of messages', () => {
    expect(abandonmentByConversation({ ...answer, sets: SETS.attempts, isAbandoned: true })).toEqual(NOT_TOLD);
  });
});

test('betterOf() gives the answer of the better source, and the first one of equals', () => {
  const order = ['column', 'conversation', 'code', 'estimate', ''] as const;
  const answers = fc.record({ source: fc.constantFrom(...ABANDON_SOURCES), isAbandoned: fc.boolean() });
  fc.assert(
    fc.property(answers, answers, (a, b) => {
      const isFirst = order.indexOf(a.source) <= order.indexOf(b.source);
      expect(betterOf(a, b)).toBe(isFirst ? a : b);
    }),
  );
});
