/** Who can sign in where everything runs on one machine, and the rule that says which scope one of them sees. */
import type { SignInPerson } from '../functions-host/sign-in/person.ts';
import { QUEUES } from './catalogue.ts';

const GROUP = '5a3d1c52-6f0e-4f0b-9c0e-7d2f4a1b8c11';
const QUEUE = QUEUES[1];

/** The first has signed in already. */
export const PEOPLE: readonly SignInPerson[] = [
  { id: 'ada', name: 'Ada', what: 'Reports.Admin, sees everything', roles: ['Reports.Admin'], groups: [] },
  {
    id: 'rui',
    name: 'Rui',
    what: `Reports.Read, of the group that sees the queue ${QUEUE?.name}`,
    roles: ['Reports.Read'],
    groups: [GROUP],
  },
  { id: 'mia', name: 'Mia', what: 'Reports.Read, and no group: no rule says what she sees', roles: ['Reports.Read'], groups: [] },
  { id: 'tom', name: 'Tom', what: 'no app role: he sees nothing', roles: [], groups: [] },
];

/** SIGN_IN_SCOPES for them, of the queues of the sample data. */
export const SAMPLE_SCOPES = JSON.stringify([{ claim: 'groups', value: GROUP, scope: { queue: [QUEUE?.queueid] } }]);
