import { CALLBACK_SECRET_PATTERN } from '../../../protocol/callbacks/callbackSecret';
import { Problem } from '../http/problem';

/**
 * The secret in a submitted form.
 *
 * @returns undefined if the field is empty
 * @throws Problem 422 if the value cannot be a secret
 */
export function secretIn(body: unknown): string | undefined {
	const { secret } = (body ?? {}) as { secret?: unknown };
	if (typeof secret !== 'string' || secret.trim() === '') return undefined;
	if (!CALLBACK_SECRET_PATTERN.test(secret.trim())) {
		throw wrongSecret('A secret consists of 32 to 64 letters and digits');
	}
	return secret.trim();
}

export function wrongSecret(detail: string): Problem {
	return new Problem('invalidSecret', detail);
}
