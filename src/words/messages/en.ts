/** English. */
import type { Messages } from '../declared/message-values.ts';
import { findings } from './en/findings.ts';
import { general } from './en/general.ts';
import { lines } from './en/lines.ts';
import { mail } from './en/mail.ts';
import { names } from './en/names.ts';
import { verdict } from './en/verdict.ts';

export const en: Messages = { ...general, ...verdict, ...findings, ...mail, ...lines, ...names };
