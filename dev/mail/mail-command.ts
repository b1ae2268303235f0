/** The command line of `npm run mail`. */
import { PRESETS, type Preset } from '../../src/digest/presets.ts';
import type { InputError } from '../../src/errors.ts';
import { shown } from '../../src/time/zone.ts';
import { LANGUAGES, type Language } from '../../src/words/language.ts';
import { parseWords, wrongCommand } from '../command-words.ts';
import { SAMPLE_NAMES, type SampleName } from '../mail-samples/samples.ts';

export interface MailCommand {
  /** Undefined = DIGEST_PRESET, else brief. */
  readonly preset: Preset | undefined;
  /** Undefined = DIGEST_LANGUAGE, else en. */
  readonly language: Language | undefined;
  /** The days whose mail is shown: a local date (yesterday where it is undefined), or samples by name. */
  readonly what: { readonly date: string | undefined } | { readonly samples: readonly SampleName[] };
  /** IANA zone of the date; undefined = REPORT_TIME_ZONE, else the machine's. */
  readonly zone: string | undefined;
  readonly out: string;
}

const ALL = 'all';
const TEXT = { type: 'string' } as const;
const OPTIONS = { preset: TEXT, language: TEXT, day: TEXT, sample: TEXT, zone: TEXT, out: TEXT } as const;

/** What `npm run mail -- --help` prints. */
export const USAGE = `Usage:
  npm run mail -- [--preset ${PRESETS.join('|')}] [--language ${LANGUAGES.join('|')}] [--sample NAME | --day YYYY-MM-DD [--zone Europe/Lisbon]] [--out DIR]
    writes mail.html, mail.txt, mail.eml and pictures, 360 and 600 pixels wide, light and dark, into DIR (out);
    --sample is one of ${SAMPLE_NAMES.join(', ')},
    or ${ALL} of them, each into a folder of its own; "--day sample NAME" is the same;
    --day takes that day (yesterday without it) from where npm start -- --once takes it; branding is that of the settings; links are shown whatever LINKS
    says, as those to PUBLIC_URL (https://digest.example.com) of readers who sign in`;

/** @throws InputError input.command that names the option and the rule */
export function parseMailCommand(args: readonly string[]): MailCommand {
  const { values, positionals } = parseWords(USAGE, { args: [...args], options: OPTIONS, allowPositionals: true });
  const { preset, language, zone, out = 'out' } = values;
  const isNamed = values.day === 'sample';
  const [name, ...more] = isNamed ? positionals : [values.sample, ...positionals];
  if (more.length > 0) throw wrong(`"${shown(more.join(' '))}" belongs to no option`);
  if (isNamed && name === undefined) throw wrong('there is no name after --day sample');
  if (name !== undefined && !isNamed && values.day !== undefined) throw wrong('--sample goes without --day');
  if (name !== undefined && zone !== undefined) throw wrong('--zone goes with --day: a sample has a zone of its own');
  return {
    preset: oneOf('preset', PRESETS, preset),
    language: oneOf('language', LANGUAGES, language),
    what: name === undefined ? { date: values.day } : { samples: samplesOf(name) },
    zone,
    out,
  };
}

function samplesOf(name: string): readonly SampleName[] {
  const one = name === ALL ? undefined : oneOf('sample', SAMPLE_NAMES, name);
  return one === undefined ? SAMPLE_NAMES : [one];
}

function oneOf<T extends string>(option: string, known: readonly T[], given: string | undefined): T | undefined {
  const found = known.find((one) => one === given);
  if (given !== undefined && found === undefined) throw wrong(`--${option} "${shown(given)}" is none of ${known.join(', ')}`);
  return found;
}

function wrong(rule: string): InputError {
  return wrongCommand(USAGE, rule);
}
