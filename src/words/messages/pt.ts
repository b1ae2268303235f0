/** Portuguese. */
import type { Messages } from '../declared/message-values.ts';
import { archive } from './pt/archive.ts';
import { charts } from './pt/charts.ts';
import { findings } from './pt/findings.ts';
import { general } from './pt/general.ts';
import { kpis, packs, sources } from './pt/kpis.ts';
import { leaving, notices } from './pt/leaving.ts';
import { mail } from './pt/mail.ts';
import { notes } from './pt/notes.ts';
import { page } from './pt/page.ts';
import { quality } from './pt/quality.ts';
import { reasons } from './pt/reasons.ts';
import { states } from './pt/states.ts';
import { tables } from './pt/tables.ts';
import { values } from './pt/values.ts';
import { verdict } from './pt/verdict.ts';

export const pt: Messages = {
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
