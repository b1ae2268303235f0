/** Whether the sign-in that SIGN_IN counts on is there. */
import { type Check, failed, ok, settingsFirst, untried, warning } from '../check.ts';

export const signInCheck: Check = {
  id: 'sign-in',
  title: 'Sign-in',
  looksAt: 'SIGN_IN against what the platform says of its own sign-in (WEBSITE_AUTH_ENABLED)',
  needs: [],
  run: async ({ settings, env }) => {
    if (settings === undefined) return settingsFirst();
    if (settings.access.signIn === 'off') return ok('SIGN_IN is off: nobody opens reports by signing in.');
    if (env.WEBSITE_SITE_NAME === undefined) return untried('This is no App Service, whose sign-in SIGN_IN=app-service counts on.');
    const told = env.WEBSITE_AUTH_ENABLED?.toLowerCase();
    if (told === 'true') return ok('App Service signs people in.');
    if (told === 'false') return failed('sign-in-off', 'SIGN_IN=app-service, and the sign-in of App Service is off.');
    return warning('sign-in-unseen', 'SIGN_IN=app-service, and the platform does not say whether its sign-in is on.');
  },
};
