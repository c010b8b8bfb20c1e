import { isJsonObject } from '../../../../protocol/json';
import type { JsonObject } from '../../../../protocol/json';
import type { AnswerReader } from '../../../apsClient/readAnswer';
import { recordWith } from '../../../apsClient/readAnswer';
import {
	constructionPlaceOf,
	constructionProject,
	constructionProjectId,
} from '../../../fields/constructionProject';
import { constructionRegion } from '../../../fields/constructionRegion';
import { simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { bodyOf } from '../../../parameters/body';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { namesInOutput } from '../../../recordNames/namesInOutput';
import { oneWithNames } from '../../../recordNames/withNames';
import { rfiExample } from '../../../records/rfi';
import { rfi, rfiAdvice, rfiId } from './rfiField';
import { rfiRecord } from './shown';

const text = defineParameter({
	displayName: 'Response',
	name: 'response',
	type: 'string',
	typeOptions: { rows: 4 },
	required: true,
	default: '',
	description: 'Text of the response, without formatting',
	body: 'text',
	read: read.requiredText(),
});

const outcome = defineParameter({
	displayName: 'Response Status',
	name: 'responseStatus',
	type: 'options',
	options: [
		{ name: 'Answered', value: 'answered' },
		{ name: 'Rejected', value: 'rejected' },
	],
	default: 'answered',
	description: 'Whether the response answers the RFI or rejects it',
	body: 'status',
	read: (entered, parameter, run) => read.choice(entered, parameter, run) ?? 'answered',
});

/** Autodesk answers with the RFI that got the response. */
const rfiIn: AnswerReader<JsonObject> = (answer) => {
	const { body } = answer;
	const answered = isJsonObject(body) && isJsonObject(body.rfi) ? body.rfi : body;
	return recordWith('id')({ ...answer, body: answered });
};

export const respond = defineOperation({
	action: 'Create RFI Response',
	name: 'Respond',
	value: 'respond',
	summary: 'Respond to RFI',
	description: 'Answer or reject an RFI as one of its reviewers. Returns the RFI.',
	endpoint: 'POST /construction/rfis/v3/projects/{projectId}/rfis/{rfiId}/responses',
	scopes: ['data:write', 'data:create'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, rfi, text, outcome, simplify],
	options: [constructionRegion, namesInOutput],
	advice: {
		...rfiAdvice,
		400: 'Only reviewers that the RFI is assigned to can respond, while it is open. The raw output of RFI > Get shows permittedActions',
	},
	example: { ...rfiExample, status: 'answered' },
	async execute(run) {
		const record = await run.aps.read(
			{
				method: 'POST',
				path: run.path({ projectId: constructionProjectId(run), rfiId: rfiId(run) }),
				body: bodyOf(run, text, outcome),
			},
			rfiIn,
		);
		return await oneWithNames(run, constructionPlaceOf(run), record, rfiRecord);
	},
});
