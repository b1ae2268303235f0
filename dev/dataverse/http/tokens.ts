/** The bearers that open the emulator: the one it was started with, for ever, and issued ones, until they expire. */
import { randomBytes } from 'node:crypto';
import type { Faults } from '../faults/faults.ts';
import { unauthorised } from './service-error.ts';

interface Issued {
  readonly atMs: number;
  requests: number;
}

export class Tokens {
  readonly fixed: string;
  readonly #faults: Faults;
  readonly #now: () => number;
  readonly #issued = new Map<string, Issued>();

  constructor(fixed: string, faults: Faults, now: () => number) {
    this.fixed = fixed;
    this.#faults = faults;
    this.#now = now;
  }

  /** A new bearer; earlier ones live on until they expire. */
  issue(): string {
    const token = randomBytes(24).toString('base64url');
    this.#issued.set(token, { atMs: this.#now(), requests: 0 });
    return token;
  }

  /** Whether an Authorization header holds the bearer that the emulator was started with. */
  isFixed(authorization: string | undefined): boolean {
    return bearerOf(authorization) === this.fixed;
  }

  /** Lets a request of the Web API in, and counts it. @throws ServiceError 401 */
  use(authorization: string | undefined): void {
    const bearer = bearerOf(authorization);
    if (bearer === this.fixed) return;
    const issued = this.#issued.get(bearer ?? '');
    if (issued === undefined) throw unauthorised('is missing or wrong');
    const { lifetimeMs, requests } = this.#faults.settings.tokens;
    const isYoung = lifetimeMs === null || this.#now() - issued.atMs < lifetimeMs;
    if (isYoung && (requests === null || issued.requests < requests)) {
      issued.requests++;
      return;
    }
    this.#faults.struck('tokens');
    throw unauthorised('has expired');
  }
}

function bearerOf(authorization = ''): string | undefined {
  const [scheme, bearer] = authorization.split(' ', 2);
  return scheme?.toLowerCase() === 'bearer' ? bearer : undefined;
}
