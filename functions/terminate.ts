/** Hook: the host ends this process; other processes may use its share of Dataverse's limits at once. */
import { app } from '@azure/functions';
import { closeTheApp } from '../src/the-app.ts';
import { forgetTheDiagnosis } from '../src/the-diagnosis.ts';

app.hook.appTerminate(async () => {
  forgetTheDiagnosis();
  await closeTheApp();
});
