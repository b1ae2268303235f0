/** HTTP: whether the app does its job; with deep=1 whether all that it needs is as it should be. */
import { app } from '@azure/functions';
import { PRINCIPAL_HEADER } from '../src/access/principal.ts';
import { healthQuery } from '../src/http/health/diagnosis-schema.ts';
import { diagnosisAnswer, healthAnswer } from '../src/http/health/health-answer.ts';
import { parseQuery } from '../src/http/parse-query.ts';
import { queryOf } from '../src/http/query-of.ts';
import { endpoint } from '../src/http/routes.ts';
import { theApp } from '../src/the-app.ts';
import { theDiagnosis } from '../src/the-diagnosis.ts';

app.http(
  'health',
  endpoint('health', async (request) => {
    const { deep } = parseQuery(healthQuery, queryOf(request));
    if (deep === undefined) return healthAnswer(await (await theApp()).health());
    return diagnosisAnswer(await theDiagnosis(request.headers.get(PRINCIPAL_HEADER)));
  }),
);
