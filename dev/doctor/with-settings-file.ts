/** The environment, and what it lacks from a file in the form of local.settings.json, as the Functions host does on a machine. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Environment } from '../../src/environment/reader.ts';
import { InputError } from '../../src/errors.ts';
import { ROOT } from '../root.ts';

const schema = z.object({ Values: z.record(z.string(), z.string()) });

/** @param file undefined = local.settings.json, which may be absent @throws InputError that names the file, and nothing of what stands in it */
export async function withSettingsFile(env: Environment, file: string | undefined): Promise<Environment> {
  const path = file ?? join(ROOT, 'local.settings.json');
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined && file === undefined) return env;
  if (text === undefined) throw new InputError('input.command', `Cannot read the settings "${path}": there is no such file`);
  const given = Object.entries(env).filter(([, value]) => value !== undefined && value !== '');
  return { ...valuesIn(text, path), ...Object.fromEntries(given) };
}

function valuesIn(text: string, path: string): Environment {
  try {
    return schema.parse(JSON.parse(text)).Values;
  } catch {
    throw new InputError('input.command', `Cannot read the settings "${path}": it is no JSON with "Values", each a text`);
  }
}
