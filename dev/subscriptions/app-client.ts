/** The subscriptions of a running app, over HTTP. The key goes to the origin that was given, and nowhere else: a redirection is an error. */
import type { EditedView, SubscriptionsView } from '../../src/http/subscriptions/subscription-view.ts';
import type { WrittenSubscription } from '../../src/subscriptions/subscription/subscription-schema.ts';
import type { SubscriptionsCommand } from './subscriptions-command.ts';

/** Every method throws Error with what the app answered. */
export interface AppClient {
  list(): Promise<SubscriptionsView>;
  /** What it would be; nothing is changed. */
  tryOut(subscription: WrittenSubscription): Promise<EditedView>;
  /** `etag` = of what it takes the place of; undefined = of nothing. */
  write(subscription: WrittenSubscription, etag: string | undefined): Promise<EditedView>;
  remove(id: string, etag: string): Promise<void>;
}

export function appClient({ url, key }: Pick<SubscriptionsCommand, 'url' | 'key'>): AppClient {
  const ask = async (method: string, path: string, headers: Readonly<Record<string, string>> = {}, body?: unknown): Promise<unknown> => {
    const all = { ...headers, ...(key !== undefined && { 'x-functions-key': key }), ...(body !== undefined && JSON_TYPE) };
    const init = { method, headers: all, redirect: 'error' as const, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const response = await fetch(`${url}/api/subscriptions${path}`, init).catch((cause: unknown) => {
      throw new Error(`Cannot reach the app at ${url}: is it running?`, { cause });
    });
    const text = await response.text();
    if (!response.ok) throw new Error(refusal(response.status, text));
    return text === '' ? undefined : JSON.parse(text);
  };
  return {
    list: async () => (await ask('GET', '')) as SubscriptionsView,
    tryOut: async (subscription) => (await ask('PUT', `/${subscription.id}?dryRun=true`, {}, subscription)) as EditedView,
    async write(subscription, etag) {
      const headers = etag === undefined ? { 'If-None-Match': '*' } : { 'If-Match': etag };
      return (await ask('PUT', `/${subscription.id}`, headers, subscription)) as EditedView;
    },
    async remove(id, etag) {
      await ask('DELETE', `/${id}`, { 'If-Match': etag });
    },
  };
}

const JSON_TYPE = { 'Content-Type': 'application/json' };

/** What a problem answer says; the platform refuses a key without a word. */
function refusal(status: number, text: string): string {
  if (status === 401) return 'the app refuses the key: SUBSCRIPTIONS_KEY has to be its master key';
  try {
    return (JSON.parse(text) as { detail?: string }).detail ?? `status ${status}`;
  } catch {
    return `status ${status}`;
  }
}
