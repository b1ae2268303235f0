/** Pulls local days; days that look empty to an account whose rights are not known are refused. */
import type { Period } from '../../time/local-day.ts';
import type { HarvestPorts } from './harvest-ports.ts';
import { pullSpan, type SpanOptions, type SpanResult } from './pull-span.ts';
import { emptyUnverified } from './verify-rights.ts';

/** @throws DataverseError dataverse.no-rights where nothing came and nobody can tell why, and as pullSpan() does */
export async function pullPeriod(ports: HarvestPorts, { from, fromMs, toMs }: Period, options: SpanOptions): Promise<SpanResult> {
  const result = await pullSpan(ports, [fromMs, toMs], options);
  if (result.deliveries === 0 && !result.isVerified) throw emptyUnverified(from);
  return result;
}
