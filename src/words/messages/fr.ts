/** French. */
import type { Messages } from '../declared/message-values.ts';
import { archive } from './fr/archive.ts';
import { charts } from './fr/charts.ts';
import { findings } from './fr/findings.ts';
import { general } from './fr/general.ts';
import { kpis, packs, sources } from './fr/kpis.ts';
import { leaving, notices } from './fr/leaving.ts';
import { mail } from './fr/mail.ts';
import { notes } from './fr/notes.ts';
import { page } from './fr/page.ts';
import { quality } from './fr/quality.ts';
import { reasons } from './fr/reasons.ts';
import { states } from './fr/states.ts';
import { tables } from './fr/tables.ts';
import { values } from './fr/values.ts';
import { verdict } from './fr/verdict.ts';

export const fr: Messages = {
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
