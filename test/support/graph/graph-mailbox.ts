/** The one mailbox of a Graph server for tests: drafts, what was accepted, Sent Items that lag, and an inbox. */
import { randomUUID } from 'node:crypto';
import { type GraphAttachment, type GraphMessage, propertyOf } from './graph-shapes.ts';

export interface Accepted {
  /** The request as it came, byte for byte; of a message that was a draft, the request that made it. */
  readonly bytes: Buffer;
  readonly message: GraphMessage;
  /** Files that came by themselves, byte for byte. */
  readonly apart: readonly { readonly name: string; readonly bytes: Buffer }[];
  readonly isSaved: boolean;
  /** The Message-ID that the server made. */
  readonly internetMessageId: string;
}

export interface InboxMessage {
  readonly id: string;
  /** ISO 8601 UTC. */
  readonly receivedDateTime: string;
  readonly messageClass: string;
  readonly mime: string;
}

interface Draft {
  readonly bytes: Buffer;
  readonly message: GraphMessage;
  readonly apart: { readonly name: string; readonly bytes: Buffer }[];
}

export function graphMailbox() {
  const accepted: Accepted[] = [];
  const drafts = new Map<string, Draft>();
  const inbox: InboxMessage[] = [];
  const unseen = new Map<Accepted, number>();
  const state = {
    /** So often somebody looks for a message in vain before Sent Items shows it. */
    lookUpsInVain: 0,
  };
  const accept = (given: Omit<Accepted, 'internetMessageId'>) => {
    const one = { ...given, internetMessageId: `<${randomUUID()}@server.example>` };
    accepted.push(one);
    unseen.set(one, state.lookUpsInVain);
  };
  return Object.assign(state, {
    accepted,
    drafts,
    inbox,
    accept,
    addDraft(bytes: Buffer, message: GraphMessage): string {
      const id = randomUUID();
      drafts.set(id, { bytes, message, apart: [] });
      return id;
    },
    /** False where there is no such draft. */
    attach(id: string, { name, contentBytes }: Pick<GraphAttachment, 'name' | 'contentBytes'>): boolean {
      return drafts.get(id)?.apart.push({ name, bytes: Buffer.from(contentBytes, 'base64') }) !== undefined;
    },
    /** Moves a draft to what was accepted. False where there is none. */
    sendDraft(id: string): boolean {
      const draft = drafts.get(id);
      if (draft === undefined) return false;
      drafts.delete(id);
      accept({ ...draft, isSaved: true });
      return true;
    },
    /** What Sent Items hold under a Message-ID. */
    findByMessageId: (messageId: string) => accepted.filter((one) => one.isSaved && one.internetMessageId === messageId),
    /** What Sent Items show under a value of an extended property, once they do. */
    findSent(propertyId: string, value: string): readonly Accepted[] {
      return accepted.filter((one) => {
        if (!one.isSaved || propertyOf(one.message, propertyId)?.toLowerCase() !== value.toLowerCase()) return false;
        const left = unseen.get(one) ?? 0;
        unseen.set(one, left - 1);
        return left <= 0;
      });
    },
  });
}

export type GraphMailbox = ReturnType<typeof graphMailbox>;
