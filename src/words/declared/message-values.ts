/** Every message by its id, with the values that it asks for. */
import type { Declared, ValuesFor } from './arguments.ts';
import { FINDINGS } from './findings.ts';
import { GENERAL } from './general.ts';
import { LINES } from './lines.ts';
import { MAIL } from './mail.ts';
import type { NameTexts } from './names.ts';
import { VERDICT } from './verdict.ts';

/** The messages that are declared with their arguments, in the order of their subjects. */
export const DECLARED = { ...GENERAL, ...VERDICT, ...FINDINGS, ...MAIL, ...LINES } as const satisfies Declared;
type DeclaredId = keyof typeof DECLARED;

/** The values of each message; plain names have none. */
export type MessageValues = { readonly [Id in DeclaredId]: ValuesFor<(typeof DECLARED)[Id]> } & {
  readonly [Id in keyof NameTexts]: ValuesFor<readonly []>;
};
export type MessageId = keyof MessageValues;
/** All of a language. */
export type Messages = Readonly<Record<MessageId, string>>;
