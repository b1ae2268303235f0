/** A client and the emulated organisation that it asks. */
import { onTestFinished } from 'vitest';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../dev/dataverse/emulator.ts';
import { createDataverseClient, type DataverseClient } from '../../src/dataverse/client.ts';
import { createTokenSource } from '../../src/dataverse/token.ts';
import { refusal } from './http-server.ts';

/** An emulator that ends with the test, and a client of it that does not wait between attempts. */
export async function start(options: EmulatorOptions = {}): Promise<{ emulator: Emulator; client: DataverseClient }> {
  const emulator = await startEmulator(options);
  onTestFinished(() => emulator.stop());
  return { emulator, client: clientOf(emulator) };
}

/** A client with the emulator's own token, or another. */
export function clientOf({ url, token }: Emulator): DataverseClient {
  return createDataverseClient({ url, token: createTokenSource({ kind: 'token', token }, url), retry: { baseMs: 1 } });
}

/** A GUID made of a number. */
export function guid(number: number): string {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** Answers every request whose decoded URL holds `part` with a refusal. */
export function refuse(emulator: Emulator, part: string, status: number, message = ''): void {
  emulator.intercept((request, response) => {
    if (!decodeURIComponent(request.url ?? '').includes(part)) return false;
    refusal(status, '', message)(request, response);
    return true;
  });
}
