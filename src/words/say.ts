/** Says a message of one language with its values. */
import { IntlMessageFormat } from 'intl-messageformat';
import { clean } from './clean.ts';
import { ARGUMENTS, type ArgumentName, type Said } from './declared/arguments.ts';
import type { MessageId, MessageValues } from './declared/message-values.ts';
import { isolated } from './isolate.ts';

/** The values are left out where the message has none. */
export type Say = <Id extends MessageId>(
  id: Id,
  ...values: keyof MessageValues[Id] extends never ? readonly [] : readonly [MessageValues[Id]]
) => Said;

/** Values from data are cleaned, cut and isolated here, so that no caller can forget to. Each message is parsed when it is first said. */
export function sayerOf(locale: string, messages: Readonly<Record<MessageId, string>>): Say {
  const formats = new Map<MessageId, IntlMessageFormat>();
  const formatOf = (id: MessageId) => {
    const format = formats.get(id) ?? new IntlMessageFormat(messages[id], locale, undefined, { ignoreTag: true });
    formats.set(id, format);
    return format;
  };
  const nameless = () => `${formatOf('notGiven').format()}`;
  return (id, ...[values = {}]) => {
    const fit = Object.entries(values).map(([name, value]) => [name, fitOf(name, value, nameless)]);
    return `${formatOf(id).format(Object.fromEntries(fit))}` as Said;
  };
}

/** A text of which nothing visible is left is said as "(not given)". */
function fitOf(name: string, value: unknown, nameless: () => string): unknown {
  const argument = ARGUMENTS[name as ArgumentName];
  if (argument.kind !== 'text') return value;
  return isolated(clean(`${value}`, argument.maxCharacters)) || nameless();
}
