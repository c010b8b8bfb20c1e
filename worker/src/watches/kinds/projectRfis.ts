import { fillPath } from '../../../../protocol/aps/ids';
import { rfiList } from '../../../../protocol/aps/lists/constructionList';
import { offsetPages } from '../../../../protocol/aps/lists/offsetList';
import { objectsIn, type JsonObject } from '../../../../protocol/json';
import type { WatchedRecord, WatchKind } from '../watchKind';
import { idsIn } from './idsIn';
import { projectOf } from './projectOf';

const DAY = 24 * 60 * 60_000;

/** The RFIs of a project (`construction/rfis/v3`) that the service account may see. */
export const projectRfis: WatchKind = {
	id: 'projectRfis',
	subject: 'project.rfi',
	recordName: 'rfi',
	fields: [
		'number',
		'title',
		'status',
		'question',
		'assignedTo',
		'managerId',
		'dueDate',
		'priority',
		'costImpact',
		'scheduleImpact',
		'discipline',
		'category',
		'reference',
		'locations',
		'locationDescription',
		'officialResponse',
		'commentsCount',
		'customAttributes',
		'rfiTypeId',
	],
	listsChanges: true,

	async *pages(aps, place, signal, since) {
		const source = aps.source({ ...COMMON, signal });
		const request = {
			method: 'POST' as const,
			// It only searches.
			repeatable: true,
			path: fillPath(`${PROJECT}/search:rfis`, { projectId: projectOf(place) }),
			body: {
				// By the time of a change, a change would move other RFIs between pages.
				sort: [{ field: 'createdAt', order: 'ASC' }],
				filter: since === undefined ? undefined : { updatedAt: rangeFrom(since) },
			},
		};
		const pages = offsetPages(source, rfiList, { request, pagesAtOnce: 1 });
		for await (const page of pages) yield page.map(toRecord);
	},

	async exists(aps, place, id, signal) {
		const { status } = await aps.request({
			path: fillPath(`${PROJECT}/rfis/{id}`, { projectId: projectOf(place), id }),
			accept: [404],
			...COMMON,
			signal,
		});
		return status !== 404;
	},
};

const PROJECT = '/construction/rfis/v3/projects/{projectId}';

const COMMON = { scopes: ['data:read'], budget: 'rfis', as: 'serviceAccount' } as const;

/** The documented form is `from..to`. The end is in the future, whatever the clocks show. */
function rangeFrom(since: number): string {
	return `${new Date(since).toISOString()}..${new Date(Date.now() + DAY).toISOString()}`;
}

function toRecord(rfi: JsonObject): WatchedRecord {
	const { title, status, question, managerId, dueDate, priority } = rfi;
	const { costImpact, scheduleImpact, discipline, category, reference, locations } = rfi;
	const { locationDescription, officialResponse, commentsCount, rfiTypeId } = rfi;
	const { createdBy, createdAt, updatedBy, updatedAt } = rfi;
	return {
		id: typeof rfi.id === 'string' ? rfi.id : '',
		number: rfi.customIdentifier,
		title,
		status,
		question,
		assignedTo: idsIn(rfi.assignedTo),
		managerId,
		dueDate,
		priority,
		costImpact,
		scheduleImpact,
		discipline,
		category,
		reference,
		locations,
		locationDescription,
		officialResponse,
		commentsCount,
		customAttributes: customAttributesIn(rfi.customAttributes),
		rfiTypeId,
		createdBy,
		createdAt,
		updatedBy,
		updatedAt,
	};
}

/** The values of each attribute, by its id. Their order in the answer means nothing. */
function customAttributesIn(value: unknown): Record<string, unknown> {
	return Object.fromEntries(
		objectsIn(value)
			.flatMap(({ id, values }): [string, unknown][] =>
				typeof id === 'string' ? [[id, values]] : [],
			)
			.sort(([a], [b]) => a.localeCompare(b)),
	);
}
