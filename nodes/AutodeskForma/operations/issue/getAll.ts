import type { IDataObject } from 'n8n-workflow';
import { issueList } from '../../../../protocol/aps/lists/constructionList';
import { constructionPages } from '../../../apsLists/constructionPages';
import { collect } from '../../../apsLists/pages';
import type { Pages } from '../../../apsLists/pages';
import { constructionPlaceOf, constructionProject } from '../../../fields/constructionProject';
import { constructionRegion } from '../../../fields/constructionRegion';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { returnedFields } from '../../../fields/returnedFields';
import { simplify } from '../../../fields/simplify';
import { hqSort } from '../../../fields/sort';
import type { ProjectPlace } from '../../../lookUp/accountPlace';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';
import { options } from '../../../parameters/collections';
import { queryOf } from '../../../parameters/query';
import { valueIn } from '../../../parameters/values';
import { namesInOutput } from '../../../recordNames/namesInOutput';
import { issueExample } from '../../../records/issue';
import { issueAdvice } from './advice';
import { attributeFilters, customAttributesFilter } from './customAttributes';
import { issueFilters } from './filters';
import { shownIssues } from './shown';

/** Fields that Autodesk returns only on request, beside those that it always returns. */
const FIELDS = [
	'assignedTo',
	'assignedToType',
	'closedAt',
	'closedBy',
	'commentCount',
	'createdAt',
	'createdBy',
	'customAttributes',
	'description',
	'displayId',
	'dueDate',
	'issueSubtypeId',
	'locationDetails',
	'locationId',
	'openedAt',
	'openedBy',
	'permittedActions',
	'permittedAttributes',
	'permittedStatuses',
	'published',
	'rootCauseId',
	'rootCauseTitle',
	'startDate',
	'updatedAt',
	'updatedBy',
] as const;

const SORT_FIELDS = [
	'assignedTo',
	'assignedToType',
	'closedAt',
	'closedBy',
	'createdAt',
	'createdBy',
	'description',
	'displayId',
	'dueDate',
	'issueSubType',
	'issueType',
	'locationDetails',
	'published',
	'rootCause',
	'startDate',
	'status',
	'title',
	'updatedAt',
] as const;

const sort = { ...hqSort(SORT_FIELDS), query: 'sortBy' };

const listOptions = options([
	constructionRegion,
	namesInOutput,
	returnedFields(FIELDS, 'fields', 'getIssueFields'),
]);

/**
 * By number, newest first, unless sorted otherwise: pages that are read at the same time need an order that
 * edits do not change, and issues created meanwhile then only repeat rows, which are skipped.
 */
const STABLE_ORDER = '-displayId';

export const getAll = defineOperation({
	action: 'List Issues',
	name: 'Get Many',
	value: 'getAll',
	summary: 'Get many issues',
	description:
		'Retrieve a list of the issues of a project, newest first unless sorted otherwise, with their custom attributes by name',
	endpoint: 'GET /construction/issues/v1/projects/{projectId}/issues',
	scopes: ['data:read'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, ...returnAllOrLimit, simplify, issueFilters, sort],
	options: listOptions.options,
	advice: issueAdvice,
	example: issueExample,
	async execute(run) {
		const place = constructionPlaceOf(run);
		const { projectId, region } = place;
		const limit = limitOf(run);
		const entered = queryOf(run, issueFilters, sort, listOptions);
		const wanted = valueIn(run, issueFilters, customAttributesFilter);
		const attributes = await attributeFilters(run, place, wanted);
		const isSorted = String(entered.sortBy ?? '') !== '';
		const query = { ...attributes, ...entered, sortBy: isSorted ? entered.sortBy : STABLE_ORDER };
		const path = run.path({ projectId });
		const pages = constructionPages(run.aps, issueList, { path, query, region, limit });
		return await collect(shownPages(run, place, pages), limit);
	},
});

/** Shown as each page arrives, so that the originals are not kept. */
async function* shownPages(
	run: OperationRun,
	place: ProjectPlace,
	pages: Pages,
): Pages<IDataObject> {
	for await (const page of pages) yield await shownIssues(run, place, page);
}
