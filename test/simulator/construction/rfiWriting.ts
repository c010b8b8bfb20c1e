import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Call } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import { isProjectAdmin } from '../state/membership';
import { addRecord } from '../state/addRecord';
import type { ProjectRecord } from '../state/projectRecord';
import { openProject, recordOf } from './records';
import { permittedStatuses, PROJECT, RFI_TYPE, RFIS } from './rfiSettings';

const people = z.array(z.object({ id: z.string(), type: z.literal('user') }).strict());

const fields = z.object({
	status: z.string(),
	title: z.string().min(1),
	question: z.string().nullable(),
	suggestedAnswer: z.string(),
	assignedTo: people,
	locationDescription: z.string().nullable(),
	locations: z.array(z.string()),
	dueDate: z.string().datetime().nullable(),
	costImpact: z.enum(['Yes', 'No', 'Unknown']).nullable(),
	scheduleImpact: z.enum(['Yes', 'No', 'Unknown']).nullable(),
	priority: z.string().nullable(),
	discipline: z.array(z.string()),
	category: z.array(z.string()),
	reference: z.string().max(20),
	coReviewers: people,
	watchers: people,
});

type Fields = Partial<z.infer<typeof fields>>;
type AnyCall = Call<never> | Call<unknown> | Call;

export const createRfi = defineEndpoint({
	...RFIS,
	method: 'POST',
	path: `${PROJECT}/rfis`,
	scopes: ['data:write', 'data:create'],
	body: fields.partial().required({ status: true, title: true }).strict(),
	handle(call) {
		const project = openProject(call);
		checkStatus(call, call.body);
		const createdBy = call.caller.user!.autodeskId;
		const rfi = addRecord(call.sim.state, 'rfis', project.id, {
			rfiTypeId: RFI_TYPE.id,
			question: null,
			...call.body,
			createdBy,
			comments: [],
			attachments: [],
		});
		return { status: 201, body: shown(call, rfi) };
	},
});

export const updateRfi = defineEndpoint({
	...RFIS,
	method: 'PATCH',
	path: `${PROJECT}/rfis/{rfiId}`,
	scopes: ['data:write'],
	body: fields
		.extend({
			officialResponse: z.string(),
			officialResponseStatus: z.enum(['answered', 'rejected']),
		})
		.partial()
		.strict(),
	handle(call) {
		const rfi = rfiOf(call);
		if (call.body.status !== undefined) checkStatus(call, { ...rfi, ...call.body });
		Object.assign(rfi, call.body, { updatedAt: new Date().toISOString() });
		return { status: 200, body: shown(call, rfi) };
	},
});

/** Those that the RFI is assigned to answer it while it is open. */
export const respondToRfi = defineEndpoint({
	...RFIS,
	method: 'POST',
	path: `${PROJECT}/rfis/{rfiId}/responses`,
	scopes: ['data:write', 'data:create'],
	body: z.object({ text: z.string().min(1), status: z.enum(['answered', 'rejected']) }).strict(),
	handle(call) {
		const rfi = rfiOf(call);
		const { autodeskId } = call.caller.user!;
		const assigned = people.safeParse(rfi.assignedTo).data ?? [];
		if (rfi.status !== 'open' || !assigned.some(({ id }) => id === autodeskId)) {
			throw new Refusal(400, 'Only reviewers can respond, while the RFI is open');
		}
		const responses = [{ id: randomUUID(), ...call.body, createdBy: autodeskId }];
		Object.assign(rfi, { responses, status: call.body.status });
		return { status: 201, body: { rfi: shown(call, rfi) } };
	},
});

export const addRfiComment = defineEndpoint({
	...RFIS,
	method: 'POST',
	path: `${PROJECT}/rfis/{rfiId}/comments`,
	scopes: ['data:write'],
	body: z.object({ body: z.string().min(1) }).strict(),
	handle(call) {
		const rfi = rfiOf(call);
		const comment = {
			id: randomUUID(),
			body: call.body.body,
			createdBy: call.caller.user!.autodeskId,
			createdAt: new Date().toISOString(),
			source: 'web',
		};
		const comments = [...listIn(rfi, 'comments'), comment];
		Object.assign(rfi, { comments, commentsCount: comments.length });
		return { status: 201, body: comment };
	},
});

function detailList(name: 'comments' | 'attachments') {
	return defineEndpoint({
		...RFIS,
		method: 'GET',
		path: `${PROJECT}/rfis/{rfiId}/${name}`,
		scopes: ['data:read'],
		query: ['limit', 'offset'],
		handle(call) {
			const rows = listIn(rfiOf(call), name);
			const limit = call.query.integer('limit', 10, 1, 200);
			const offset = call.query.integer('offset', 0, 0);
			const results = rows.slice(offset, offset + limit);
			return {
				status: 200,
				body: { results, pagination: { limit, offset, totalResults: rows.length } },
			};
		},
	});
}

export const listRfiComments = detailList('comments');
export const listRfiAttachments = detailList('attachments');

/** As `GET rfis/{rfiId}` answers it, with what the caller may do. */
export function shown(call: AnyCall, rfi: ProjectRecord): Record<string, unknown> {
	return {
		...rfi,
		comments: undefined,
		attachments: undefined,
		permittedActions: {
			updateRfi: { permittedStatuses: { wfUS: permittedStatuses(isAdmin(call)) } },
		},
	};
}

/** @throws Refusal 404 */
export function rfiOf(call: AnyCall): ProjectRecord {
	return recordOf(call, call.sim.state.rfis, call.params.rfiId);
}

function isAdmin(call: AnyCall): boolean {
	return isProjectAdmin(call.sim.state, openProject(call), call.caller.user!);
}

/** @throws Refusal 400 */
function checkStatus(call: AnyCall, sent: Fields): void {
	const entry = permittedStatuses(isAdmin(call)).find(({ status }) => status === sent.status);
	if (!entry) throw new Refusal(400, `The status ${sent.status} is not permitted`);
	if (entry.requiredAttributes.length > 0 && !sent.assignedTo?.length) {
		throw new Refusal(400, `The status ${sent.status} needs assignedTo`);
	}
}

function listIn(rfi: ProjectRecord, name: 'comments' | 'attachments'): unknown[] {
	const list = rfi[name];
	return Array.isArray(list) ? list : [];
}
