import { fillPath } from '../../../../protocol/aps/ids';
import { submittalList } from '../../../../protocol/aps/lists/constructionList';
import { offsetPages } from '../../../../protocol/aps/lists/offsetList';
import type { JsonObject } from '../../../../protocol/json';
import type { WatchedRecord, WatchKind } from '../watchKind';
import { idsIn } from './idsIn';
import { projectOf } from './projectOf';

const DAY = 24 * 60 * 60_000;

/** The submittal items of a project (`construction/submittals/v2`) that the service account may see. */
export const projectSubmittals: WatchKind = {
	id: 'projectSubmittals',
	subject: 'project.submittal',
	recordName: 'submittal',
	fields: [
		'number',
		'title',
		'description',
		'status',
		'state',
		'revision',
		'priority',
		'specIdentifier',
		'specTitle',
		'packageTitle',
		'typeId',
		'managerId',
		'subcontractorId',
		'ballInCourtUsers',
		'ballInCourtCompanies',
		'ballInCourtRoles',
		'watchers',
		'dueDate',
		'requiredOnJobDate',
		'leadTime',
		'responseId',
		'responseComment',
	],
	listsChanges: true,

	async *pages(aps, place, signal, since) {
		const source = aps.source({ ...COMMON, signal });
		const request = {
			path: fillPath(ITEMS, { projectId: projectOf(place) }),
			query: {
				// By the time of a change, a change would move other items between pages.
				sort: 'createdAt asc',
				'filter[updatedAt]': since === undefined ? undefined : daysFrom(since),
			},
		};
		const pages = offsetPages(source, submittalList, { request, pagesAtOnce: 1 });
		for await (const page of pages) yield page.map(toRecord);
	},

	async exists(aps, place, id, signal) {
		const { status } = await aps.request({
			path: fillPath(`${ITEMS}/{id}`, { projectId: projectOf(place), id }),
			accept: [404],
			...COMMON,
			signal,
		});
		return status !== 404;
	},
};

const ITEMS = '/construction/submittals/v2/projects/{projectId}/items';

const COMMON = { scopes: ['data:read'], budget: 'submittals', as: 'serviceAccount' } as const;

/** Statuses as the interface names them. Source: the reference of the API. */
const STATUSES: Readonly<Record<string, string>> = {
	'1': 'Required',
	'2': 'Open',
	'3': 'Closed',
	'4': 'Void',
	'5': 'Empty',
	'6': 'Draft',
};

/** The filter knows only days, and not in which time zone, so it is one day wider on both sides. */
function daysFrom(since: number): string {
	const day = (time: number): string => new Date(time).toISOString().slice(0, 10);
	return `${day(since - DAY)}..${day(Date.now() + DAY)}`;
}

function toRecord(item: JsonObject): WatchedRecord {
	const { title, description, revision, priority, specIdentifier, specTitle, packageTitle } = item;
	const { typeId, dueDate, requiredOnJobDate, leadTime, responseId, responseComment } = item;
	const { ballInCourtUsers, ballInCourtCompanies, ballInCourtRoles, statusId, stateId } = item;
	const { createdBy, createdAt, updatedBy, updatedAt } = item;
	return {
		id: typeof item.id === 'string' ? item.id : '',
		number: item.customIdentifierHumanReadable ?? item.identifier,
		title,
		description,
		status: STATUSES[String(statusId)] ?? statusId,
		state: stateId,
		revision,
		priority,
		specIdentifier,
		specTitle,
		packageTitle,
		typeId,
		managerId: item.manager,
		subcontractorId: item.subcontractor,
		ballInCourtUsers,
		ballInCourtCompanies,
		ballInCourtRoles,
		watchers: idsIn(item.watchers),
		dueDate,
		requiredOnJobDate,
		leadTime,
		responseId,
		responseComment,
		createdBy,
		createdAt,
		updatedBy,
		updatedAt,
	};
}
