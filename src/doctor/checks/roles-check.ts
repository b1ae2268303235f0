/** What whoever asks may see by their own sign-in. */
import { personOf } from '../../access/person.ts';
import { parsePrincipal } from '../../access/principal.ts';
import { ROLES } from '../../access/reader.ts';
import { AccessError } from '../../errors.ts';
import { type Check, failed, ok, settingsFirst, untried } from '../check.ts';

export const rolesCheck: Check = {
  id: 'roles',
  title: 'Your own roles',
  looksAt: 'the app roles and scopes of whoever asks, where they have signed in',
  needs: [],
  run: async ({ settings, principal }) => {
    if (settings === undefined) return settingsFirst();
    // Without the platform's sign-in the header is whatever somebody wrote.
    if (settings.access.signIn === 'off') return ok('SIGN_IN is off: no role is asked for.');
    if (principal === null) return untried('Nobody has signed in: ask GET /health?deep=1 in a browser where you have.');
    try {
      const { roles } = parsePrincipal(principal);
      const held = ROLES.filter((role) => roles.has(role)).join(', ');
      personOf(parsePrincipal(principal), settings.access.scopeRules);
      return ok(`You carry ${held}.`);
    } catch (error) {
      if (error instanceof AccessError) return failed('role-missing', error.message);
      throw error;
    }
  },
};
