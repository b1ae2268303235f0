/** What Dataverse says in an error, made fit for our own messages. */

const MAX_CHARS = 200;

/** At most 200 characters on one line, without GUIDs, mail addresses, numbers, and without any piece of the bearer token. */
export function redact(text: string, token: string): string {
  return (
    text
      .slice(0, 2000)
      // First of all, while the token is as it was sent: a server can echo the request, whole or in part.
      .replaceAll(token, '(token)')
      .replace(/[\w~+/-]{6,}/g, (word) => (token.includes(word) ? '(token)' : word))
      .replace(/\bBearer\s+\S+|\beyJ[\w-]+\.[\w.-]*/gi, '(token)')
      .replace(/[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}/gi, '(id)')
      .replace(/[^\s@<>"'(),;:]+@[^\s@<>"'(),;:]+/g, '(address)')
      .replace(/\+?\p{N}+(?:[\s().,/-]+\p{N}+)*/gu, '#')
      .replace(/[\s\p{C}]+/gu, ' ')
      .trim()
      .slice(0, MAX_CHARS)
  );
}
