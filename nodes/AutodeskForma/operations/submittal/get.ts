import {
	constructionPlaceOf,
	constructionProject,
	constructionProjectId,
} from '../../../fields/constructionProject';
import { constructionRegion } from '../../../fields/constructionRegion';
import { simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { namesInOutput } from '../../../recordNames/namesInOutput';
import { oneWithNames } from '../../../recordNames/withNames';
import { submittalExample } from '../../../records/submittal';
import { submittalRecord } from './shown';
import { submittal, submittalAdvice, submittalId } from './submittalField';

export const get = defineOperation({
	action: 'Get Submittal',
	name: 'Get',
	value: 'get',
	summary: 'Get submittal',
	description:
		'Retrieve one submittal of a project. As raw output, it also contains dates of each step and what the user may do.',
	endpoint: 'GET /construction/submittals/v2/projects/{projectId}/items/{itemId}',
	scopes: ['data:read'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, submittal, simplify],
	options: [constructionRegion, namesInOutput],
	advice: submittalAdvice,
	example: submittalExample,
	async execute(run) {
		const path = run.path({ projectId: constructionProjectId(run), itemId: submittalId(run) });
		return await oneWithNames(
			run,
			constructionPlaceOf(run),
			await run.aps.record({ path }, 'id'),
			submittalRecord,
		);
	},
});
