/** The versions of a day on record, newest first: what was told of it, and why it was told again. */
import { reasonWords } from '../../../digest/lines/reason-words.ts';
import { type Html, html, NOTHING } from '../../../html.ts';
import type { DayVersion } from '../../../report/around/surroundings.ts';
import type { Said } from '../../../words/words.ts';
import { addressOf } from '../../address/address-of.ts';
import { type Section, type SectionSource, sectionOf } from '../../parts/section.ts';

export const versionsSection: Section = (source) => {
  const { around, words } = source;
  if (around.versions.length === 0) return null;
  const items = around.versions.toReversed().map((version) => itemOf(version, source));
  return sectionOf({ id: 'versions', title: words.say('page.versions'), width: 'half', body: html`<ol class="records">${items}</ol>` });
};

/** A version has no scope and is compared as it was: its address has neither. */
function itemOf(record: DayVersion, { address, version, words }: SectionSource): Html {
  const { say } = words;
  const href = addressOf({ ...address, scope: {}, compare: undefined, version: record.version });
  const isShown = record.version === version;
  const line = say('page.versionLine', { at: words.instant(record.at, address.zone), reason: reasonOf(record, address.zone, words) });
  return html`<li><a href="${href}"${isShown ? html` aria-current="true"` : NOTHING}>${say('page.version', { count: record.version })}</a>${record.restates ? html` <span class="tag">${say('dayState.restated')}</span>` : NOTHING}${isShown ? html` <span class="tag">${say('page.shown')}</span>` : NOTHING}<br>${line}</li>
`;
}

function reasonOf({ changes = [], reason }: DayVersion, zone: string, words: SectionSource['words']): Said {
  return changes.length === 0
    ? reasonWords(null, reason, words)
    : words.enumeration(changes.map((change) => reasonWords(change, change.id, words, zone)));
}
