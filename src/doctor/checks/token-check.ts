/** Whether the login service gives a token for Dataverse. */
import { type Check, ok, untried } from '../check.ts';

export const tokenCheck: Check = {
  id: 'dataverse-token',
  title: 'Token for Dataverse',
  looksAt: 'whether Entra ID gives a token for DATAVERSE_URL: tenant, app, secret or certificate, managed identity',
  needs: [],
  run: async ({ dataverse }) => {
    if (dataverse === undefined) return untried('The settings of Dataverse cannot be used.');
    await dataverse.token().getToken({ fresh: true });
    return ok(`There is one (DATAVERSE_AUTH=${dataverse.kind}).`);
  },
};
