/** HTTP: whether the app does its job; with deep=1 whether all that it needs is as it should be. */
import { app } from '@azure/functions';
import { healthAnswer } from '../src/http/health/health-answer.ts';
import { endpoint } from '../src/http/routes.ts';
import { theApp } from '../src/the-app.ts';
import { theDiagnosis } from '../src/the-diagnosis.ts';

app.http(
  'health',
  // With deep=1 it answers where the app cannot start, too.
  endpoint('health', (request) => healthAnswer({ health: async () => (await theApp()).health(), diagnose: theDiagnosis }, request)),
);
