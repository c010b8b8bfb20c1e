import type { EventFacts, EventFields } from './types';
import { record, text, whereabouts } from './reading';

/**
 * A change that a watch found in a user or project of an account. It is unknown who made it.
 */
export function watchFields(event: EventFacts): EventFields {
	const { payload } = event;
	const user = record(payload.user);
	const project = record(payload.project);
	return {
		...whereabouts(event, { account: payload.accountId, project: project.id }),
		projectName: text(project.name),
		memberId: text(user.id),
		memberName: text(user.name),
		memberEmail: text(user.email),
		status: text(user.status) ?? text(project.status),
		changed: payload.changed,
	};
}
