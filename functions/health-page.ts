/** HTTP: the same health for people who have signed in with the role Reports.Admin. */
import { app } from '@azure/functions';
import { assertAdmin } from '../src/access/admin-only.ts';
import { credentialsOf } from '../src/http/credentials.ts';
import { healthAnswer } from '../src/http/health/health-answer.ts';
import { endpoint } from '../src/http/routes.ts';
import { theApp } from '../src/the-app.ts';
import { theDiagnosis } from '../src/the-diagnosis.ts';

app.http(
  'health-page',
  endpoint(
    'health-page',
    async (request) => {
      // Settings that are wrong let nobody in: who may ask is one of them.
      const digestApp = await theApp();
      assertAdmin(await digestApp.access.identify(credentialsOf(request)), 'the health of the app: it names hosts and subscriptions');
      return healthAnswer({ health: () => digestApp.health(), diagnose: theDiagnosis }, request);
    },
    async () => (await theApp()).settings,
  ),
);
