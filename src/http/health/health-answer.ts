/** The answer to whoever watches the app: 200 while it does its job, 503 where a person should look. */
import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import { PRINCIPAL_HEADER } from '../../access/principal.ts';
import type { Diagnosis } from '../../doctor/diagnosis.ts';
import type { Health } from '../../health/health.ts';
import { jsonAnswer } from '../json-answer.ts';
import { parseQuery } from '../parse-query.ts';
import { queryOf } from '../query-of.ts';
import { healthQuery } from './diagnosis-schema.ts';

export interface HealthAnswerPorts {
  health(): Promise<Health>;
  /** @param principal what the platform says of who asks; null = nobody has signed in */
  diagnose(principal: string | null): Promise<Diagnosis>;
}

const STATUS: Readonly<Record<Health['status'], number>> = { ok: 200, starting: 200, behind: 503, failing: 503 };

/** The health as JSON, with the status that monitors go by; with deep=1 all checks. @throws InputError for another query, StoreError */
export async function healthAnswer({ health, diagnose }: HealthAnswerPorts, request: HttpRequest): Promise<HttpResponseInit> {
  const { deep } = parseQuery(healthQuery, queryOf(request));
  if (deep !== undefined) return diagnosisAnswer(await diagnose(request.headers.get(PRINCIPAL_HEADER)));
  const known = await health();
  return jsonAnswer(known, STATUS[known.status]);
}

function diagnosisAnswer(diagnosis: Diagnosis): HttpResponseInit {
  return jsonAnswer(diagnosis, diagnosis.status === 'failed' ? 503 : 200);
}
