/** What routes ask for to know who asks, as an API's description tells of it. */
import type { Operation } from '../operation.ts';
import type { Route } from '../routes.ts';
import type { OpenApiDocument, OperationObject } from './document.ts';

const HEADER = 'x-functions-key';
const PARAMETER = 'code';

export const SECURITY_SCHEMES: OpenApiDocument['components']['securitySchemes'] = {
  functionKey: { type: 'apiKey', in: 'header', name: HEADER, description: 'Any function key or host key of the app' },
  functionKeyInQuery: {
    type: 'apiKey',
    in: 'query',
    name: PARAMETER,
    description: 'The same; addresses end up in logs, so rather the header',
  },
  masterKey: { type: 'apiKey', in: 'header', name: HEADER, description: 'The master key (_master) of the app' },
  masterKeyInQuery: { type: 'apiKey', in: 'query', name: PARAMETER, description: 'The same; rather the header' },
  signIn: {
    type: 'apiKey',
    in: 'cookie',
    name: 'AppServiceAuthSession',
    description:
      'App Service sign-in, where SIGN_IN=app-service: the platform sets this cookie at /.auth/login/aad. An app role is needed, Reports.Read or Reports.Admin',
  },
  linkCookie: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-report-link',
    description: 'A signed link, where LINKS=signed: GET /open sets this cookie',
  },
  linkToken: {
    type: 'http',
    scheme: 'bearer',
    description: 'The same for programs: what stands after "link=" in the address of a signed link',
  },
};

const BY_SIGN_IN = [{ signIn: [] }];
const BY_LEVEL: Readonly<Record<Route['authLevel'], OperationObject['security']>> = {
  function: [{ functionKey: [] }, { functionKeyInQuery: [] }],
  admin: [{ masterKey: [] }, { masterKeyInQuery: [] }],
  anonymous: [...BY_SIGN_IN, { linkCookie: [] }, { linkToken: [] }],
};

/** Any of these will do. */
export function securityOf(
  { authLevel }: Pick<Route, 'authLevel'>,
  { isForAnybody, isForAdmins }: Pick<Operation, 'isForAnybody' | 'isForAdmins'>,
): OperationObject['security'] {
  if (isForAnybody) return [];
  return isForAdmins ? BY_SIGN_IN : BY_LEVEL[authLevel];
}
