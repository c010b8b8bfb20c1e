import type { EventFacts, EventFields } from './types';
import { isoTime, record, text, whereabouts } from './reading';

/** A change that a watch found in a record of an account or project. It is unknown who made it. */
export function watchFields(event: EventFacts): EventFields {
	const { payload } = event;
	const user = record(payload.user);
	const project = record(payload.project);
	const company = record(payload.company);
	const rfi = record(payload.rfi);
	const submittal = record(payload.submittal);
	const form = record(payload.form);
	const document = { ...rfi, ...submittal, ...form };
	return {
		occurredAt: isoTime(document.updatedAt),
		user: text(document.updatedBy),
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
		rfiId: text(rfi.id),
		submittalId: text(submittal.id),
		formId: text(form.id),
		number: text(document.number),
		title: text(document.title) ?? text(document.name),
		status:
			text(user.status) ?? text(project.status) ?? text(company.status) ?? text(document.status),
		dueDate: text(document.dueDate),
		changed: payload.changed,
	};
}
