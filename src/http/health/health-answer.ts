/** The answer to whoever watches the app: 200 while it does its job, 503 where a person should look. */
import type { HttpResponseInit } from '@azure/functions';
import type { Diagnosis } from '../../doctor/diagnosis.ts';
import type { Health } from '../../health/health.ts';
import { jsonAnswer } from '../json-answer.ts';

const STATUS: Readonly<Record<Health['status'], number>> = { ok: 200, starting: 200, behind: 503, failing: 503 };

/** All checks as JSON: 503 where one failed. */
export function diagnosisAnswer(diagnosis: Diagnosis): HttpResponseInit {
  return jsonAnswer(diagnosis, diagnosis.status === 'failed' ? 503 : 200);
}

/** The health as JSON, with the status that monitors go by. */
export function healthAnswer(health: Health): HttpResponseInit {
  return jsonAnswer(health, STATUS[health.status]);
}
