/** English. */
import type { Messages } from '../declared/message-values.ts';
import { archive } from './en/archive.ts';
import { charts } from './en/charts.ts';
import { findings } from './en/findings.ts';
import { general } from './en/general.ts';
import { kpis, packs, sources } from './en/kpis.ts';
import { leaving, notices } from './en/leaving.ts';
import { mail } from './en/mail.ts';
import { notes } from './en/notes.ts';
import { page } from './en/page.ts';
import { quality } from './en/quality.ts';
import { reasons } from './en/reasons.ts';
import { states } from './en/states.ts';
import { tables } from './en/tables.ts';
import { values } from './en/values.ts';
import { verdict } from './en/verdict.ts';

export const en: Messages = {
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
