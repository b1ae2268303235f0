/** The remedy for an error, where it alone tells what is wrong. Pure. */
import { type AppError, isCorrupt, isNewer, MailError, messageOf, SettingsError, StoreError } from '../errors.ts';
import type { RemedyId } from './remedies.ts';

/** Codes of the login service (learn.microsoft.com/entra/identity-platform/reference-error-codes). */
const LOGIN_CODES: Readonly<Record<string, RemedyId>> = {
  AADSTS7000222: 'secret-expired',
  AADSTS7000215: 'secret-wrong',
  AADSTS700027: 'certificate-wrong',
  AADSTS700024: 'clock-off',
  AADSTS90002: 'tenant-wrong',
  AADSTS900023: 'tenant-wrong',
  AADSTS700016: 'client-unknown',
  AADSTS7000229: 'client-unknown',
  AADSTS7000112: 'app-disabled',
  AADSTS500011: 'organisation-elsewhere',
  AADSTS650057: 'organisation-elsewhere',
};
/** What every error of a token begins with (src/entra/entra-token.ts). */
const TOKEN = /^Cannot get a token/;

/** By codes first, for one of the login service says most. */
export function remedyFor(error: AppError): RemedyId {
  const message = messageOf(error);
  if (TOKEN.test(message)) return tokenRemedy(error, message);
  if (error instanceof SettingsError) return message.includes('HISTORY_PREFIX') ? 'old-layout' : 'settings-wrong';
  if (isNewer(error)) return 'stored-newer';
  if (isCorrupt(error)) return 'stored-unreadable';
  if (error instanceof StoreError) return storageRemedy(error, 'table-role');
  if (error instanceof MailError) return mailRemedy(error, message);
  switch (error.code) {
    case 'dataverse.unauthorized':
    case 'dataverse.forbidden':
    case 'dataverse.no-rights':
      return 'application-user';
    case 'dataverse.throttled':
      return 'dataverse-throttled';
    case 'dataverse.other-organisation':
      return 'other-organisation';
    case 'dataverse.aborted':
      return 'no-answer';
    default:
      return 'dataverse-unreachable';
  }
}

function tokenRemedy({ retryable, code }: AppError, message: string): RemedyId {
  if (message.includes('gave no usable answer')) return 'login-unreachable';
  const [found = ''] = /AADSTS\d+/.exec(message) ?? [];
  const known = LOGIN_CODES[found];
  if (known !== undefined) return known;
  if (/(?:managed|user-assigned) identity/.test(message)) return 'identity-missing';
  return retryable && code === 'dataverse.unreachable' ? 'login-unreachable' : 'login-refused';
}

/** @param role what to assign where the identity lacks a right on the service that was asked */
export function storageRemedy({ message, cause }: StoreError, role: RemedyId): RemedyId {
  // Errors of credentials, which come before any request.
  if (cause instanceof Error && /Authentication|Credential/.test(cause.name)) return 'identity-missing';
  if (/AuthorizationPermissionMismatch|InsufficientAccountPermissions/.test(message)) return role;
  if (/AuthenticationFailed|KeyBasedAuthenticationNotPermitted|InvalidAuthenticationInfo/.test(message)) return 'storage-key';
  if (/AuthorizationFailure|PublicAccessNotPermitted|IpAuthorizationError/.test(message)) return 'storage-network';
  return 'storage-unreachable';
}

function mailRemedy({ code }: MailError, message: string): RemedyId {
  if (/Cannot write to the outbox/.test(message)) return 'mail-folder';
  if (code === 'mail.invalid') return 'settings-wrong';
  if (/TLS|CERT|SELF_SIGNED|UNABLE_TO_/.test(message)) return 'mail-tls';
  if (code === 'mail.rejected') return 'mail-refused';
  return code === 'mail.login' ? 'mail-login' : 'mail-unreachable';
}
