import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
	CHANGED_GROUPS,
	DATA_EXTRACT_PATH,
	DATA_EXTRACTS_PATH,
	MOST_EXTRACT_PROJECTS,
	PROJECT_STATUSES,
	SCHEDULES,
	SERVICE_GROUPS,
} from '../../../protocol/aps/dataExtractRules';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import { checkProjects, extractOf, extractsOf, jobsOf, openAccount } from './access';
import { page } from './page';
import { shownExtract } from './shown';
import { startJob } from './startJob';

export const CONNECTOR = {
	service: 'dataConnector',
	tokens: ['3L', 'SSA'],
	perMinute: 60,
} as const;

const GROUPS = [...Object.keys(SERVICE_GROUPS), ...Object.keys(CHANGED_GROUPS)];
const time = z.string().datetime({ offset: true });

const newRequest = z
	.object({
		description: z.string().optional(),
		isActive: z.boolean().optional(),
		scheduleInterval: z.enum(['ONE_TIME', 'DAY', 'WEEK', 'MONTH', 'YEAR']),
		reoccuringInterval: z.number().int().min(1).optional(),
		effectiveFrom: time,
		effectiveTo: time.optional(),
		serviceGroups: z
			.array(z.string().refine((group) => GROUPS.includes(group), 'unknown service group'))
			.min(1),
		callbackUrl: z.string().url().optional(),
		sendEmail: z.boolean().optional(),
		projectIdList: z.array(z.string().uuid()).min(1).max(MOST_EXTRACT_PROJECTS).optional(),
		startDate: time.optional(),
		endDate: time.optional(),
		dateRange: z
			.enum(['TODAY', 'YESTERDAY', 'PAST_7_DAYS', 'MONTH_TO_DATE', 'LAST_MONTH', 'CUSTOM'])
			.optional(),
		projectStatus: z.enum(PROJECT_STATUSES).optional(),
	})
	.strict();

const createRequest = defineEndpoint({
	...CONNECTOR,
	method: 'POST',
	path: DATA_EXTRACTS_PATH,
	scopes: ['data:create'],
	body: newRequest,
	handle(call) {
		const place = openAccount(call);
		const { body } = call;
		checkProjects(call, place, body.projectIdList);
		const isOnce = body.scheduleInterval === SCHEDULES.oneTime;
		if (!isOnce && (body.effectiveTo === undefined || body.reoccuringInterval === undefined)) {
			throw new Refusal(400, 'A schedule needs reoccuringInterval and effectiveTo');
		}
		if (isOnce && body.effectiveTo !== undefined) {
			throw new Refusal(400, 'effectiveTo is not for ONE_TIME');
		}
		const now = new Date().toISOString();
		const by = place.user.autodeskId;
		const extract = {
			id: randomUUID(),
			description: body.description ?? '',
			isActive: body.isActive ?? true,
			accountId: place.hub.accountId,
			projectId: null,
			projectIdList: body.projectIdList ?? null,
			createdBy: by,
			createdByEmail: place.user.email,
			createdAt: now,
			updatedBy: by,
			updatedAt: now,
			scheduleInterval: body.scheduleInterval,
			reoccuringInterval: isOnce ? null : (body.reoccuringInterval ?? null),
			effectiveFrom: body.effectiveFrom,
			effectiveTo: body.effectiveTo ?? null,
			lastQueuedAt: null,
			serviceGroups: body.serviceGroups,
			callbackUrl: body.callbackUrl ?? null,
			sendEmail: body.sendEmail ?? true,
			startDate: body.startDate ?? null,
			endDate: body.endDate ?? null,
			dateRange: body.dateRange ?? null,
			projectStatus: body.projectStatus ?? 'all',
		};
		call.sim.state.dataExtracts.set(extract.id, extract);
		if (extract.isActive && Date.parse(extract.effectiveFrom) <= Date.now()) {
			startJob(call.sim, extract);
		}
		return { status: 201, body: shownExtract(extract) };
	},
});

const listRequests = defineEndpoint({
	...CONNECTOR,
	method: 'GET',
	path: DATA_EXTRACTS_PATH,
	scopes: ['data:read'],
	query: ['limit', 'offset', 'sort', 'sortFields', /^filter\[\w+\]$/],
	handle: (call) => page(call, extractsOf(call).map(shownExtract)),
});

const deleteRequest = defineEndpoint({
	...CONNECTOR,
	method: 'DELETE',
	path: DATA_EXTRACT_PATH,
	scopes: ['data:write'],
	handle(call) {
		const extract = extractOf(call);
		for (const { id } of jobsOf(call, extract)) call.sim.state.dataJobs.delete(id);
		call.sim.state.dataExtracts.delete(extract.id);
		return { status: 204 };
	},
});

export const requests = [createRequest, listRequests, deleteRequest];
