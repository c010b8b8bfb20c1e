import type { INodeParameters } from 'n8n-workflow';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { resources } from '../../../../nodes/AutodeskPlatformServices/operations';
import { aps, mockAps } from '../../../harness/apsMock';
import { APS, byId, runOperation, signedIn } from '../../../harness/runOperation';
import type { SignIn } from '../../../harness/runOperation';
import { skipWaits } from '../../../harness/skipWaits';
import {
	folder,
	FOLDER,
	FUSION_PROJECT,
	file,
	fileAnswer,
	OTHER_FOLDER,
	paths,
	project,
	PROJECT,
	related,
	STORAGE,
	fileVersion,
	versionAnswer,
} from '../../../harness/samples/documents';

/** What all operations of Data Management have in common. */

mockAps();
const waits = skipWaits();

const HUB = 'b.1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21';
const hub = byId(HUB);
const hubPath = `/project/v1/hubs/${HUB}`;
const projectPath = `${hubPath}/projects/${PROJECT}`;
const fileName = 'plan.dwg';

interface Case {
	name: string;
	/** The call that this is about. */
	call: string;
	parameters: INodeParameters;
	/** What to answer, where not a folder, file or version. */
	answer?: object;
	/** A call that the operation makes first, and its answer. */
	before?: [call: string, answer: object];
	/** A call that finds out what became of one that was not answered, and its answer. */
	check?: [call: string, answer: object];
	/** Lists that the operation reads after the call; they are empty. */
	lists?: readonly string[];
	/** Kinds of credential that get there, where not all do. */
	kinds?: SignIn[];
	/** Whether a POST is repeated after an outage, because nobody would see anything of the first. */
	repeatable?: boolean;
}

const CASES: Case[] = [
	{ name: 'hub.get', call: `GET ${hubPath}`, parameters: { hub } },
	{ name: 'hub.getAll', call: 'GET /project/v1/hubs', parameters: {}, answer: [] },
	{ name: 'project.get', call: `GET ${projectPath}`, parameters: { hub, project } },
	{ name: 'project.getAll', call: `GET ${hubPath}/projects`, parameters: { hub }, answer: [] },
	{ name: 'project.getHub', call: `GET ${projectPath}/hub`, parameters: { hub, project } },
	{
		name: 'project.getTopFolders',
		call: `GET ${projectPath}/topFolders`,
		parameters: { hub, project },
		answer: [],
	},
	{
		name: 'folder.copyTree',
		before: [`GET ${paths.folder}`, { data: { type: 'folders', id: FOLDER } }],
		call: `GET ${paths.folders}/${encodeURIComponent(OTHER_FOLDER)}`,
		parameters: { project, folder, destinationFolder: byId(OTHER_FOLDER), dryRun: true },
		lists: [
			`${paths.folders}/${encodeURIComponent(OTHER_FOLDER)}/contents`,
			`${paths.folder}/contents`,
		],
	},
	{
		name: 'folder.create',
		call: `POST ${paths.folders}`,
		parameters: { project, folder, folderName: 'Drawings' },
	},
	{
		name: 'folder.createPath',
		before: [`GET ${paths.folder}/contents`, { data: [] }],
		call: `POST ${paths.folders}`,
		parameters: { project, folder, path: 'Drawings' },
		repeatable: true,
	},
	{ name: 'folder.delete', call: `PATCH ${paths.folder}`, parameters: { project, folder } },
	{
		name: 'folder.download',
		call: `GET ${paths.folder}/contents`,
		parameters: { project, folder },
		answer: [],
	},
	{ name: 'folder.get', call: `GET ${paths.folder}`, parameters: { project, folder } },
	{
		name: 'folder.getContents',
		call: `GET ${paths.folder}/contents`,
		parameters: { project, folder },
		answer: [],
	},
	{
		name: 'folder.getTree',
		before: [`GET ${paths.folder}`, { data: { type: 'folders', id: FOLDER } }],
		call: `GET ${paths.folder}/contents`,
		parameters: { project, folder },
		answer: [],
	},
	{
		name: 'folder.move',
		call: `PATCH ${paths.folder}`,
		parameters: { project, folder, destinationFolder: byId(OTHER_FOLDER) },
	},
	{ name: 'folder.restore', call: `PATCH ${paths.folder}`, parameters: { project, folder } },
	{
		name: 'folder.search',
		call: `GET ${paths.folder}/search`,
		parameters: { project, folder },
		answer: [],
	},
	{
		name: 'folder.update',
		call: `PATCH ${paths.folder}`,
		parameters: { project, folder, updateFields: { name: 'Plans' } },
	},
	{
		name: 'folder.upload',
		call: `POST ${paths.storage}`,
		parameters: { project, folder, fileName, contentFrom: 'text', text: 'x' },
		repeatable: true,
	},
	{
		name: 'file.copy',
		before: [`GET ${paths.file}`, { data: fileAnswer(), included: [versionAnswer()] }],
		call: `POST ${paths.files}`,
		check: [`GET ${paths.folders}/${encodeURIComponent(OTHER_FOLDER)}/contents`, { data: [] }],
		parameters: { project, file, destinationFolder: byId(OTHER_FOLDER) },
		answer: fileAnswer(),
	},
	{
		name: 'file.create',
		call: `POST ${paths.files}`,
		parameters: { project, folder, fileName, storageId: STORAGE },
		answer: fileAnswer(),
	},
	{ name: 'file.delete', call: `POST ${paths.versions}`, parameters: { project, file } },
	{ name: 'file.download', call: `GET ${paths.file}/tip`, parameters: { project, file } },
	{ name: 'file.get', call: `GET ${paths.file}`, parameters: { project, file } },
	{ name: 'file.getNewestVersion', call: `GET ${paths.file}/tip`, parameters: { project, file } },
	{
		name: 'file.getVersions',
		call: `GET ${paths.file}/versions`,
		parameters: { project, file },
		answer: [],
	},
	{
		name: 'file.move',
		before: [`GET ${paths.file}`, { data: fileAnswer(), included: [versionAnswer()] }],
		call: `PATCH ${paths.file}`,
		parameters: { project, file, destinationFolder: byId(OTHER_FOLDER) },
		answer: { ...fileAnswer(), relationships: { parent: related('folders', OTHER_FOLDER) } },
	},
	{
		name: 'file.restore',
		before: [
			`GET ${paths.file}/versions`,
			{ data: [versionAnswer(1), versionAnswer(2, { storage: '' })] },
		],
		call: `POST ${paths.versions}`,
		parameters: { project, file },
		answer: versionAnswer(3),
	},
	{
		name: 'file.update',
		call: `PATCH ${paths.file.replace(PROJECT, FUSION_PROJECT)}`,
		parameters: { project: byId(FUSION_PROJECT), file, fileName },
		kinds: ['oAuth2', 'serviceAccount'],
	},
	{
		name: 'file.getReferences',
		call: `GET ${paths.version}/relationships/refs`,
		parameters: { project, file: fileVersion },
		answer: [],
	},
	{
		name: 'storage.create',
		call: `POST ${paths.storage}`,
		parameters: { project, folder, fileName },
		answer: { type: 'objects', id: STORAGE },
	},
	{
		name: 'fileVersion.create',
		call: `POST ${paths.versions}`,
		parameters: { project, file, storageId: STORAGE, fileName },
		answer: versionAnswer(),
	},
	{ name: 'fileVersion.get', call: `GET ${paths.version}`, parameters: { project, fileVersion } },
	{
		name: 'fileVersion.getDownloadFormats',
		call: `GET ${paths.version}/downloadFormats`,
		parameters: { project, fileVersion },
	},
	{
		name: 'fileVersion.getDownloads',
		call: `GET ${paths.version}/downloads`,
		parameters: { project, fileVersion },
		answer: [],
	},
];

const methodOf = ({ call }: Case) => call.split(' ')[0];
const isRepeated = (each: Case) => each.repeatable === true || methodOf(each) !== 'POST';
/** All but the transfers, whose calls of storage have tests of their own. */
const oneCall = CASES.filter(({ name }) => !['folder.upload', 'file.download'].includes(name));

function expectCall(scope: nock.Scope, call: string): nock.Interceptor {
	const [method, path] = call.split(' ');
	return scope.intercept(path, method).query(true);
}

/** Expects what comes before the call in question, and the call itself. */
function expectUpToCall(scope: nock.Scope, { before, call }: Case): nock.Interceptor {
	if (before) expectCall(scope, before[0]).reply(200, before[1]);
	return expectCall(scope, call);
}

const operationOf = ({ name }: Case) => {
	const [resource, operation] = name.split('.');
	const { operations } = resources.find(({ value }) => value === resource)!;
	return operations.find(({ value }) => value === operation)!;
};
const actionOf = (each: Case) => operationOf(each).action ?? operationOf(each).summary;

describe('Data Management', () => {
	it('is covered here in full', () => {
		const names = resources
			.filter(({ value }) => /^(hub|project|folder|file|fileVersion|storage)$/.test(value))
			.flatMap(({ value, operations }) =>
				operations
					// Attributes and naming standards are another service, with tests of its own.
					.filter(({ endpoint }) => !endpoint.includes(' /bim360/'))
					.map((each) => `${value}.${each.value}`),
			);
		expect(CASES.map(({ name }) => name).sort()).toEqual(names.sort());
	});

	describe.each([
		['a user', 'oAuth2', ''],
		['a service account', 'serviceAccount', ''],
		['the app', 'twoLegged', ''],
		['the app for a user', 'twoLegged', '7KJX2MPQ4RTZ'],
	] as const)('asked by %s', (_who, as, actAsUser) => {
		const possible = ({ kinds }: Case) => kinds?.includes(as) ?? true;

		it.each(oneCall.filter(possible))('sends $name as JSON:API', async (each) => {
			const writes = methodOf(each) !== 'GET';
			const scope = nock(APS, {
				reqheaders: {
					accept: 'application/vnd.api+json',
					...(writes && !each.before ? { 'content-type': 'application/vnd.api+json' } : {}),
					...(actAsUser === '' ? {} : { 'x-user-id': actAsUser }),
				},
				badheaders: ['user-id', 'region', ...(actAsUser === '' ? ['x-user-id'] : [])],
			});
			const data = each.answer ?? { type: 'any', id: 'any' };
			expectUpToCall(scope, each).reply(200, { data });
			for (const path of each.lists ?? []) {
				expectCall(scope, `GET ${path}`).reply(200, { data: [] });
			}
			const options = actAsUser === '' ? {} : { actAsUser };
			const { error } = await runOperation(each.name, { ...each.parameters, options }, { as });
			expect(error).toBeUndefined();
		});

		it.each(CASES.filter((each) => !possible(each)))(
			'rejects $name before any call',
			async ({ name, parameters }) => {
				const { error } = await runOperation(name, parameters, { as });
				expect(error?.message).toContain('signed-in users only');
			},
		);
	});

	it.each(CASES)('names the missing scope in the error of $name', async (each) => {
		expectCall(aps(), each.before?.[0] ?? each.call).reply(403, { errorCode: 'AUTH-010' });
		const { error } = await runOperation(each.name, each.parameters, {
			credentials: signedIn('oAuth2', ['openid']),
		});
		expect(error?.message).toBe(`${actionOf(each)}: not allowed with this credential`);
		expect(error?.description).toContain(`Missing: ${operationOf(each).scopes.join(' ')}`);
	});

	it.each(CASES)('reports in $name what is unknown or invisible', async (each) => {
		const errors = [{ status: '404', code: 'NOT_FOUND', title: 'No', detail: 'nothing there' }];
		expectUpToCall(aps(), each).reply(404, { errors });
		const { error } = await runOperation(each.name, each.parameters);
		expect(error).toMatchObject({ httpCode: '404', message: `${actionOf(each)}: not found` });
		expect(error?.description).toContain('Autodesk says: nothing there (NOT_FOUND)');
		expect(error?.description).toContain('Autodesk also answers 404 for data');
	});

	it.each(CASES)('waits in $name as long as Autodesk requests', async (each) => {
		const scope = aps();
		expectUpToCall(scope, each).reply(429, {}, { 'Retry-After': '9' });
		expectCall(scope, each.call).reply(404, {});
		expect((await runOperation(each.name, each.parameters)).error).toMatchObject({
			httpCode: '404',
		});
		expect(waits[0]).toBeGreaterThanOrEqual(9000);
	});

	it.each(CASES.filter(isRepeated))('repeats $name after an outage', async (each) => {
		const scope = aps();
		expectUpToCall(scope, each).reply(503);
		expectCall(scope, each.call).reply(404, {});
		expect((await runOperation(each.name, each.parameters)).error).toMatchObject({
			httpCode: '404',
		});
	});

	it.each(CASES.filter((each) => !isRepeated(each)))(
		'calls Autodesk only once for $name, which may have succeeded',
		async (each) => {
			expectUpToCall(aps(), each).reply(504);
			if (each.check) expectCall(aps(), each.check[0]).reply(200, each.check[1]);
			const { error } = await runOperation(each.name, each.parameters);
			expect(error).toMatchObject({ httpCode: '504' });
			expect(error?.description).toContain('check before you repeat it');
		},
	);
});
