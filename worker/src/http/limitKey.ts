import type { Request } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';

/**
 * The client address that a rate limit counts. Clients that have already disconnected have none,
 * and share a key.
 */
export function limitKey({ ip }: Request): string {
	return ip === undefined ? 'gone' : ipKeyGenerator(ip);
}
