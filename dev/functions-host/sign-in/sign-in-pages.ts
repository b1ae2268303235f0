/** The pages of the played sign-in: who to be, and that nobody has signed in any more. */
import { type Html, html } from '../../../src/html.ts';
import type { SignInPerson } from './person.ts';

const STYLE = 'body{font:16px/1.6 system-ui,sans-serif;max-width:38em;margin:3em auto;padding:0 1em;color-scheme:light dark}';

/** A link for each person. @param login path that signs in @param to path to go on to */
export function chooserPage(people: readonly SignInPerson[], signedIn: SignInPerson | undefined, login: string, to: string): string {
  const links = people.map(({ id, name, what }) => {
    const query = new URLSearchParams({ as: id, post_login_redirect_uri: to });
    return html`<li><a href="${login}?${String(query)}">${name}</a>${id === signedIn?.id ? ' (signed in now)' : ''}: ${what}</li>
`;
  });
  return page(
    'Sign in',
    html`<p>This page stands in for Microsoft Entra, on this machine alone. Who do you want to be?</p>
<ul>
${links}</ul>
<p><a href="/.auth/logout">Sign out</a></p>`,
  );
}

/** @param login path that signs in */
export function signedOutPage(login: string): string {
  return page('Signed out', html`<p>Nobody has signed in any more. <a href="${login}">Sign in</a></p>`);
}

function page(title: string, body: Html): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>${{ markup: STYLE }}</style></head>
<body><main><h1>${title}</h1>
${body}</main></body></html>
`.markup;
}
