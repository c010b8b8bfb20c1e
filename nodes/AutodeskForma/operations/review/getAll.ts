import { reviewList } from '../../../../protocol/aps/lists/constructionList';
import { shownRecords } from '../../../actionNode/listRecords';
import { constructionPages } from '../../../apsLists/constructionPages';
import { constructionProject, constructionProjectId } from '../../../fields/constructionProject';
import { constructionRegion } from '../../../fields/constructionRegion';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplify } from '../../../fields/simplify';
import { sortByOne } from '../../../fields/sortByOne';
import { defineOperation } from '../../../operations/operation';
import { defineParameter } from '../../../parameters/parameter';
import { queryOf } from '../../../parameters/query';
import { reviewExample, simplifyReview } from '../../../records/review';
import { reviewFilters } from './filters';
import { reviewAdvice } from './reviewField';

/** Newest first unless sorted otherwise: reviews created while pages are read then only repeat rows. */
const byField = sortByOne(
	['createdAt', 'currentStepDueDate', 'finishedAt', 'name', 'sequenceId', 'status'],
	'sequenceId desc',
);

/** The field alone means ascending order. */
const sort = defineParameter({
	...byField,
	read: (entered, parameter, run) => byField.read(entered, parameter, run).replace(/ asc$/, ''),
});

export const getAll = defineOperation({
	action: 'List Reviews',
	name: 'Get Many',
	value: 'getAll',
	summary: 'Get many reviews',
	description:
		'Retrieve a list of the reviews of files in a project, newest first unless sorted otherwise, each with the people it waits for',
	endpoint: 'GET /construction/reviews/v1/projects/{projectId}/reviews',
	scopes: ['data:read'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, ...returnAllOrLimit, simplify, reviewFilters, sort],
	options: [constructionRegion],
	advice: reviewAdvice,
	example: reviewExample,
	async execute(run) {
		const limit = limitOf(run);
		const path = run.path({ projectId: constructionProjectId(run) });
		const query = queryOf(run, reviewFilters, sort);
		const pages = constructionPages(run.aps, reviewList, { path, query, limit });
		return await shownRecords(run, pages, simplifyReview, limit);
	},
});
