import { isJsonApiResource } from '../../../../protocol/aps/jsonApi';
import { listRows } from '../../../../protocol/aps/lists/listRows';
import { recognizedPages } from '../../../../protocol/aps/lists/recognizedList';
import { mediaTypeOf } from '../../../../protocol/aps/mediaTypes';
import type { ApsAnswer } from '../../../../protocol/aps/request';
import { isSuccess } from '../../../apsClient/statuses';
import { collect } from '../../../apsLists/pages';
import type { Pages } from '../../../apsLists/pages';
import { limitOf } from '../../../fields/returnAllOrLimit';
import { FileRecord } from '../../../operations/fileRecord';
import { ANY_ENDPOINT, defineOperation } from '../../../operations/operation';
import type { OperationOutput, OperationRun } from '../../../operations/operation';
import { valueIn } from '../../../parameters/values';
import { flatJsonApi } from '../../../records/flatJsonApi';
import { purposeOf } from './advice';
import { bodyFields } from './body';
import { headers } from './headers';
import { method } from './method';
import { nameOfContent } from './nameOfContent';
import {
	fileField,
	fileName,
	flattenJsonApi,
	fullResponse,
	neverError,
	requestOptions,
	responseFormat,
	timeout,
} from './options';
import { isPaged, pagingFields } from './paging';
import { queryParameters } from './query';
import { arrived } from './readBody';
import type { Arrived } from './readBody';
import type { Sending } from './received';
import { recordsOf, wholeAnswer } from './records';
import { enteredRequest } from './request';
import { storeContent } from './storeContent';
import { url } from './url';

export const send = defineOperation({
	name: 'Send',
	value: 'send',
	summary: 'Send API request',
	description:
		'Call any endpoint of any Autodesk Platform Services API by method and path, with the credential of the node. Lists are read page by page, and files are downloaded.',
	endpoint: ANY_ENDPOINT,
	scopes: [],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [method, url, queryParameters, headers, ...bodyFields, ...pagingFields],
	options: requestOptions.options,
	example: {
		type: 'hubs',
		id: 'b.1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21',
		attributes: { name: 'Example Contractors', region: 'US' },
	},
	async execute(run) {
		const request = await enteredRequest(run);
		const seconds = valueIn(run, requestOptions, timeout);
		const aps = run.aps.for(
			purposeOf(request.method, request.path),
			seconds === undefined ? undefined : seconds * 1000,
		);
		const sending = {
			aps,
			request,
			format: formatOf(run),
			returnsRefusal: valueIn(run, requestOptions, neverError) === true,
		};
		const answer = await arrived(run, sending);
		if (answer.kind === 'file') return await fileRecord(run, sending, answer);
		return await records(run, sending, answer.answer);
	},
});

function formatOf(run: OperationRun): Sending['format'] {
	const chosen = valueIn(run, requestOptions, responseFormat);
	return chosen === 'json' || chosen === 'file' ? chosen : 'auto';
}

async function records(
	run: OperationRun,
	sending: Sending,
	answer: ApsAnswer,
): Promise<OperationOutput> {
	const { aps, request, format } = sending;
	if (format === 'json' && typeof answer.body === 'string')
		aps.readAnswer(request, answer, notRead);
	const isWhole = valueIn(run, requestOptions, fullResponse) === true || request.method === 'HEAD';
	if (isWhole || !isSuccess(answer.status)) return wholeAnswer(answer);
	const flattens = valueIn(run, requestOptions, flattenJsonApi) === true;
	if (!isPaged(run, request) || listRows(answer.body) === undefined) {
		return recordsOf(answer, flattens);
	}
	const limit = limitOf(run);
	return await collect(rows(sending, answer, limit, flattens), limit);
}

function notRead(): undefined {
	return undefined;
}

/** The rows of all pages, from the first one on. */
async function* rows(
	{ aps, request }: Sending,
	first: ApsAnswer,
	limit: number | undefined,
	flattens: boolean,
): Pages {
	for await (const page of recognizedPages(aps, request, first, limit)) {
		const included = page.included?.filter(isJsonApiResource) ?? [];
		yield flattens ? page.rows.map((row) => flatJsonApi(row, included)) : page.rows;
	}
}

async function fileRecord(
	run: OperationRun,
	{ aps, request }: Sending,
	{ answer, content }: Extract<Arrived, { kind: 'file' }>,
): Promise<FileRecord> {
	const name = valueIn(run, requestOptions, fileName) ?? nameOfContent(answer, request.path);
	const contentType = mediaTypeOf(name, answer.headers['content-type']);
	const length = answer.headers['content-length'];
	const isCompressed = answer.headers['content-encoding'] !== undefined;
	const { action } = aps.purpose;
	const { file, size } = await storeContent(
		run,
		{ action },
		{
			fileName: name,
			contentType,
			size: length === undefined || isCompressed ? undefined : Number(length),
			stream: content,
		},
	);
	const record = { name, size, contentType, statusCode: answer.status };
	const isWhole = valueIn(run, requestOptions, fullResponse) === true;
	const json = isWhole ? { ...record, headers: wholeAnswer(answer).headers } : record;
	return new FileRecord(json, valueIn(run, requestOptions, fileField), file);
}
