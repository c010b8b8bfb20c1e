import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { runAllItems } from '../../../nodes/actionNode/runAllItems';
import { Directories } from '../../../nodes/lookUp/directories';
import { runItems } from '../../../nodes/actionNode/runItems';
import { ApsClient } from '../../../nodes/apsClient/client';
import { callsAnyEndpoint, isForAllItems } from '../../../nodes/operations/operation';
import type { Operation, OperationRun } from '../../../nodes/operations/operation';
import { fillPath } from '../../../protocol/aps/ids';
import { SCOPES } from '../../../protocol/aps/scopes';
import { ACTION_NODES } from '../../../scripts/actionNodes';
import { byId } from '../../harness/runOperation';
import { skipWaits } from '../../harness/skipWaits';

skipWaits();

/** Whatever Autodesk, or something between, may answer with a status of success. */
const ANSWERS: ReadonlyArray<[name: string, body: unknown, contentType?: string]> = [
	['an empty body', ''],
	['an empty web page', '', 'text/html'],
	['a web page', '<html>Sign in</html>', 'text/html'],
	['text', 'OK', 'text/plain'],
	['null', null],
	['a number', 5],
	['a list', []],
	['a list of nulls', [null]],
	['an empty object', {}],
	['data that is null', { data: null, included: null, links: null, meta: null }],
	['data without anything', { data: { type: 'any', id: 'urn:any:1' }, included: null }],
	['data full of nulls', { data: nulls('id', 'type', 'attributes', 'relationships') }],
	[
		'a record full of nulls',
		{ data: { type: 'any', id: 'urn:any:1', attributes: null, relationships: null, links: null } },
	],
	['rows full of nulls', { data: [{ type: 'any', id: '1', attributes: null }], included: null }],
	['a list in data with nulls', { data: [null], included: [null] }],
	['nulls for all known members', nulls('id', 'items', 'results', 'business_units', 'urls')],
	['results with nulls', { results: [null], pagination: null, items: [null], urls: [null] }],
	[
		'only IDs',
		{ id: '1', bucketKey: 'abc', objectId: 'urn:x', hookId: '1', uploadKey: 'K', urls: ['u'] },
	],
];

function nulls(...names: string[]): Record<string, null> {
	return Object.fromEntries(names.map((name) => [name, null]));
}

const GUID = '1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21';

/** Values that suit every operation that has a parameter of this name. */
const PARAMETERS: Readonly<Record<string, unknown>> = {
	account: byId(GUID),
	accountUser: byId(GUID),
	activationTimeout: 1,
	asset: byId(GUID),
	assetCategory: byId('42'),
	assetStatus: byId(GUID),
	attributes: { attribute: [{ name: 'A', value: 'A' }] },
	attachmentId: GUID,
	bucket: byId('abc-drawings'),
	bucketKey: 'abc-drawings',
	businessUnit: byId(GUID),
	callbackUrl: 'https://n8n.example.com/webhook/1',
	comment: 'A',
	company: byId(GUID),
	contentFrom: 'text',
	covered: 'all',
	csvFiles: 'A',
	dataExtract: byId(GUID),
	destinationFolder: byId('urn:adsk.wipprod:fs.folder:co.A'),
	email: 'kim@example.com',
	exportId: GUID,
	fields: 'name',
	file: byId('urn:adsk.wipprod:dm.lineage:A'),
	fileName: 'A.dwg',
	files: 'urn:adsk.wipprod:fs.file:vf.A?version=1',
	fileVersion: byId('urn:adsk.wipprod:fs.file:vf.A?version=1'),
	folder: byId('urn:adsk.wipprod:fs.folder:co.A'),
	form: byId(GUID),
	formTemplate: byId(GUID),
	folderName: 'A',
	from: byId(GUID),
	hub: byId(`b.${GUID}`),
	issue: byId(GUID),
	issueType: byId(GUID),
	name: 'A',
	namingStandardId: GUID,
	object: byId('A.dwg'),
	project: byId(`b.${GUID}`),
	projectUser: byId(GUID),
	relationshipId: GUID,
	resource: byId(GUID),
	response: 'A',
	review: byId(GUID),
	reviewWorkflow: byId(GUID),
	rfi: byId(GUID),
	searchFor: { name: 'A' },
	serviceGroups: ['issues'],
	sheet: byId(GUID),
	sheets: GUID,
	signedUrl: 'https://s3.example.com/A.dwg?X-Amz-Signature=1',
	sourceVersion: 'urn:adsk.wipprod:fs.file:vf.A?version=1',
	specifyUnits: 'json',
	storageId: 'urn:adsk.objects:os.object:wip.dm.prod/A.dwg',
	state: byId('rev'),
	subject: byId(GUID),
	submittal: byId(GUID),
	submittalSpecSection: byId(GUID),
	submittalType: byId(GUID),
	text: 'content',
	title: 'A',
	unitsJson: '[{ "name": "A" }]',
	to: byId('urn:adsk.wipprod:dm.lineage:A'),
	transmittal: byId(GUID),
	updateFields: { name: 'A', description: 'A', status: 'active' },
	uploadKey: 'KEY',
	url: '/project/v1/hubs',
	urn: 'urn:adsk.wipprod:fs.file:vf.A?version=1',
	webhook: byId(GUID),
};

/** What only one operation needs. */
const MORE: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
	'asset.update': { updateFields: { name: 'A' } },
	'file.create': { contentFrom: 'storage' },
	'file.update': { project: byId('a.cGVyc29uYWw'), hub: byId('a.cGVyc29uYWw') },
	'fileVersion.create': { contentFrom: 'storage' },
	'folder.createPath': { path: 'Drawings' },
	'folder.move': { destinationFolder: byId('urn:adsk.wipprod:fs.folder:co.B') },
	'model.compareVersions': {
		previousVersion: byId('urn:adsk.wipprod:fs.file:vf.A?version=1'),
		fileVersion: byId('urn:adsk.wipprod:fs.file:vf.A?version=2'),
	},
	'form.update': { updateFields: { name: 'A' } },
	'form.updateValues': { tableRows: '[{ "schema": "worklogEntries" }]' },
	'location.create': { parentLocation: byId(GUID) },
	'issue.update': { updateFields: { title: 'A' } },
	'rfi.update': { updateFields: { title: 'A' } },
	'submittal.create': { state: 'draft' },
	'submittal.update': { updateFields: { title: 'A' } },
	'projectUser.update': { updateFields: { company: byId(GUID) } },
};

const ITEM_NODE = {
	id: '1',
	name: 'Node',
	type: 't',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

interface NamedOperation {
	/** Resource and operation. */
	name: string;
	operation: Operation;
}

interface Outcome {
	records: readonly IDataObject[];
	error?: Error & { description?: string | null };
	calls: number;
}

/** Runs an operation with a client that gets the same answer to every call. */
async function run(
	{ name, operation }: NamedOperation,
	body: unknown,
	contentType: string,
): Promise<Outcome> {
	let calls = 0;
	const defaults = new Map(
		operation.fields.map((field): [string, unknown] => [field.name, valueOf(field)]),
	);
	const param = <T>(wanted: string, fallback?: T) =>
		structuredClone(
			MORE[name]?.[wanted] ?? PARAMETERS[wanted] ?? defaults.get(wanted) ?? fallback,
		) as T;
	const ctx = {
		getNode: () => ITEM_NODE,
		getInputData: () => [{ json: {} }],
		getNodeParameter: (wanted: string, _item: number, fallback?: unknown) =>
			param(wanted, fallback),
		getExecutionCancelSignal: () => undefined,
		getTimezone: () => 'UTC',
		getExecutionId: () => '1',
		getWorkflowStaticData: () => ({}),
		addExecutionHints: () => {},
		continueOnFail: () => false,
		helpers: {
			httpRequestWithAuthentication: async () => {
				calls += 1;
				if (calls > 100) throw new Error('The operation does not stop calling');
				const headers = { 'content-type': contentType };
				return { statusCode: 200, headers, body: structuredClone(body) };
			},
			httpRequest: async () => {
				calls += 1;
				return { statusCode: 200, headers: {}, body: structuredClone(body) };
			},
		},
	} as unknown as IExecuteFunctions;
	const access = {
		credentialType: 'c',
		tokenKind: operation.access[0],
		baseUrl: 'https://developer.api.autodesk.com',
		scopes: Object.keys(SCOPES),
	};
	const { action = operation.summary, scopes, advice } = operation;
	const [, template] = operation.endpoint.split(' ');
	const operationRun: OperationRun = {
		operation,
		ctx,
		itemIndex: 0,
		signal: new AbortController().signal,
		aps: new ApsClient(ctx, access, { action, scopes, advice }),
		param,
		path: (values = {}) => fillPath(template, values),
		directories: new Directories(),
	};
	try {
		const items = isForAllItems(operation)
			? await runAllItems(ctx, operation, access, new Directories())
			: await runItems(ctx, 1, async () => await operation.execute(operationRun));
		return { records: items.map(({ json }) => json), calls };
	} catch (error) {
		return { records: [], error: error as Error, calls };
	}
}

function valueOf({ type, default: preset, options }: INodeProperties): unknown {
	if (type !== 'options' || preset !== '') return preset;
	const [first] = options ?? [];
	return first && 'value' in first ? first.value : preset;
}

/** What JavaScript says of a value that code did not expect. */
const ACCIDENT =
	/cannot read|is not (a function|iterable)|undefined \(|of (undefined|null)|\[object|JSON/i;

const OPERATIONS: NamedOperation[] = ACTION_NODES.flatMap(({ resources }) =>
	resources.flatMap((resource) =>
		resource.operations.map((operation) => ({
			name: `${resource.value}.${operation.value}`,
			operation,
		})),
	),
);

describe.each(OPERATIONS)('$name', (named) => {
	it.each(ANSWERS)('takes %s as it is', async (_name, body, contentType = 'application/json') => {
		const { records, error, calls } = await run(named, body, contentType);
		expect({ calls: calls > 0, error: calls > 0 ? undefined : error?.message }).toEqual({
			calls: true,
		});
		if (error !== undefined) {
			expect(error instanceof NodeApiError || error instanceof NodeOperationError).toBe(true);
			expect(`${error.message} ${error.description ?? ''}`).not.toMatch(ACCIDENT);
			expect(error.stack).not.toContain('TypeError');
			return;
		}
		// It returns what Autodesk returns, and nothing that it reads would be missing.
		if (callsAnyEndpoint(named.operation)) return;
		for (const record of records) {
			expect(Object.values(record).some((value) => value !== null && value !== undefined)).toBe(
				true,
			);
		}
	});
});

describe('a call that changes something', () => {
	const find = (wanted: string) => OPERATIONS.find(({ name }) => name === wanted)!;

	it.each(['folder.create', 'bucket.create', 'accountProject.create', 'storage.create'])(
		'%s reports that it was carried out although the answer is empty',
		async (name) => {
			const { error, calls } = await run(find(name), '', 'application/json');
			expect(calls).toBe(1);
			expect(error?.message).toContain("carried out, but Autodesk's answer could not be read");
			expect(error?.description).toContain('Do not repeat the call');
		},
	);

	it('does not claim so if a web page answers', async () => {
		const { error } = await run(find('folder.create'), '<html>Sign in</html>', 'text/html');
		expect(error?.message).toContain('something other than Autodesk answered');
		expect(error?.description).toContain('may have carried out the request anyway');
	});
});
