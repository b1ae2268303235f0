/** German. */
import type { Messages } from '../declared/message-values.ts';
import { archive } from './de/archive.ts';
import { charts } from './de/charts.ts';
import { findings } from './de/findings.ts';
import { general } from './de/general.ts';
import { kpis, packs, sources } from './de/kpis.ts';
import { leaving, notices } from './de/leaving.ts';
import { mail } from './de/mail.ts';
import { notes } from './de/notes.ts';
import { page } from './de/page.ts';
import { quality } from './de/quality.ts';
import { reasons } from './de/reasons.ts';
import { states } from './de/states.ts';
import { tables } from './de/tables.ts';
import { values } from './de/values.ts';
import { verdict } from './de/verdict.ts';

export const de: Messages = {
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
