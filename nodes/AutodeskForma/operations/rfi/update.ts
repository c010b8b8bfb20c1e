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
import { read } from '../../../parameters/read';
import { namesInOutput } from '../../../recordNames/namesInOutput';
import { oneWithNames } from '../../../recordNames/withNames';
import { rfiExample } from '../../../records/rfi';
import { someChange } from '../../../values/someChange';
import { peopleBody, question, rfiDetails, title } from './details';
import { rfi, rfiAdvice, rfiId } from './rfiField';
import { rfiRecord } from './shown';
import { checkChangedStatus, rfiStatus } from './status';

const changes = updateFields([
	...rfiDetails,
	customBody,
	{
		displayName: 'Official Response',
		name: 'officialResponse',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		description: 'Text of the final answer, when the RFI is closed',
		body: 'officialResponse',
		read: read.text(),
	},
	{
		displayName: 'Official Response Status',
		name: 'officialResponseStatus',
		type: 'options',
		options: [
			{ name: 'Answered', value: 'answered' },
			{ name: 'Rejected', value: 'rejected' },
		],
		default: 'answered',
		description: 'Whether the RFI is answered or rejected, when it is closed',
		body: 'officialResponseStatus',
		read: read.choice,
	},
	question,
	rfiStatus,
	title,
]);

export const update = defineOperation({
	action: 'Update RFI',
	name: 'Update',
	value: 'update',
	summary: 'Update RFI',
	description:
		'Change fields of an RFI, or move it through its workflow. Only the fields that you add are changed. A new status is checked before it is sent.',
	endpoint: 'PATCH /construction/rfis/v3/projects/{projectId}/rfis/{rfiId}',
	scopes: ['data:read', 'data:write'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, rfi, simplify, changes],
	options: [constructionRegion, namesInOutput],
	advice: rfiAdvice,
	example: { ...rfiExample, status: 'closed', officialResponse: 'Under the stairs.' },
	async execute(run) {
		const path = run.path({ projectId: constructionProjectId(run), rfiId: rfiId(run) });
		const entered = bodyOf(run, changes);
		const body = someChange(changes.displayName, merged(await peopleBody(run, changes), entered));
		if (body.status !== undefined) {
			checkChangedStatus(await run.aps.record({ path }, 'id'), body);
		}
		const updated = await run.aps.record({ method: 'PATCH', path, body }, 'id');
		return await oneWithNames(run, constructionPlaceOf(run), updated, rfiRecord);
	},
});
