/** Route templates of HTTP functions ("digests/{subscription}/{date:length(10)}", "{id?}", "{*rest}"), compiled to one pattern each. */

export interface Route {
  readonly template: string;
  /** The decoded parameters of a path, or undefined where the template does not fit. An optional parameter that is absent has no entry. */
  match(segments: readonly string[]): Record<string, string> | undefined;
  /** Sorts before another route where smaller: literal segments win over parameters, parameters with a constraint over plain ones, all over the rest. */
  readonly rank: string;
}

interface Segment {
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly tests: readonly ((value: string) => boolean)[];
  readonly optional: boolean;
  readonly rest: boolean;
  readonly rank: string;
}

const PARAMETER = /\{(\*{0,2})([A-Za-z_]\w*)((?::[a-z]+(?:\([^()]*\))?)*)(\?)?\}/g;

const CONSTRAINTS: Readonly<Record<string, (value: string, ...args: number[]) => boolean>> = {
  int: (v) => /^[+-]?\d{1,10}$/.test(v) && Math.abs(Number(v)) <= 2_147_483_647,
  long: (v) => /^[+-]?\d{1,19}$/.test(v),
  bool: (v) => /^(true|false)$/i.test(v),
  guid: (v) => /^\{?[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}\}?$/i.test(v),
  alpha: (v) => /^[a-z]*$/i.test(v),
  decimal: (v) => /^[+-]?\d+(\.\d+)?$/.test(v),
  double: (v) => /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(v),
  required: (v) => v !== '',
  length: (v, from = 0, to = from) => v.length >= from && v.length <= to,
  minlength: (v, min = 0) => v.length >= min,
  maxlength: (v, max = 0) => v.length <= max,
  min: (v, min = 0) => /^[+-]?\d+$/.test(v) && Number(v) >= min,
  max: (v, max = 0) => /^[+-]?\d+$/.test(v) && Number(v) <= max,
  range: (v, min = 0, max = 0) => /^[+-]?\d+$/.test(v) && Number(v) >= min && Number(v) <= max,
};

/** Compiles a template. @throws Error that names the template where it holds an unknown constraint or a brace out of place. */
export function compileRoute(template: string): Route {
  const segments = splitPath(template).map((text) => compileSegment(text, template));
  const rank = segments.map((segment) => segment.rank).join('');
  return { template, rank, match: (given) => matchAll(segments, given) };
}

/** The segments of a path or template, without empty ones. */
export function splitPath(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function compileSegment(text: string, template: string): Segment {
  const found = [...text.matchAll(PARAMETER)];
  const literals = text.split(PARAMETER).filter((_, i) => i % 5 === 0);
  if (literals.some((part) => /[{}]/.test(part)))
    throw new Error(`Cannot use route "${template}": "${text}" is no segment that this host knows`);
  const groups = found.map(() => (literals.join('') === '' ? '(.*)' : '(.+?)'));
  const pattern = literals.map((part, i) => part.replace(/[\\^$.*+?()[\]|]/g, '\\$&') + (groups[i] ?? '')).join('');
  const tests = found.map(([, , , constraints = '']) => compileConstraints(constraints, template));
  const rest = found.some(([, stars]) => stars !== '');
  const optional = found.length === 1 && found[0]?.[4] === '?';
  const constrained = found.some(([, , , constraints]) => constraints !== '');
  return {
    pattern: new RegExp(`^${pattern}$`, 'is'),
    names: found.map(([, , name = '']) => name),
    tests,
    optional,
    rest,
    rank: found.length === 0 ? '0' : rest ? '4' : literals.join('') !== '' ? '1' : constrained ? '2' : '3',
  };
}

function compileConstraints(text: string, template: string): (value: string) => boolean {
  const tests = [...text.matchAll(/:([a-z]+)(?:\(([^()]*)\))?/g)].map(([, name = '', args]) => {
    const test = Object.hasOwn(CONSTRAINTS, name) ? CONSTRAINTS[name] : undefined;
    if (test === undefined) throw new Error(`Cannot use route "${template}": the constraint "${name}" is not known to this host`);
    const numbers = args === undefined ? [] : args.split(',').map(Number);
    return (value: string) => test(value, ...numbers);
  });
  return (value) => tests.every((test) => test(value));
}

function matchAll(segments: readonly Segment[], given: readonly string[]): Record<string, string> | undefined {
  const params: [string, string][] = [];
  for (const [i, segment] of segments.entries()) {
    const text = segment.rest ? given.slice(i).join('/') : given[i];
    if (text === undefined || (segment.rest && text === '')) {
      if (segment.optional || segment.rest) continue;
      return undefined;
    }
    const values = segment.pattern.exec(text)?.slice(1);
    if (!values?.every((value, n) => segment.tests[n]?.(value))) return undefined;
    params.push(...values.map((value, n): [string, string] => [segment.names[n] ?? '', value]));
  }
  const open = segments.at(-1)?.rest === true || given.length <= segments.length;
  return open ? Object.fromEntries(params) : undefined;
}
