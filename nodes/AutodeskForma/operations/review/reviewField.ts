import { constructionProjectId } from '../../../fields/constructionProject';
import { locatedId, resourceLocator } from '../../../fields/locator';
import type { Locator } from '../../../fields/locator';
import { teamAdvice } from '../../../fields/teamAdvice';
import { LookUp } from '../../../lookUp/lookUp';
import { reviewsOf, reviewWorkflowsOf } from '../../../lookUp/reviews';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import type { ApsRun } from '../../../parameters/run';
import { guid } from '../../../values/guid';

/** What to do about a refused call of reviews. */
export const reviewAdvice: Readonly<Record<number, string>> = teamAdvice('reviews');

/** The review that an operation works on. */
export const review: Locator = {
	...resourceLocator({
		displayName: 'Review',
		name: 'review',
		description: 'The review. The list accepts part of its name.',
		search: 'searchReviews',
		dependsOn: ['project'],
		idPlaceholder: 'e.g. 37d5145b-c634-407c-b0b4-a65197e43fce',
		lookUp: new LookUp('By Number', 'e.g. 23', (run) => reviewsOf(run, constructionProjectId(run))),
	}),
	required: true,
};

/** @throws InvalidValue */
export function reviewId(run: ApsRun): string {
	return guid(review.displayName, locatedId(run, review.name));
}

export const reviewWorkflow = defineParameter({
	...resourceLocator({
		displayName: 'Workflow',
		name: 'reviewWorkflow',
		description: 'The approval workflow, which determines steps and reviewers',
		search: 'searchReviewWorkflows',
		dependsOn: ['project'],
		idPlaceholder: 'e.g. 4e609369-e950-4097-b7d3-e6cf1c3c5415',
		lookUp: new LookUp('By Name', 'e.g. Final Structural Review', (run) =>
			reviewWorkflowsOf(run, constructionProjectId(run)),
		),
	}),
	body: 'workflowId',
	query: 'filter[workflowId]',
	read: read.guid,
});
