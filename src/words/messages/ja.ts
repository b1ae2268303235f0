/** Japanese. */
import type { Messages } from '../declared/message-values.ts';
import { archive } from './ja/archive.ts';
import { charts } from './ja/charts.ts';
import { findings } from './ja/findings.ts';
import { general } from './ja/general.ts';
import { kpis, packs, sources } from './ja/kpis.ts';
import { leaving, notices } from './ja/leaving.ts';
import { mail } from './ja/mail.ts';
import { notes } from './ja/notes.ts';
import { page } from './ja/page.ts';
import { quality } from './ja/quality.ts';
import { reasons } from './ja/reasons.ts';
import { states } from './ja/states.ts';
import { tables } from './ja/tables.ts';
import { values } from './ja/values.ts';
import { verdict } from './ja/verdict.ts';

export const ja: Messages = {
  ...general,
  ...verdict,
  ...findings,
  ...mail,
  ...leaving,
  ...notices,
  ...tables,
  ...notes,
  ...reasons,
  ...quality,
  ...charts,
  ...page,
  ...states,
  ...archive,
  ...values,
  ...kpis,
  ...packs,
  ...sources,
};
