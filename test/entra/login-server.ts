/** A login service as Entra's, on this machine. */
import { createServer } from 'node:https';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import type { SelfSigned } from '../dataverse/self-signed.ts';

/** A login service as Entra's, over TLS: /{tenant}/oauth2/v2.0/token answers with `answer`. */
export async function startLogin(pem: SelfSigned, answer: (form: URLSearchParams) => { readonly status: number; readonly body: unknown }) {
  const forms: URLSearchParams[] = [];
  const server = createServer({ key: pem.key, cert: pem.certificate }, async (request, response) => {
    const tenant = request.url?.split('/')[1] ?? '';
    const url = `https://${request.headers.host}/${tenant}`;
    const send = (body: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.url?.includes('openid-configuration')) {
      const endpoints = {
        token_endpoint: `${url}/oauth2/v2.0/token`,
        authorization_endpoint: `${url}/oauth2/v2.0/authorize`,
        jwks_uri: `${url}/keys`,
      };
      return send({ ...endpoints, issuer: `${url}/v2.0` });
    }
    const form = new URLSearchParams(await text(request));
    forms.push(form);
    const { status, body } = answer(form);
    return send(body, status);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return { authorityHost: `https://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`, forms };
}

/** Answers with a token of its own each time: token-1, token-2, ... */
export function counted(expiresInSeconds = 3600) {
  let count = 0;
  return () => ({ status: 200, body: { token_type: 'Bearer', expires_in: expiresInSeconds, access_token: `token-${++count}` } });
}
