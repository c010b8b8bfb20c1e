import type { EventFacts, EventFields } from './types';
import { record, text, whereabouts } from './reading';

/** A change that a watch found in a record of an account or project. It is unknown who made it. */
export function watchFields(event: EventFacts): EventFields {
	const { payload } = event;
	const user = record(payload.user);
	const project = record(payload.project);
	const company = record(payload.company);
	return {
		...whereabouts(event, {
			account: payload.accountId,
			project: payload.projectId ?? project.id,
		}),
		projectName: text(project.name),
		memberId: text(user.id),
		memberName: text(user.name),
		memberEmail: text(user.email),
		companyId: text(company.id) ?? text(user.companyId),
		companyName: text(company.name) ?? text(user.companyName),
		status: text(user.status) ?? text(project.status) ?? text(company.status),
		changed: payload.changed,
	};
}
