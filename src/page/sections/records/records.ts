/** What is on record of the days: their versions, and the digests that were sent, one above the other. */
import { html } from '../../../html.ts';
import type { Section } from '../../parts/section.ts';
import { digestsSection } from './digests.ts';
import { versionsSection } from './versions.ts';

export const recordsSection: Section = (source) => {
  const parts = [versionsSection, digestsSection].flatMap((section) => section(source) ?? []);
  return parts.length === 0 ? null : html`<div class="stack">${parts}</div>`;
};
