/** What the settings say about a digest's mail; src/settings/content.ts and brand.ts read them. */
import type { Brand } from '../../digest/options/brand.ts';
import type { SectionId } from '../../digest/options/section-ids.ts';
import type { Preset } from '../../digest/presets.ts';
import type { AttachFormat } from '../../files/attach-formats.ts';
import type { MailFile } from '../../mail/mail-file.ts';
import type { Language } from '../../words/language.ts';

/** What it holds. */
export interface ContentSettings {
  readonly preset: Preset;
  /** A choice of one's own; undefined = those of the preset. */
  readonly sections: readonly SectionId[] | undefined;
  readonly language: Language;
  /** Files that each mail carries, in this order. */
  readonly attach: readonly AttachFormat[];
}

/** How it looks. */
export interface BrandSettings {
  readonly brand: Brand;
  /** The file that the brand's logo names. */
  readonly logo: MailFile | undefined;
  /** Why there is no logo although one is chosen; mails go without. */
  readonly noLogo: string | undefined;
}
