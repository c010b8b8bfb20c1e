import { fillPath } from '../../../../protocol/aps/ids';
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
import { defineParameter } from '../../../parameters/parameter';
import { merged } from '../../../parameters/merged';
import { read } from '../../../parameters/read';
import { valueIn } from '../../../parameters/values';
import { namesInOutput } from '../../../recordNames/namesInOutput';
import { oneWithNames } from '../../../recordNames/withNames';
import { submittalExample } from '../../../records/submittal';
import { submittalDetails, watchersBody } from './details';
import { checkActive, response } from './settings';
import { submittalRecord } from './shown';
import { checkNextState, nextState } from './state';
import { submittal, submittalChangeAdvice, submittalId } from './submittalField';

const details = additionalFields([
	...submittalDetails,
	customBody,
	defineParameter({
		displayName: 'Note',
		name: 'note',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		description: 'A note for the email to the people involved, and for the activity log',
		body: 'mailNote',
		read: read.text(),
	}),
	response,
	defineParameter({
		displayName: 'Response Comment',
		name: 'responseComment',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		description: 'A comment on the final response, when the submittal is closed',
		body: 'responseComment',
		read: read.text(),
	}),
	defineParameter({
		displayName: 'Step Due Date',
		name: 'stepDueDate',
		type: 'dateTime',
		default: '',
		description: 'The day until which the first step of the review is due, when it begins',
		body: 'stepDueDate',
		read: read.date,
	}),
]);

export const transition = defineOperation({
	action: 'Transition Submittal',
	name: 'Transition',
	value: 'transition',
	summary: 'Transition submittal',
	description:
		'Move a submittal through its workflow, e.g. submit it, send it to review, or close it with a final response. The state and the fields that it needs are checked before anything is sent.',
	endpoint: 'POST /construction/submittals/v2/projects/{projectId}/items/{itemId}:transition',
	scopes: ['data:read', 'data:write'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, submittal, nextState, simplify, details],
	options: [constructionRegion, namesInOutput],
	advice: submittalChangeAdvice,
	example: { ...submittalExample, status: 'closed', state: 'closed' },
	async execute(run) {
		const place = { projectId: constructionProjectId(run), itemId: submittalId(run) };
		const entered = bodyOf(run, nextState, details);
		const body = merged(await watchersBody(run, details), entered);
		const responseId = valueIn(run, details, response);
		if (responseId !== undefined) {
			await checkActive(run, place.projectId, 'response', response.displayName, responseId);
		}
		const item = fillPath('/construction/submittals/v2/projects/{projectId}/items/{itemId}', place);
		checkNextState(await run.aps.record({ path: item }, 'id'), body);
		const request = { method: 'POST', path: run.path(place), body } as const;
		return await oneWithNames(
			run,
			constructionPlaceOf(run),
			await run.aps.record(request, 'id'),
			submittalRecord,
		);
	},
});
