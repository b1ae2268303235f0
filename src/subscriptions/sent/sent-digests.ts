/** Digests as they were sent, for whoever looks them up: nothing here sends or changes anything. */
import { type ListPorts, listSent, type SentSpan } from './list-sent.ts';
import { readMessage } from './read-message.ts';
import { type ReadPorts, readSent } from './read-sent.ts';
import type { AskedDigest, AskedMessage, ListedDigest, SentDigest, SentMessage } from './sent-digest.ts';

/** Every method throws StoreError. */
export interface SentDigests {
  /** Those made for some days, the newest day first, each with the scope that decides who may see it. */
  list(span: SentSpan): Promise<readonly ListedDigest[]>;
  /** @throws InputError digest.unknown */
  read(asked: AskedDigest): Promise<SentDigest>;
  /** The bytes of its mail, without what is one person's own. @throws InputError digest.unknown, digest.no-message */
  readMessage(asked: AskedMessage): Promise<SentMessage>;
}

export interface SentPorts extends Omit<ReadPorts, 'subscriptions'> {
  readonly subscriptions: ListPorts['subscriptions'] & ReadPorts['subscriptions'];
}

export function sentDigests(ports: SentPorts): SentDigests {
  return {
    list: (span) => listSent(ports, span),
    read: (asked) => readSent(ports, asked),
    readMessage: (asked) => readMessage(ports, asked),
  };
}
