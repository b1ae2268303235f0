/** Spanish. */
import type { Messages } from '../declared/message-values.ts';
import { archive } from './es/archive.ts';
import { charts } from './es/charts.ts';
import { findings } from './es/findings.ts';
import { general } from './es/general.ts';
import { kpis, packs, sources } from './es/kpis.ts';
import { leaving, notices } from './es/leaving.ts';
import { mail } from './es/mail.ts';
import { notes } from './es/notes.ts';
import { page } from './es/page.ts';
import { quality } from './es/quality.ts';
import { reasons } from './es/reasons.ts';
import { states } from './es/states.ts';
import { tables } from './es/tables.ts';
import { values } from './es/values.ts';
import { verdict } from './es/verdict.ts';

export const es: Messages = {
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
