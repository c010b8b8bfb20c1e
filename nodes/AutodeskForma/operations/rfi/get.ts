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
import { rfiExample } from '../../../records/rfi';
import { rfi, rfiAdvice, rfiId } from './rfiField';
import { rfiRecord } from './shown';

export const get = defineOperation({
	action: 'Get RFI',
	name: 'Get',
	value: 'get',
	summary: 'Get RFI',
	description:
		'Retrieve one RFI of a project. As raw output, it also contains responses and what the user may do.',
	endpoint: 'GET /construction/rfis/v3/projects/{projectId}/rfis/{rfiId}',
	scopes: ['data:read'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, rfi, simplify],
	options: [constructionRegion, namesInOutput],
	advice: rfiAdvice,
	example: rfiExample,
	async execute(run) {
		const path = run.path({ projectId: constructionProjectId(run), rfiId: rfiId(run) });
		return await oneWithNames(
			run,
			constructionPlaceOf(run),
			await run.aps.record({ path }, 'id'),
			rfiRecord,
		);
	},
});
