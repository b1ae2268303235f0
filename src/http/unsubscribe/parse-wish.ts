/** What a recipient wishes, read from the form that was posted. */
import { InputError } from '../../errors.ts';
import { PAUSE_DAYS, type Wish } from '../../subscriptions/people/leaving.ts';
import { wishBody } from './unsubscribe-schema.ts';

export interface AskedWish {
  readonly wish: Wish;
  /** Whether a mail program asks, which shows no page. */
  readonly isOneClick: boolean;
}

/** @throws InputError input.body, which repeats nothing of it */
export function parseWish(fields: Readonly<Record<string, unknown>>): AskedWish {
  const { data } = wishBody.safeParse(fields);
  if (data === undefined)
    throw new InputError(
      'input.body',
      `Cannot use the body: it is none of "List-Unsubscribe=One-Click", "action=unsubscribe", "action=resume", and "action=pause" with "days=${PAUSE_DAYS.join('" or "days=')}"`,
    );
  if (!('action' in data)) return { wish: { action: 'unsubscribe' }, isOneClick: true };
  if (data.action !== 'pause') return { wish: { action: data.action }, isOneClick: false };
  const days = PAUSE_DAYS.find((known) => String(known) === data.days) ?? PAUSE_DAYS[0];
  return { wish: { action: 'pause', days }, isOneClick: false };
}
