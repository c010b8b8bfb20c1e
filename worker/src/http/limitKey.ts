import type { Request } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';

/** Whom a limit counts for: an address. Clients that have hung up already have none, and share one. */
export function limitKey({ ip }: Request): string {
	return ip === undefined ? 'gone' : ipKeyGenerator(ip);
}
