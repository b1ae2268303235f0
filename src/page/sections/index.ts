/** The sections of the page, in their order. */
import type { Html } from '../../html.ts';
import type { Section, SectionSource } from '../parts/section.ts';

/** A section is one entry here; what it shows and when it has nothing to say is its own. Ids of sections are those of src/digest/options/section-ids.ts where a mail has the same. */
const SECTIONS: readonly Section[] = [];

/** Those that have something to say. */
export function sectionsOf(source: SectionSource): Html[] {
  return SECTIONS.flatMap((section) => section(source) ?? []);
}
