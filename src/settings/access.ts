/** SIGN_IN, SIGN_IN_SCOPES and LINK settings: who may open reports without a key, by what, and what they see. */
import { z } from 'zod';
import {
  type AccessSettings,
  LINKS,
  type LinkKey,
  type Links,
  MAX_LINK_DAYS,
  type ScopeRule,
  SIGN_INS,
  type SignIn,
} from '../access/access-settings.ts';
import { oneOf, wholeNumber } from '../environment/parsers.ts';
import type { SettingsReader } from '../environment/reader.ts';
import { isGuid, recordId } from '../metrics/row/record-id.ts';
import { openText } from '../metrics/row/text.ts';
import { canonicalValue } from '../metrics/row/vocabulary.ts';
import { NOT_GIVEN } from '../report/lists.ts';
import { SCOPE_COLUMNS, type ScopeColumn } from '../report/scope.ts';
import { originOf } from './origin.ts';

// As long as the hash of HS256: a shorter key is weaker than it (RFC 7518, 3.2).
const MIN_SECRET = 32;
const MAX_KEYS = 2;

const TEXTS = z.array(z.string().min(1)).min(1).readonly();
const SCOPE = z.strictObject({
  configuration: TEXTS.optional(),
  queue: TEXTS.optional(),
  channel: TEXTS.optional(),
  dialMode: TEXTS.optional(),
});
const RULES = z.array(z.strictObject({ claim: z.string().min(1), value: z.string().min(1), scope: SCOPE }));

/** Reads them. */
export function readAccess(reader: SettingsReader): AccessSettings {
  const signIn = reader.optional('SIGN_IN', oneOf(SIGN_INS), 'off' as SignIn);
  const links = reader.optional('LINKS', oneOf(LINKS), 'off' as Links);
  const scopeRules = reader.optional('SIGN_IN_SCOPES', rulesOf, []);
  if (links !== 'off') reader.required('PUBLIC_URL', originOf, `where links lead (LINKS=${links})`);
  if (links === 'sign-in' && signIn === 'off')
    reader.problem('LINKS must not be "sign-in" without SIGN_IN=app-service: nobody could open them');
  if (scopeRules.length > 0 && signIn === 'off') reader.problem('SIGN_IN_SCOPES must not be given without SIGN_IN=app-service');
  return {
    signIn,
    scopeRules,
    links,
    linkKeys: readKeys(reader, links),
    linkDays: reader.optional('LINK_DAYS', wholeNumber(1, MAX_LINK_DAYS), 30),
  };
}

function readKeys(reader: SettingsReader, links: Links): readonly LinkKey[] {
  if (links !== 'signed') return reader.optional('LINK_KEYS', keysOf, []);
  return reader.required('LINK_KEYS', keysOf, 'what links are signed with (LINKS=signed)') ?? [];
}

/** "2026a:secret of 32 characters or more", perhaps a second one behind a comma. */
function keysOf(text: string): readonly LinkKey[] {
  const keys = text.split(',').map((part) => {
    const [, id, secret] = /^\s*([\w-]{1,20}):([\w+/=.~-]+)\s*$/.exec(part) ?? [];
    if (id === undefined || secret === undefined || secret.length < MIN_SECRET)
      throw new Error(
        `must be one key or two, with a comma between them, each a name of letters, digits and "-", a colon, and a secret of at least ${MIN_SECRET} letters, digits and + / = . ~ _ -`,
      );
    return { id, secret };
  });
  if (keys.length > MAX_KEYS) throw new Error(`must have at most ${MAX_KEYS} keys: the one that signs, and the one before it`);
  if (new Set(keys.map(({ id }) => id)).size < keys.length) throw new Error('must give each key a name of its own');
  if (new Set(keys.map(({ secret }) => secret)).size < keys.length) throw new Error('must give each key a secret of its own');
  return keys;
}

const EXAMPLE = '[{"claim": "groups", "value": "id of the group", "scope": {"queue": ["id of the queue"]}}]';

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`must be JSON such as ${EXAMPLE}: it is no JSON`);
  }
}

/** Which rule, counted from 1, and what is wrong with it; no value is repeated. */
function ruleOf({ path: [index, ...field], message }: z.core.$ZodIssue): string {
  const at = field.length === 0 ? '' : ` at ${field.join('.')}`;
  return index === undefined ? 'it is no list' : `rule ${Number(index) + 1}${at}: ${message}`;
}

/** A list of rules as EXAMPLE has it. */
function rulesOf(text: string): readonly ScopeRule[] {
  const { data: given, error } = RULES.safeParse(jsonOf(text));
  if (error !== undefined) throw new Error(`must be JSON such as ${EXAMPLE}: ${error.issues.map(ruleOf).join('; ')}`);
  // Somebody who took the last rule away does not mean to show everything.
  if (given.length === 0) throw new Error('must have at least one rule: leave it out where Reports.Read is to see everything');
  return given.map(({ claim, value, scope }) => {
    const columns = SCOPE_COLUMNS.flatMap((column) => {
      const values = scope[column];
      return values === undefined ? [] : [[column, values.map((one) => storedValue(column, one))] as const];
    });
    return { claim, value, scope: Object.fromEntries(columns) };
  });
}

/** Names change hands: whoever names a queue after another must not get its scope by that, so queues and configurations are given by id. */
function storedValue(column: ScopeColumn, text: string): string {
  if (text === NOT_GIVEN) return '';
  if (column === 'channel' || column === 'dialMode') return canonicalValue(column, text) ?? openText(text);
  if (!isGuid(text)) throw new Error(`must name each ${column} by its id, a GUID (a report has it as "key"), or by "${NOT_GIVEN}"`);
  return recordId(text);
}
