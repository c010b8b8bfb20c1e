import { fillPath } from '../../../../protocol/aps/ids';
import { formList } from '../../../../protocol/aps/lists/constructionList';
import { notAList } from '../../../../protocol/aps/lists/listSource';
import { offsetPages } from '../../../../protocol/aps/lists/offsetList';
import type { JsonObject } from '../../../../protocol/json';
import type { WatchedRecord, WatchKind } from '../watchKind';
import { projectOf } from './projectOf';

/**
 * The forms of a project (`construction/forms/v2`) that the service account may see. Their field values are
 * not in the list, and a list of all of them would take a call per form.
 */
export const projectForms: WatchKind = {
	id: 'projectForms',
	subject: 'project.form',
	recordName: 'form',
	fields: [
		'number',
		'name',
		'status',
		'description',
		'notes',
		'formDate',
		'dueDate',
		'assigneeId',
		'assigneeType',
		'locationId',
		'formTemplateId',
		'lastSubmittedAt',
	],
	listsChanges: true,

	async *pages(aps, place, signal, since) {
		const source = aps.source({ ...COMMON, signal });
		const request = {
			path: pathOf(projectOf(place)),
			query: {
				// Numbers never change, so that no change moves other forms between pages.
				sort: 'formNum asc',
				updatedAfter: since === undefined ? undefined : new Date(since).toISOString(),
			},
		};
		const pages = offsetPages(source, formList, { request, pagesAtOnce: 1 });
		for await (const page of pages) yield page.map(toRecord);
	},

	/** There is no call for a single form. Only a list that says it is empty proves that the form is gone. */
	async exists(aps, place, id, signal) {
		const source = aps.source({ ...COMMON, signal });
		const request = { path: pathOf(projectOf(place)), query: { ids: id, limit: 1, offset: 0 } };
		const answer = await source.send(request);
		const page = formList.readPage(answer);
		if (page === undefined) throw source.brokenList(request, notAList(answer));
		if (page.rows.length > 0) return true;
		if (page.total === 0) return false;
		throw source.brokenList(request, 'the answer has neither rows nor a total of 0');
	},
};

const COMMON = { scopes: ['data:read'], budget: 'forms', as: 'serviceAccount' } as const;

function pathOf(projectId: string): string {
	return fillPath('/construction/forms/v2/projects/{projectId}/forms', { projectId });
}

function toRecord(form: JsonObject): WatchedRecord {
	const { name, status, description, notes, formDate, dueDate, assigneeId, assigneeType } = form;
	const { locationId, formTemplateId, lastSubmittedAt, lastSubmittedBy } = form;
	const { createdBy, createdAt, updatedBy, updatedAt } = form;
	return {
		id: typeof form.id === 'string' ? form.id : '',
		number: form.formNum,
		name,
		status,
		description,
		notes,
		formDate,
		dueDate,
		assigneeId,
		assigneeType,
		locationId,
		formTemplateId,
		lastSubmittedAt,
		lastSubmittedBy,
		createdBy,
		createdAt,
		updatedBy,
		updatedAt,
	};
}
