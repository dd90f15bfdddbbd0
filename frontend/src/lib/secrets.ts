/** The secrets by which a service account signs in. */
import type {
  CreateServiceAccountSecretData,
  RevokeServiceAccountSecretData,
  SecretCreate,
  SecretRead,
  Secrets,
  SecretShown,
} from '../api';
import { readJson } from './client';
import { segment, transport } from './http';

const ALL =
  '/api/v1/service-accounts/{key}/secrets' satisfies CreateServiceAccountSecretData['url'];
const ONE =
  '/api/v1/service-accounts/{key}/secrets/{secret_id}' satisfies RevokeServiceAccountSecretData['url'];

const of = (url: string, account: string): string => url.replace('{key}', segment(account));

export const readSecrets = async (account: string, signal: AbortSignal): Promise<SecretRead[]> =>
  (await readJson<Secrets>(of(ALL, account), signal)).items;

/** The answer is the only one that says what the secret is. */
export async function makeSecret(account: string, body: SecretCreate): Promise<SecretShown> {
  const response = await transport(of(ALL, account), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()) as SecretShown;
}

export async function revokeSecret(account: string, secret: string): Promise<void> {
  const url = of(ONE, account).replace('{secret_id}', segment(secret));
  await transport(url, { method: 'DELETE' });
}

export type SecretState = 'live' | 'expired' | 'revoked';

export function stateOf(
  { revoked_at: revoked, expires_at: expires }: SecretRead,
  now = new Date(),
): SecretState {
  if (revoked !== null) return 'revoked';
  return new Date(expires) > now ? 'live' : 'expired';
}
