/** What the queue of deliveries holds: which one is to be worked on. */
import { z } from 'zod';
import { InputError } from '../../errors.ts';
import { readVersion, upgraded, versionOf } from '../../history/schemas/versions.ts';
import { type DigestId, isDigestKind } from '../delivery/digest-id.ts';

/** The Storage queue of the deliveries; what fails maxDequeueCount times (host.json) lands in the other one. */
export const DELIVERY_QUEUE = 'digest-deliveries';
export const DELIVERY_POISON_QUEUE = `${DELIVERY_QUEUE}-poison`;

const versioned = z.object({ version: z.int().optional() });
const schema = z.object({
  subscription: z.string(),
  period: z.object({ from: z.string(), to: z.string(), zone: z.string() }),
  kind: z.custom<DigestId['kind']>((kind) => typeof kind === 'string' && isDigestKind(kind)),
});

/** The message of a delivery, with the version of its shape. */
export type DeliveryMessage = DigestId & { readonly version: number };

export function deliveryMessage({ subscription, period: { from, to, zone }, kind }: DigestId): DeliveryMessage {
  return { subscription, period: { from, to, zone }, kind, version: versionOf(DELIVERY_QUEUE) };
}

/** The delivery that a message is about: JSON, or what the host made of it. @throws InputError input.body where it is none, StoreError store.newer for one of a newer version of the app */
export function parseDeliveryMessage(given: unknown): DigestId {
  const message = typeof given === 'string' ? fromJson(given) : given;
  const { data: said } = versioned.safeParse(message);
  const version = readVersion('use the message of the queue', DELIVERY_QUEUE, said?.version);
  const { data } = schema.safeParse(upgraded<unknown>(DELIVERY_QUEUE, version, message));
  if (data === undefined) throw new InputError('input.body', 'Cannot use the message of the queue: it names no delivery');
  return data;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
