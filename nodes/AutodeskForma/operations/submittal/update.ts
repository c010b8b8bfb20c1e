import {
	constructionPlaceOf,
	constructionProject,
	constructionProjectId,
} from '../../../fields/constructionProject';
import { constructionRegion } from '../../../fields/constructionRegion';
import { customBody } from '../../../fields/customBody';
import { simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { bodyOf } from '../../../parameters/body';
import { updateFields } from '../../../parameters/collections';
import { merged } from '../../../parameters/merged';
import { valueIn } from '../../../parameters/values';
import { namesInOutput } from '../../../recordNames/namesInOutput';
import { oneWithNames } from '../../../recordNames/withNames';
import { submittalExample } from '../../../records/submittal';
import { someChange } from '../../../values/someChange';
import { submittalDetails, title, watchersBody } from './details';
import { checkActive, spec, type } from './settings';
import { submittalRecord } from './shown';
import { submittal, submittalChangeAdvice, submittalId } from './submittalField';

const changes = updateFields([...submittalDetails, customBody, spec, title, type]);

export const update = defineOperation({
	action: 'Update Submittal',
	name: 'Update',
	value: 'update',
	summary: 'Update submittal',
	description:
		'Change fields of a submittal that its state and your role permit. Only the fields that you add are changed. Submittal > Transition moves it through its workflow.',
	endpoint: 'PATCH /construction/submittals/v2/projects/{projectId}/items/{itemId}',
	scopes: ['data:read', 'data:write'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, submittal, simplify, changes],
	options: [constructionRegion, namesInOutput],
	advice: submittalChangeAdvice,
	example: submittalExample,
	async execute(run) {
		const projectId = constructionProjectId(run);
		const path = run.path({ projectId, itemId: submittalId(run) });
		const entered = bodyOf(run, changes);
		const body = someChange(changes.displayName, merged(await watchersBody(run, changes), entered));
		const typeId = valueIn(run, changes, type);
		if (typeId !== undefined) await checkActive(run, projectId, 'type', type.displayName, typeId);
		const updated = await run.aps.record({ method: 'PATCH', path, body }, 'id');
		return await oneWithNames(run, constructionPlaceOf(run), updated, submittalRecord);
	},
});
