/** Who may open what without a key: the use cases of sign-in and links in one. */
import type { DocumentStore } from '../history/tables/document-store.ts';
import type { RunRecording } from '../runs/record-run.ts';
import type { AccessSettings } from './access-settings.ts';
import { type DigestLinks, digestLinks } from './digest-link.ts';
import { type Credentials, identify } from './identify.ts';
import { type LinkPorts, type Links, linksOf } from './links.ts';
import { type NamedSubscription, type PersonalLinks, personalLinksOf } from './personal-links.ts';
import type { Reader } from './reader.ts';
import { accessRecorder, type RecordAccess } from './record-access.ts';
import { revocations } from './revocations.ts';

export interface Access {
  readonly links: Links;
  /** Where the links of digests lead. */
  readonly linksOf: DigestLinks;
  /** Recipients' own links, for pausing and leaving. */
  readonly personal: PersonalLinks;
  /** @throws AccessError that says what to do, StoreError */
  identify(credentials: Credentials): Promise<Reader>;
  /** Notes in the run log who opened what. */
  readonly record: RecordAccess;
}

export interface AccessPorts extends Pick<LinkPorts, 'publicUrl'> {
  readonly settings: AccessSettings;
  /** The subscription of an id, as its recipients are told of it; undefined where there is none now. @throws StoreError */
  readonly findSubscription: (id: string) => Promise<NamedSubscription | undefined>;
  readonly documents: DocumentStore;
  readonly recording: Pick<RunRecording, 'log' | 'warn' | 'clock'>;
}

/** By the settings. */
export function accessOf({ settings, publicUrl, documents, recording, findSubscription }: AccessPorts): Access {
  const { clock } = recording;
  const hasSubscription = async (id: string) => (await findSubscription(id)) !== undefined;
  const revoked = revocations(documents);
  const links = linksOf({ settings, publicUrl, revocations: revoked, hasSubscription, clock });
  return {
    links,
    linksOf: digestLinks(settings, publicUrl, links),
    personal: personalLinksOf({ settings, publicUrl, revocations: revoked, findSubscription, clock }),
    identify: (credentials) => identify({ settings, links }, credentials),
    record: accessRecorder(recording),
  };
}
