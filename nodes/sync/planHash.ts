import { createHash } from 'crypto';
import { byCodeUnit, canonicalJson } from './canonicalJson';
import { isActionable } from './change';
import type { PlannedChange } from './change';
import { identityOf } from './record';

/** Raised when the same plan would hash differently, so that an older hash is never taken for a new one. */
const VERSION = 1;

/**
 * Identifies what a plan would do: everybody it changes, and each field before and after. Plans that do
 * the same have the same hash, whatever the order of rows and whatever else is in the account.
 *
 * @param context what else must be the same, such as the account and the guards that were exceeded
 * @returns hexadecimal SHA-256
 */
export function planHash(context: object, changes: readonly PlannedChange[]): string {
	const actions = changes
		.filter(isActionable)
		.map(({ kind, target, key, id, fields }) => ({ kind, target, key, id, fields }))
		.sort((a, b) => byCodeUnit(identityOf(a), identityOf(b)));
	return createHash('sha256')
		.update(canonicalJson({ version: VERSION, context, actions }))
		.digest('hex');
}
