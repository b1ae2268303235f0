/** Faults from the command line: --fault latencyMs=150 --fault latencyMs.max=200 --fault limits=null, each value JSON. */
import { InputError } from '../../../src/errors.ts';
import { type FaultInput, parseFaults } from './settings.ts';

type Tree = { [name: string]: unknown };

/** The faults of several flags "name.name=value". @throws InputError input.command that names the flag or setting and the rule */
export function parseFaultFlags(flags: readonly string[]): FaultInput {
  const tree: Tree = {};
  for (const flag of flags) {
    const [, path = '', text = ''] = /^(\w+(?:\.\w+)*)=(.+)$/s.exec(flag) ?? [];
    if (path === '') throw new InputError('input.command', `Cannot use --fault "${flag}": it is no name=value`);
    put(tree, path.split('.'), parseValue(flag, text));
  }
  try {
    parseFaults(tree);
  } catch (cause) {
    if (cause instanceof RangeError) throw new InputError('input.command', cause.message, { cause });
    throw cause;
  }
  return tree;
}

function parseValue(flag: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InputError('input.command', `Cannot use --fault "${flag}": its value is no JSON`, { cause });
  }
}

function put(tree: Tree, path: readonly string[], value: unknown): void {
  const [name = '', ...rest] = path;
  if (rest.length === 0) {
    define(tree, name, value);
    return;
  }
  const given = Object.hasOwn(tree, name) ? tree[name] : undefined;
  const branch: Tree = typeof given === 'object' && given !== null ? { ...given } : {};
  put(branch, rest, value);
  define(tree, name, branch);
}

// "__proto__" is a name like any other: the schema refuses it.
function define(tree: Tree, name: string, value: unknown): void {
  Object.defineProperty(tree, name, { value, enumerable: true, configurable: true, writable: true });
}
