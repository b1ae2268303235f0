/** Hook: the host ends this process; other processes may use its share of Dataverse's limits at once. */
import { app } from '@azure/functions';
import { closeTheApp } from '../src/the-app.ts';

app.hook.appTerminate(closeTheApp);
