import type { IDataObject } from 'n8n-workflow';
import { extractProjectIds, jobStatusOf, scheduleOf } from '../../protocol/aps/dataExtractRules';
import { isoTime } from './isoTime';

/**
 * @param extract Autodesk calls it data request
 * @returns `name` is what Autodesk calls description; the callback URL stays out, as it may hold a secret
 */
export function simplifyDataExtract(extract: IDataObject): IDataObject {
	const { serviceGroups, callbackUrl } = extract;
	return {
		name: extract.description ?? null,
		active: extract.isActive ?? null,
		schedule: scheduleOf(extract.scheduleInterval) ?? extract.scheduleInterval ?? null,
		every: extract.reoccuringInterval ?? null,
		serviceGroups: Array.isArray(serviceGroups) ? serviceGroups : [],
		projectStatus: extract.projectStatus ?? null,
		dateRange: extract.dateRange ?? null,
		dataFrom: isoTime(extract.startDate),
		dataUntil: isoTime(extract.endDate),
		hasCallback: typeof callbackUrl === 'string' && callbackUrl !== '',
		createdByEmail: extract.createdByEmail ?? null,
		startsAt: isoTime(extract.effectiveFrom),
		endsAt: isoTime(extract.effectiveTo),
		lastRunAt: isoTime(extract.lastQueuedAt),
		createdAt: isoTime(extract.createdAt),
		updatedAt: isoTime(extract.updatedAt),
		id: extract.id,
		projectIds: extractProjectIds(extract),
	};
}

export const dataExtractExample: IDataObject = {
	name: 'Nightly Issues',
	active: true,
	schedule: 'day',
	every: 1,
	serviceGroups: ['admin', 'issues'],
	projectStatus: 'all',
	dateRange: null,
	dataFrom: null,
	dataUntil: null,
	hasCallback: false,
	createdByEmail: 'kim@example.com',
	startsAt: '2026-03-02T22:00:00.000Z',
	endsAt: '2026-12-31T22:00:00.000Z',
	lastRunAt: null,
	createdAt: '2026-03-02T16:40:00.000Z',
	updatedAt: '2026-03-02T16:40:00.000Z',
	id: 'ce9bc188-1e18-11eb-adc1-0242ac120002',
	projectIds: ['9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b'],
};

/** A run of a data extract. */
export function simplifyDataJob(job: IDataObject): IDataObject {
	const { progress } = job;
	return {
		status: jobStatusOf(job) ?? null,
		// The reference says that it is a number, and shows an empty text.
		progress: typeof progress === 'number' ? progress : null,
		dataFrom: isoTime(job.startDate),
		dataUntil: isoTime(job.endDate),
		createdByEmail: job.createdByEmail ?? null,
		createdAt: isoTime(job.createdAt),
		startedAt: isoTime(job.startedAt),
		completedAt: isoTime(job.completedAt),
		id: job.id,
		dataExtractId: job.requestId ?? null,
		projectIds: extractProjectIds(job),
	};
}

export const dataJobExample: IDataObject = {
	status: 'success',
	progress: 100,
	dataFrom: null,
	dataUntil: null,
	createdByEmail: 'kim@example.com',
	createdAt: '2026-03-02T22:00:00.000Z',
	startedAt: '2026-03-02T22:00:20.000Z',
	completedAt: '2026-03-02T22:19:40.000Z',
	id: 'd023d0cf-b603-4de9-b240-a0e8a85bbf8d',
	dataExtractId: 'ce9bc188-1e18-11eb-adc1-0242ac120002',
	projectIds: ['9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b'],
};
