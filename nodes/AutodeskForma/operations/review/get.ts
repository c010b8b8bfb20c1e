import { constructionProject, constructionProjectId } from '../../../fields/constructionProject';
import { simplified, simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { reviewExample, simplifyReview } from '../../../records/review';
import { review, reviewAdvice, reviewId } from './reviewField';

export const get = defineOperation({
	action: 'Get Review',
	name: 'Get',
	value: 'get',
	summary: 'Get review',
	description: 'Retrieve one review of files with its status and the people it waits for',
	endpoint: 'GET /construction/reviews/v1/projects/{projectId}/reviews/{reviewId}',
	scopes: ['data:read'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, review, simplify],
	advice: reviewAdvice,
	example: reviewExample,
	async execute(run) {
		const path = run.path({ projectId: constructionProjectId(run), reviewId: reviewId(run) });
		return simplified(run, await run.aps.record({ path }, 'id'), simplifyReview);
	},
});
