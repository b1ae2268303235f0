/** Every message by its id, with the values that it asks for. */
import { ARCHIVE } from './archive.ts';
import type { Declared, ValuesFor } from './arguments.ts';
import { CHARTS } from './charts.ts';
import { FINDINGS } from './findings.ts';
import { GENERAL } from './general.ts';
import { LEAVING, NOTICES } from './leaving.ts';
import { MAIL } from './mail.ts';
import type { KpiTexts, PackTexts, SourceTexts, ValueTexts } from './names.ts';
import { NOTES } from './notes.ts';
import { PAGE } from './page.ts';
import { QUALITY } from './quality.ts';
import { REASONS } from './reasons.ts';
import { STATES } from './states.ts';
import { TABLES } from './tables.ts';
import { VERDICT } from './verdict.ts';

/** The messages that are declared with their arguments, in the order of their subjects. */
export const DECLARED = {
  ...GENERAL,
  ...VERDICT,
  ...FINDINGS,
  ...MAIL,
  ...LEAVING,
  ...NOTICES,
  ...TABLES,
  ...NOTES,
  ...REASONS,
  ...QUALITY,
  ...CHARTS,
  ...PAGE,
  ...STATES,
  ...ARCHIVE,
} as const satisfies Declared;
type DeclaredId = keyof typeof DECLARED;
type NameId = keyof (ValueTexts & KpiTexts & PackTexts & SourceTexts);

/** The values of each message; names have none. */
export type MessageValues = { readonly [Id in DeclaredId]: ValuesFor<(typeof DECLARED)[Id]> } & {
  readonly [Id in NameId]: ValuesFor<readonly []>;
};
export type MessageId = keyof MessageValues;
/** All of a language. */
export type Messages = Readonly<Record<MessageId, string>>;
