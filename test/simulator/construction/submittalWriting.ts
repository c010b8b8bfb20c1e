import { z } from 'zod';
import type { Call } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import { addRecord } from '../state/addRecord';
import { isProjectAdmin } from '../state/membership';
import type { ProjectRecord } from '../state/projectRecord';
import { openProject, recordOf } from './records';
import {
	ITEM_TYPES,
	PACKAGES,
	RESPONSES,
	SPECS,
	SUBMITTALS,
	SUBMITTALS_PATH,
	transitionsFrom,
} from './submittalSettings';

type AnyCall = Call<never> | Call<unknown> | Call;

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const userType = z.enum(['1', '2', '3']);

const fields = z
	.object({
		customIdentifier: z.string().min(1),
		typeId: z.string().uuid(),
		specId: z.string().uuid(),
		subsection: z.string(),
		title: z.string().min(1),
		description: z.string(),
		priority: z.enum(['Low', 'Normal', 'High']),
		manager: z.string(),
		managerType: userType,
		subcontractor: z.string(),
		subcontractorType: userType,
		watchers: z.array(z.object({ id: z.string(), userType }).strict()),
		requiredOnJobDate: day,
		leadTime: z.number().int(),
		requiredDate: day,
		requiredApprovalDate: day,
		submitterDueDate: day,
		managerDueDate: day,
		packageId: z.string().uuid(),
	})
	.partial();

export const createSubmittal = defineEndpoint({
	...SUBMITTALS,
	method: 'POST',
	path: `${SUBMITTALS_PATH}/items`,
	scopes: ['data:write'],
	body: fields
		.required({ typeId: true, specId: true, title: true })
		.extend({
			stateId: z.enum(['draft', 'sbc-1', 'mgr-1']),
			templateId: z.string().uuid().optional(),
		})
		.strict(),
	handle(call) {
		const project = openProject(call);
		checkReferences(call.body);
		checkTransition(call, 'create', call.body.stateId, call.body);
		const item = addRecord(call.sim.state, 'submittals', project.id, {
			customIdentifier: null,
			customIdentifierHumanReadable: 'Unspecified',
			priority: 'Normal',
			...call.body,
			attachments: [],
			createdBy: call.caller.user!.autodeskId,
		});
		move(item, call.body.stateId);
		return { status: 201, body: shownSubmittal(call, item) };
	},
});

export const updateSubmittal = defineEndpoint({
	...SUBMITTALS,
	method: 'PATCH',
	path: `${SUBMITTALS_PATH}/items/{itemId}`,
	scopes: ['data:write'],
	body: fields.strict(),
	handle(call) {
		const item = submittalOf(call);
		checkReferences(call.body);
		if (item.stateId === 'sbc-2') throw new Refusal(400, 'The submittal is closed');
		change(call, item, call.body);
		return { status: 200, body: shownSubmittal(call, item) };
	},
});

export const transitionSubmittal = defineEndpoint({
	...SUBMITTALS,
	method: 'POST',
	path: `${SUBMITTALS_PATH}/items/{itemId}:transition`,
	scopes: ['data:write'],
	body: fields
		.extend({
			stateId: z.enum(['sbc-1', 'mgr-1', 'rev', 'mgr-2', 'sbc-2', 'void']),
			mailNote: z.string().optional(),
			stepDueDate: day.optional(),
			responseId: z.string().uuid().optional(),
			responseComment: z.string().optional(),
			duplicateAttachments: z.array(z.string()).optional(),
		})
		.strict(),
	handle(call) {
		const item = submittalOf(call);
		const { stateId, ...changes } = call.body;
		checkReferences(changes);
		checkTransition(call, String(item.stateId), stateId, { ...item, ...changes });
		change(call, item, { ...changes, mailNote: undefined, stepDueDate: undefined });
		move(item, stateId);
		return { status: 200, body: shownSubmittal(call, item) };
	},
});

export const listSubmittalAttachments = defineEndpoint({
	...SUBMITTALS,
	method: 'GET',
	path: `${SUBMITTALS_PATH}/items/{itemId}/attachments`,
	scopes: ['data:read'],
	query: ['limit', 'offset', 'sort', /^filter\[(categoryId|revision|isFileUploaded)\]$/],
	handle(call) {
		const { attachments } = submittalOf(call);
		const rows: unknown[] = Array.isArray(attachments) ? attachments : [];
		const limit = call.query.integer('limit', 20, 1, 50);
		const offset = call.query.integer('offset', 0, 0);
		const pagination = { limit, offset, totalResults: rows.length };
		return { status: 200, body: { results: rows.slice(offset, offset + limit), pagination } };
	},
});

/** As `GET items/{itemId}` answers it, with what the caller may do. */
export function shownSubmittal(call: AnyCall, item: ProjectRecord): Record<string, unknown> {
	return {
		...item,
		attachments: undefined,
		permittedActions: [
			{
				id: 'Item::transition',
				fields: {},
				mandatoryFields: [''],
				transitions: transitionsFrom(String(item.stateId), isManager(call)),
			},
		],
	};
}

/** @throws Refusal 404 */
export function submittalOf(call: AnyCall): ProjectRecord {
	return recordOf(call, call.sim.state.submittals, call.params.itemId);
}

function isManager(call: AnyCall): boolean {
	return isProjectAdmin(call.sim.state, openProject(call), call.caller.user!);
}

/** @throws Refusal 400 */
function checkTransition(
	call: AnyCall,
	from: string,
	to: string,
	sent: Readonly<Record<string, unknown>>,
): void {
	const entry = transitionsFrom(from, isManager(call)).find(({ stateTo }) => stateTo.id === to);
	if (!entry) throw new Refusal(400, `A transition from ${from} to ${to} is not permitted`);
	const missing = entry.mandatoryFields.filter((name) => (sent[name] ?? null) === null);
	if (missing.length > 0) throw new Refusal(400, `${to} needs ${missing.join(', ')}`);
}

/** @throws Refusal 400 for what the project does not have */
function checkReferences(sent: {
	typeId?: string;
	specId?: string;
	packageId?: string;
	responseId?: string;
}): void {
	const known = [
		[sent.typeId, ITEM_TYPES.filter(({ isActive }) => isActive)],
		[sent.specId, SPECS],
		[sent.packageId, PACKAGES],
		[sent.responseId, RESPONSES.filter(({ isActive }) => isActive)],
	] as const;
	for (const [wanted, rows] of known) {
		if (wanted !== undefined && !rows.some(({ id }) => id === wanted)) {
			throw new Refusal(400, `${wanted} does not exist`);
		}
	}
}

function change(call: AnyCall, item: ProjectRecord, changes: Readonly<Record<string, unknown>>) {
	const updatedBy = call.caller.user!.autodeskId;
	Object.assign(item, changes, { updatedAt: new Date().toISOString(), updatedBy });
}

function move(item: ProjectRecord, stateId: string): void {
	const spec = SPECS.find(({ id }) => id === item.specId);
	const { customIdentifier: number } = item;
	Object.assign(item, {
		stateId,
		statusId: STATUS_OF_STATE[stateId] ?? '2',
		specIdentifier: spec?.identifier,
		specTitle: spec?.title,
		customIdentifierHumanReadable: typeof number === 'string' ? number : 'Unspecified',
		ballInCourtUsers: stateId.startsWith('mgr') && item.manager ? [item.manager] : [],
	});
	if (stateId === 'sbc-2') item.publishedDate = new Date().toISOString();
}

const STATUS_OF_STATE: Readonly<Record<string, string>> = {
	draft: '6',
	'sbc-1': '1',
	'sbc-2': '3',
	void: '4',
};
