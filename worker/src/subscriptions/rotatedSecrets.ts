import { LIMITS } from '../../../protocol/worker/api/limits';
import { isSameSecret } from '../../../protocol/worker/signingSecret';
import type { SigningSecret } from './subscription';

/**
 * The signing secrets after a rotation. Those still in use sign until `keepUntil` at the latest, so that a
 * receiver has time to learn the new one.
 *
 * @param secret the new one
 * @param keepUntil Unix time in ms; not after `now`: the previous secrets no longer sign
 * @param now Unix time in ms
 */
export function rotatedSecrets(
	secrets: readonly SigningSecret[],
	secret: string,
	keepUntil: number,
	now: number,
): SigningSecret[] {
	const previous = secrets
		.filter(({ secret: known }) => !isSameSecret(known, secret))
		.map(({ secret: known, until }) => ({
			secret: known,
			until: Math.min(keepUntil, until === null ? keepUntil : Date.parse(until)),
		}))
		.filter(({ until }) => until > now)
		.map(({ secret: known, until }) => ({ secret: known, until: new Date(until).toISOString() }));
	const { maxItems } = LIMITS.subscription.signingSecrets;
	return [{ secret, until: null }, ...previous].slice(0, maxItems);
}
