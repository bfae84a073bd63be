import {z} from 'zod';
import {AppError} from '#/base/errors';
import {engine} from './engine';
import {useLake} from './lake';

/**
 * A sponsor's token of OpenF1. It lives in this tab's sessionStorage, which ends with the tab, and in the engine's memory;
 * name and password are sent to OpenF1 once and kept nowhere.
 */

const place = 'laplake.sponsor';
const storedSchema = z.object({token: z.string().min(1), expiresAt: z.number().nullable()});
const answerSchema = z.object({
  access_token: z.string().min(1),
  expires_in: z.union([z.string(), z.number()]).optional(),
});

/** The address that gives tokens, beside the API's version. */
const tokenUrl = `${__OPENF1_URL__.replace(/\/+$/, '').replace(/\/v1$/, '')}/token`;

/** @throws AppError 'source.signed-out' when OpenF1 does not take them | 'source.unreachable' */
export async function signIn(username: string, password: string): Promise<void> {
  const body = new URLSearchParams({username, password});
  const options: RequestInit = {method: 'POST', body, credentials: 'omit', cache: 'no-store'};
  const response = await fetch(tokenUrl, options).catch(() => null);
  if (!response) throw new AppError('source.unreachable', 'OpenF1 could not be reached to sign in');
  if (!response.ok)
    throw new AppError('source.signed-out', `OpenF1 refused the sign-in with ${response.status}`);
  const answer = answerSchema.safeParse(await response.json().catch(() => null)).data;
  if (!answer) throw new AppError('source.signed-out', 'OpenF1 answered without a token');
  const seconds = Number(answer.expires_in ?? Number.NaN);
  const expiresAt = Number.isFinite(seconds) ? Date.now() + seconds * 1000 : null;
  await takeToken(answer.access_token, expiresAt);
}

/** Uses a token the person has; when it ends is not known. */
export async function takeToken(token: string, expiresAt: number | null = null): Promise<void> {
  sessionStorage.setItem(place, JSON.stringify({token, expiresAt}));
  await hand(token);
}

export async function forgetToken(): Promise<void> {
  sessionStorage.removeItem(place);
  await hand(null);
}

/** The engine has begun anew: it is given the token of this tab, if that is still good. */
export async function handToken(): Promise<void> {
  const stored = storedToken();
  if (stored) await hand(stored);
}

/** Forgets the token when the engine does: OpenF1 takes it no more. */
export function followSponsor(): void {
  useLake.subscribe(({queue}, before) => {
    if (queue?.tier === 'free' && before.queue?.tier === 'sponsor')
      sessionStorage.removeItem(place);
  });
}

async function hand(token: string | null): Promise<void> {
  const queue = await engine.useSponsorToken({token});
  useLake.setState({queue});
}

function storedToken(): string | null {
  const text = sessionStorage.getItem(place);
  if (text === null) return null;
  try {
    const {token, expiresAt} = storedSchema.parse(JSON.parse(text));
    if (expiresAt === null || expiresAt > Date.now()) return token;
  } catch {
    // Not ours, or of another version: as if there were none.
  }
  sessionStorage.removeItem(place);
  return null;
}
