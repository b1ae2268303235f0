/** What the report page is made of. */
import type { Brand } from '../digest/options/brand.ts';
import type { Surroundings } from '../report/around/surroundings.ts';
import type { Report } from '../report/report.ts';
import type { PageAddress } from './address/page-address.ts';
import type { ReadingTrouble } from './states/reading-states.ts';

export interface PageSource {
  readonly report: Report;
  readonly around: Surroundings;
  /** What was asked for: every link of the page is this with something changed. */
  readonly address: PageAddress;
  readonly brand: Brand;
  /** Number of the version on record that is shown; undefined where the report was computed just now. */
  readonly version: number | undefined;
  /** Why Dataverse is not read, where that is known. @default nothing is wrong with it */
  readonly trouble?: ReadingTrouble;
  /** Whether its reader holds a link alone, which opens its own days and nothing else: then there is nothing to pick days from. */
  readonly isLink: boolean;
}
