/** The client certificate that proves who this app is: PEM text, or a file of it, with the private key and the certificate. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { SettingsError } from '../errors.ts';

export interface ClientCertificate {
  /** SHA-256 of the certificate, 64 hex digits: by this Entra finds it. */
  readonly thumbprintSha256: string;
  /** PEM of the private key. */
  readonly privateKey: string;
}

const RULE =
  'ENTRA_CLIENT_CERTIFICATE must be PEM text, or the path of a PEM file, with an RSA private key (not encrypted) and its certificate';

/**
 * Reads key and certificate. PEM text may hold "\n" spelt out, as settings of one line do.
 * @throws SettingsError that says which part is missing or wrong, never what was given
 */
export function readCertificate(pemOrPath: string): ClientCertificate {
  const pem = pemOrPath.includes('-----BEGIN') ? pemOrPath.replaceAll('\\n', '\n') : readPem(pemOrPath);
  const privateKey = block(pem, '(?:RSA )?PRIVATE KEY');
  const certificate = block(pem, 'CERTIFICATE');
  try {
    const key = createPrivateKey(privateKey);
    const x509 = new X509Certificate(certificate);
    if (key.asymmetricKeyType === 'rsa' && x509.checkPrivateKey(key)) {
      return { thumbprintSha256: x509.fingerprint256.replaceAll(':', ''), privateKey };
    }
  } catch {
    // Falls through: the parser's own message could quote what it read.
  }
  throw new SettingsError([`${RULE}: key and certificate cannot be read or do not belong together`]);
}

function readPem(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new SettingsError([`${RULE}: the file cannot be read`]);
  }
}

function block(pem: string, label: string): string {
  const found = new RegExp(`-----BEGIN (${label})-----[^-]+-----END \\1-----`).exec(pem);
  if (found === null) throw new SettingsError([`${RULE}: it holds no ${label === 'CERTIFICATE' ? 'certificate' : 'private key'}`]);
  return found[0];
}
