/** Where a digest as it was sent is shown, and what its mails are called. */
import type { SentDigest } from '../../report/around/surroundings.ts';
import type { Said, Words } from '../../words/words.ts';
import { withFields } from '../address/address-of.ts';

type Named = Pick<SentDigest, 'subscription' | 'to' | 'zone' | 'kind'>;

/** Path and query of its page. */
export function digestAddress(digest: Named): string {
  return withFields(pathOf(digest), fieldsOf(digest));
}

/** Path and query of what it said, for a frame of that page. */
export function mailAddress(digest: Named): string {
  return withFields(`${pathOf(digest)}/mail`, fieldsOf(digest));
}

/** Another release may know other kinds. */
export function kindWords(kind: string, words: Words): Said {
  if (kind === 'scheduled') return words.say('sent.scheduled');
  return kind.startsWith('resend') ? words.say('sent.resend') : words.name(kind);
}

function pathOf({ subscription, to }: Named): string {
  return `/digests/${encodeURIComponent(subscription)}/${to}`;
}

function fieldsOf({ zone, kind }: Named): [string, string][] {
  return [
    ['zone', zone],
    ['kind', kind],
  ];
}
