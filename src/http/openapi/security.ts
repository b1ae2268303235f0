/** The keys that routes ask for, as an API's description tells of them. */
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
};

const BY_LEVEL: Readonly<Record<Route['authLevel'], OperationObject['security']>> = {
  function: [{ functionKey: [] }, { functionKeyInQuery: [] }],
  admin: [{ masterKey: [] }, { masterKeyInQuery: [] }],
};

/** Any of these will do. */
export function securityOf({ authLevel }: Pick<Route, 'authLevel'>): OperationObject['security'] {
  return BY_LEVEL[authLevel];
}
