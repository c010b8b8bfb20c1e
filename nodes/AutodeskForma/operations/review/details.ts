import { reviewFileList, reviewList } from '../../../../protocol/aps/lists/constructionList';
import { shownRecords } from '../../../actionNode/listRecords';
import { constructionPages } from '../../../apsLists/constructionPages';
import { constructionProject, constructionProjectId } from '../../../fields/constructionProject';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import {
	reviewFileExample,
	reviewProgressExample,
	simplifyReviewFile,
	simplifyReviewProgress,
} from '../../../records/review';
import { review, reviewAdvice, reviewId } from './reviewField';

export const getProgress = defineOperation({
	action: 'Get Review Progress',
	name: 'Get Progress',
	value: 'getProgress',
	summary: 'Get progress of review',
	description: 'Retrieve a list of the steps that a review has taken, newest first, with who acted',
	endpoint: 'GET /construction/reviews/v1/projects/{projectId}/reviews/{reviewId}/progress',
	scopes: ['data:read'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, review, ...returnAllOrLimit, simplify],
	advice: reviewAdvice,
	example: reviewProgressExample,
	async execute(run) {
		const limit = limitOf(run);
		const path = run.path({ projectId: constructionProjectId(run), reviewId: reviewId(run) });
		const pages = constructionPages(run.aps, reviewList, { path, limit });
		return await shownRecords(run, pages, simplifyReviewProgress, limit);
	},
});

export const getFiles = defineOperation({
	action: 'List Review Versions',
	name: 'Get Files',
	value: 'getFiles',
	summary: 'Get files of review',
	description:
		'Retrieve a list of the file versions in the latest round of a review, each with its approval status',
	endpoint: 'GET /construction/reviews/v1/projects/{projectId}/reviews/{reviewId}/versions',
	scopes: ['data:read'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, review, ...returnAllOrLimit, simplify],
	advice: reviewAdvice,
	example: reviewFileExample,
	async execute(run) {
		const limit = limitOf(run);
		const path = run.path({ projectId: constructionProjectId(run), reviewId: reviewId(run) });
		const pages = constructionPages(run.aps, reviewFileList, { path, limit });
		return await shownRecords(run, pages, simplifyReviewFile, limit);
	},
});
