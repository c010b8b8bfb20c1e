import {
	constructionPlaceOf,
	constructionProject,
	constructionProjectId,
} from '../../../fields/constructionProject';
import { constructionRegion } from '../../../fields/constructionRegion';
import { customBody } from '../../../fields/customBody';
import { locatedId } from '../../../fields/locator';
import { simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { bodyOf } from '../../../parameters/body';
import { additionalFields } from '../../../parameters/collections';
import { merged } from '../../../parameters/merged';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { namesInOutput } from '../../../recordNames/namesInOutput';
import { oneWithNames } from '../../../recordNames/withNames';
import { submittalExample } from '../../../records/submittal';
import { guid } from '../../../values/guid';
import { submittalDetails, title, watchersBody } from './details';
import { checkActive, spec, type } from './settings';
import { submittalRecord } from './shown';
import { checkNewState, newState } from './state';
import { submittalChangeAdvice } from './submittalField';

const newTitle = defineParameter({ ...title, required: true, read: read.requiredText() });
const newType = { ...type, required: true };
const newSpec = { ...spec, required: true };

const details = additionalFields([...submittalDetails, customBody]);

export const create = defineOperation({
	action: 'Create Submittal',
	name: 'Create',
	value: 'create',
	summary: 'Create submittal',
	description:
		'Add a submittal to a project, with type, spec section, people and dates by name. Type, state and required fields are checked before anything is sent.',
	endpoint: 'POST /construction/submittals/v2/projects/{projectId}/items',
	scopes: ['data:read', 'data:write'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, newTitle, newType, newSpec, newState, simplify, details],
	options: [constructionRegion, namesInOutput],
	advice: submittalChangeAdvice,
	example: { ...submittalExample, status: 'draft', state: 'draft', assigneeIds: [] },
	async execute(run) {
		const projectId = constructionProjectId(run);
		const typeId = guid(newType.displayName, locatedId(run, newType.name));
		guid(newSpec.displayName, locatedId(run, newSpec.name));
		const entered = bodyOf(run, newTitle, newType, newSpec, newState, details);
		const body = merged(await watchersBody(run, details), entered);
		await checkActive(run, projectId, 'type', newType.displayName, typeId);
		await checkNewState(run, projectId, body);
		const request = { method: 'POST', path: run.path({ projectId }), body } as const;
		return await oneWithNames(
			run,
			constructionPlaceOf(run),
			await run.aps.record(request, 'id'),
			submittalRecord,
		);
	},
});
