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
import { additionalFields } from '../../../parameters/collections';
import { merged } from '../../../parameters/merged';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { namesInOutput } from '../../../recordNames/namesInOutput';
import { oneWithNames } from '../../../recordNames/withNames';
import { rfiExample } from '../../../records/rfi';
import { InvalidValue } from '../../../values/invalidValue';
import { peopleBody, question, rfiDetails, title } from './details';
import { rfiAdvice } from './rfiField';
import { rfiRecord } from './shown';
import { checkNewStatus, rfiStatus } from './status';

const newTitle = defineParameter({
	...title,
	required: true,
	read: read.requiredText(),
});

const newStatus = defineParameter({
	...rfiStatus,
	required: true,
	default: { mode: 'list', value: 'draft', cachedResultName: 'Draft' },
});

const details = additionalFields([...rfiDetails, customBody]);

export const create = defineOperation({
	action: 'Create RFI',
	name: 'Create',
	value: 'create',
	summary: 'Create RFI',
	description:
		'Add an RFI to a project, of its default type. The status is checked against the workflow of the project before anything is sent.',
	endpoint: 'POST /construction/rfis/v3/projects/{projectId}/rfis',
	scopes: ['data:read', 'data:write', 'data:create'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, newTitle, question, newStatus, simplify, details],
	options: [constructionRegion, namesInOutput],
	advice: rfiAdvice,
	example: { ...rfiExample, commentCount: 0, updatedAt: '2026-03-02T16:40:00.000Z' },
	async execute(run) {
		const projectId = constructionProjectId(run);
		const entered = bodyOf(run, newTitle, question, newStatus, details);
		if (entered.status === undefined) {
			throw new InvalidValue(newStatus.displayName, 'choose a status');
		}
		const body = merged(await peopleBody(run, details), entered);
		await checkNewStatus(run, projectId, body);
		const created = await run.aps.record(
			{ method: 'POST', path: run.path({ projectId }), body },
			'id',
		);
		return await oneWithNames(run, constructionPlaceOf(run), created, rfiRecord);
	},
});
