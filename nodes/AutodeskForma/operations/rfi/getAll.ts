import { offsetPages } from '../../../../protocol/aps/lists/offsetList';
import { rfiList } from '../../../../protocol/aps/lists/constructionList';
import { collect } from '../../../apsLists/pages';
import { constructionPlaceOf, constructionProject } from '../../../fields/constructionProject';
import { constructionRegion } from '../../../fields/constructionRegion';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplify } from '../../../fields/simplify';
import { adminSort } from '../../../fields/sort';
import { defineOperation } from '../../../operations/operation';
import { bodyOf } from '../../../parameters/body';
import { defineParameter } from '../../../parameters/parameter';
import { namesInOutput } from '../../../recordNames/namesInOutput';
import { pagesWithNames } from '../../../recordNames/withNames';
import { rfiExample } from '../../../records/rfi';
import { rfiFilters } from './filters';
import { rfiAdvice } from './rfiField';
import { rfiRecord } from './shown';

const byField = adminSort([
	'category',
	'closedAt',
	'costImpact',
	'createdAt',
	'customIdentifier',
	'discipline',
	'dueDate',
	'location',
	'priority',
	'reference',
	'scheduleImpact',
	'status',
	'title',
	'updatedAt',
]);

/** Newest first unless sorted otherwise: RFIs created while pages are read then only repeat rows. */
const NEWEST_FIRST = [{ field: 'createdAt', order: 'DESC' }];

const sort = defineParameter({
	...byField,
	query: undefined,
	body: 'sort',
	read: (entered, parameter, run) => {
		const fields = byField.read(entered, parameter, run).map((text) => {
			const [field, direction] = text.split(' ');
			return { field, order: direction.toUpperCase() };
		});
		return fields.length === 0 ? NEWEST_FIRST : fields;
	},
});

export const getAll = defineOperation({
	action: 'Search RFIs',
	name: 'Get Many',
	value: 'getAll',
	summary: 'Get many RFIs',
	description: 'Retrieve a list of the RFIs of a project, newest first unless sorted otherwise',
	endpoint: 'POST /construction/rfis/v3/projects/{projectId}/search:rfis',
	scopes: ['data:read'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, ...returnAllOrLimit, simplify, rfiFilters, sort],
	options: [constructionRegion, namesInOutput],
	advice: rfiAdvice,
	example: rfiExample,
	async execute(run) {
		const place = constructionPlaceOf(run);
		const limit = limitOf(run);
		const request = {
			method: 'POST',
			path: run.path({ projectId: place.projectId }),
			body: bodyOf(run, sort, rfiFilters),
			// It changes nothing.
			repeatable: true,
		} as const;
		const pages = offsetPages(run.aps, rfiList, { request, limit });
		return await collect(pagesWithNames(run, place, pages, rfiRecord), limit);
	},
});
