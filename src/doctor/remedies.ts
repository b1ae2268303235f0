/** What to do about what a check found: one entry a remedy. docs/doctor.md tells more; test/doctor/remedies.test.ts holds that each link leads somewhere. */

interface Text {
  readonly text: string;
  /** Below docs/. */
  readonly page: string;
}

/** The section of docs/doctor.md that tells of a check. */
const about = (check: string, text: string): Text => ({ text, page: `doctor.md#${check}` });

const TABLE = {
  'settings-wrong': about('settings', 'Correct each setting that is named; the README has the table of them.'),
  'settings-notes': about('settings', 'Read each note: what it names is ignored, or left out of mails.'),
  'zone-data-old': {
    text: 'Update moment-timezone and deploy, before a country whose days you report changes its clocks.',
    page: 'operations.md#bump-the-zone-data',
  },
  'secret-expired': about(
    'dataverse-token',
    'The client secret has expired: make a new one in Entra ID, and set ENTRA_CLIENT_SECRET to its value.',
  ),
  'secret-wrong': about('dataverse-token', 'ENTRA_CLIENT_SECRET is not a secret of this app: set the value of one, not its id.'),
  'certificate-wrong': about(
    'dataverse-token',
    'Upload the certificate of ENTRA_CLIENT_CERTIFICATE to the app registration, or a new one where it has expired.',
  ),
  'tenant-wrong': about(
    'dataverse-token',
    'There is no such tenant: set ENTRA_TENANT_ID to the directory (tenant) id of the app registration.',
  ),
  'client-unknown': about('dataverse-token', 'ENTRA_CLIENT_ID is no app of the tenant ENTRA_TENANT_ID: one of the two belongs to another.'),
  'app-disabled': about(
    'dataverse-token',
    'Switch the app on: Entra ID, Enterprise applications, Properties, Enabled for users to sign in.',
  ),
  'organisation-elsewhere': about(
    'dataverse-token',
    'The tenant does not know the address that a token was asked for: DATAVERSE_URL is of another tenant, or mistyped.',
  ),
  'login-refused': about(
    'dataverse-token',
    'Look the AADSTS code up in the sign-in log of Entra ID (service principal sign-ins): it says which rule refused the app.',
  ),
  'identity-missing': about(
    'dataverse-token',
    'Assign the managed identity to the Functions app; for a user-assigned one set ENTRA_CLIENT_ID to its client id.',
  ),
  'login-unreachable': about(
    'dataverse-token',
    'Let the app reach its login service: DNS, firewall or the routes of the virtual network keep it from there.',
  ),
  'application-user': about(
    'organisation',
    'Make the app an application user of the environment, with the security role: Power Platform admin centre, Settings, Application users.',
  ),
  'dataverse-unreachable': about(
    'organisation',
    'Check DATAVERSE_URL, and that the app can reach it; the environment may be switched off or in administration mode.',
  ),
  'dataverse-throttled': about(
    'organisation',
    'The user asks for too much: give the app an application user of its own, and look for other programs that use this one.',
  ),
  'clock-off': about('clock', 'Set the clock of this machine: tokens and signatures are refused where it is five minutes off.'),
  'delivery-rights': about(
    'delivery-rights',
    'Give the security role organisation-level Read on the table that is named, and the role to the application user.',
  ),
  'rights-untold': about(
    'delivery-rights',
    'Check by hand that the role has organisation-level Read on both tables: Dataverse tells this user nothing of its privileges.',
  ),
  'name-rights': about(
    'name-rights',
    'Give the security role organisation-level Read on each table that is named, or do without its names.',
  ),
  'column-missing': about(
    'columns',
    'Update the Contact Center solutions of the environment: a column that reports are made of is not there.',
  ),
  'columns-untold': about(
    'columns',
    'Nothing has to be done: grant Read on entity definitions where you want optional columns to be read too.',
  ),
  'filters-slow': about(
    'id-filters',
    'Nothing has to be done: pulls take more requests. Tell Microsoft that In is refused, where they become too slow.',
  ),
  'filters-refused': about(
    'id-filters',
    'No form of looking rows up by id is taken: check that the table is readable, and tell the makers of this app.',
  ),
  'table-role': about('tables', 'Assign the role Storage Table Data Contributor on the storage account to the identity of the app.'),
  'blob-role': about('blobs', 'Assign the role Storage Blob Data Owner on the storage account to the identity of the app.'),
  'queue-role': about('queues', 'Assign the role Storage Queue Data Contributor on the storage account to the identity of the app.'),
  'storage-key': about(
    'tables',
    'The account key is not one of the account, or shared keys are switched off: set the connection again, best by identity.',
  ),
  'storage-network': about('tables', 'The firewall of the storage account keeps the app out: let its network in.'),
  'storage-unreachable': about('tables', 'Check the name of the account in the connection, and that the app can reach it.'),
  'old-layout': about('tables', 'Set another HISTORY_PREFIX, then file the past again with a backfill.'),
  'stored-unreadable': {
    text: 'Something stored is damaged: remove what is named, or write it again.',
    page: 'operations.md#stored-values-that-cannot-be-read',
  },
  'stored-newer': {
    text: 'A newer version of the app wrote it: deploy that version again.',
    page: 'operations.md#upgrade',
  },
  'other-organisation': {
    text: 'Set DATAVERSE_URL back, or begin a history of its own by another HISTORY_PREFIX.',
    page: 'operations.md#another-organisation',
  },
  'mail-login': about(
    'mail',
    'Set user and password in MAIL_SMTP_URL anew, percent-encoded; the server may ask for an app password, or have logins switched off.',
  ),
  'mail-unreachable': about('mail', 'Check host and port, and that the app can reach them: Azure blocks port 25 for many subscriptions.'),
  'mail-refused': about(
    'mail',
    'The server turned the app away before a login: it offers no STARTTLS at this port, or does not know the address that the app comes from.',
  ),
  'mail-tls': about('mail', 'The certificate of the server is not trusted for this name, or has expired: use the name that stands in it.'),
  'mail-in-the-clear': about(
    'mail',
    'The password crosses the network in the clear: take ?tls=off or ?tls=optional away from MAIL_SMTP_URL.',
  ),
  'mail-folder': about('mail', 'Let the app write into MAIL_OUTBOX_DIR.'),
  'mail-untold': about('mail', 'Send a test: POST /api/subscriptions/{id}/test shows what becomes of a real mail.'),
  'mailbox-denied': {
    text: 'Give the app the right to send as this mailbox, in Exchange Online; a new right takes up to two hours.',
    page: 'mail-permission.md#give-it',
  },
  'mailbox-unknown': {
    text: 'Set MAIL_FROM, or GRAPH_MAILBOX, to the user name of a mailbox of this tenant.',
    page: 'mail-permission.md#when-it-fails',
  },
  'mailbox-reading': {
    text: 'Assign Application Mail.Read over this mailbox, or set GRAPH_SETTLE and GRAPH_BOUNCES to false.',
    page: 'mail-permission.md#more-rights-each-for-one-thing',
  },
  'mail-everybody': {
    text: 'Take the consent in Entra ID back, and grant the right over the one mailbox in Exchange Online.',
    page: 'mail-permission.md#give-it',
  },
  'sign-in-off': {
    text: 'Switch App Service sign-in on, or set SIGN_IN=off at once: without it anybody can write the header that the app believes.',
    page: 'access.md#sign-in',
  },
  'sign-in-unseen': {
    text: 'Check in the portal that sign-in is on (Authentication): the platform does not tell the app.',
    page: 'access.md#sign-in',
  },
  'role-missing': {
    text: 'Assign Reports.Read or Reports.Admin to the person or a group of theirs, then sign out and in again.',
    page: 'access.md#sign-in',
  },
  'links-address': { text: 'Set PUBLIC_URL to the address by which readers reach the app, with https.', page: 'access.md#links' },
  'harvest-failing': about('harvest', 'Mend what the error of the last run names; the checks above often say what it is.'),
  'harvest-behind': about('harvest', 'See that the timer "harvest" runs: GET /api/runs lists each run with its error.'),
  'names-unmet': about('setting-names', 'Compare each name with the report: a typing mistake as a rule, or a code that is used no more.'),
  'dispatch-stopped': about(
    'deliveries',
    'See that the timer "dispatch" runs: the Functions app may be stopped, or its storage unreachable.',
  ),
  'subscription-unreadable': about('deliveries', 'Write the subscription again: it is stored in a form that this version does not know.'),
  'digests-lost': about('deliveries', 'Look at digests in GET /api/health, and send each again or resolve it.'),
  'nobody-subscribed': about('deliveries', 'Set DIGEST_TO, or make a subscription: nobody gets a digest.'),
  'no-answer': about('time-limit', 'Try again; where it stays, the network swallows what the app sends, as a firewall does.'),
  unexpected: about('time-limit', 'Look at the log of the app, and tell its makers.'),
} as const satisfies Readonly<Record<string, Text>>;

export type RemedyId = keyof typeof TABLE;
export const REMEDY_IDS = Object.keys(TABLE) as readonly RemedyId[];

export interface Remedy {
  readonly id: RemedyId;
  readonly text: string;
  /** Page and section in the project, such as "docs/doctor.md#mail". */
  readonly docs: string;
}

/** Pure. */
export function remedyOf(id: RemedyId): Remedy {
  const { text, page } = TABLE[id];
  return { id, text, docs: `docs/${page}` };
}
