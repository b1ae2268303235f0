/** A digest's mail of a report: subject, HTML, text, and the files that it carries. */
import type { LinkTo } from '../../digest/options/link-target.ts';
import type { LeftOut } from '../../files/attachments.ts';
import type { MailFile } from '../../mail/mail-file.ts';
import type { Report } from '../../report/report.ts';
import { type Words, wordsOf } from '../../words/words.ts';
import type { BrandSettings, ContentSettings } from '../subscription/mail-choices.ts';

/** The setting that lists the readers of the subscription that nobody named. */
const LISTED_BY = 'DIGEST_TO';

export interface MailChoices {
  readonly content: ContentSettings;
  readonly branding: BrandSettings;
  /** What makes its links. @default none */
  readonly linkTo?: LinkTo | undefined;
  /** What lists its readers: the name of the subscription. @default DIGEST_TO */
  readonly listedBy?: string | undefined;
  /** What stands where each reader's own address for leaving belongs: newMarker(), for personalised() to replace. @default no such link, as in copies that are the same for all */
  readonly marker?: string | undefined;
  /** Whether it goes to one address to try it, and says so. @default false */
  readonly isTest?: boolean | undefined;
}

export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly files: readonly MailFile[];
}

/** The same report gives the same subject, HTML and text; workbooks and archives hold the time at which they were made. */
export async function renderMail(
  report: Report,
  { content, branding, linkTo, listedBy = LISTED_BY, marker, isTest = false }: MailChoices,
): Promise<RenderedMail> {
  const { preset, sections, language, attach } = content;
  // Most starts send nothing, and what draws a mail took a sixth of the app's import: what measures its text asks Unicode for all emoji at once.
  const [{ renderDigest }, { attachmentsOf }] = await Promise.all([
    import('../../digest/render-digest.ts'),
    import('../../files/attachments.ts'),
  ]);
  const { files, leftOut } = await attachmentsOf(report, attach);
  const digest = renderDigest(report, {
    preset,
    language,
    brand: branding.brand,
    listedBy,
    isTest,
    notes: leftOut.map((file) => leftOutLine(file, wordsOf(language))),
    ...(sections && { sections }),
    ...(linkTo && { linkTo }),
    ...(marker !== undefined && { personal: { manage: marker } }),
  });
  return { ...digest, files: [...(branding.logo ? [branding.logo] : []), ...files] };
}

function leftOutLine({ format, sizeBytes, maxBytes }: LeftOut, words: Words): string {
  const kilobytes = (bytes: number) => words.count(Math.ceil(bytes / 1000));
  return words.say('footer.fileLeftOut', { file: format.toUpperCase(), size: kilobytes(sizeBytes), room: kilobytes(maxBytes) });
}
