import { findUser } from '../state/membership';
import type { User } from '../state/people';
import type { Call } from './endpoint';
import { Refusal } from './refusal';

/**
 * The user whose permissions apply: the one of a 3L or SSA token, or the one that a 2L call names in the header
 * that its service has for that. None means the app itself.
 *
 * @throws Refusal 403 if no user has the id in the header
 */
export function actingUser({ sim, caller }: Pick<Call, 'sim' | 'caller'>): User | undefined {
	const { user, actsFor } = caller;
	if (user || actsFor === undefined) return user;
	const named = findUser(sim.state, actsFor);
	if (named) return named;
	throw new Refusal(403, `The user ${actsFor} is unknown`);
}
