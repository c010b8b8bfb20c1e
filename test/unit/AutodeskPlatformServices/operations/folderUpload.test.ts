import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';
import type { IBinaryKeyData, INodeParameters } from 'n8n-workflow';
import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { byId, runOperation } from '../../../harness/runOperation';
import { skipWaits } from '../../../harness/skipWaits';
import { StorageServer } from '../../../harness/storageServer';
import { removeStoredFiles, storedFile } from '../../../harness/storedFile';
import {
	folder,
	FOLDER,
	FUSION_PROJECT,
	FILE,
	fileAnswer,
	JSON_API,
	paths,
	project,
	related,
	STORAGE,
	VERSION,
	versionAnswer,
} from '../../../harness/samples/documents';

mockAps();
skipWaits();

let s3: StorageServer;
let signedUrl: string;
beforeEach(async () => {
	s3 = new StorageServer();
	signedUrl = await s3.listen();
	nock.enableNetConnect('127.0.0.1');
});
afterEach(async () => {
	await s3.close();
	await removeStoredFiles();
	vi.restoreAllMocks();
});

const contents = `${paths.folder}/contents`;
const signedUpload = '/oss/v2/buckets/wip.dm.prod/objects/2f9c1d7e-5b84.dwg/signeds3upload';
const newFile = { data: fileAnswer(), included: [versionAnswer(1)] };

/** Expects everything up to the point where the content is stored but nobody sees it yet. */
function expectStoredContent(size: number, { name = 'plan.dwg', of = paths } = {}) {
	aps(JSON_API)
		.post(of.storage, {
			jsonapi: { version: '1.0' },
			data: {
				type: 'objects',
				attributes: { name },
				relationships: { target: related('folders', FOLDER) },
			},
		})
		.reply(201, { data: { type: 'objects', id: STORAGE } });
	aps()
		.get(signedUpload)
		.query({ parts: 1, firstPart: 1, minutesExpiration: 60 })
		.reply(200, { uploadKey: 'KEY', urls: [signedUrl] });
	aps({ 'content-type': 'application/json' })
		.post(signedUpload, { uploadKey: 'KEY', size, eTags: ['"9bb58f26"'] })
		.reply(200, { objectId: STORAGE, size });
}

function expectFile(status: number, answer: object = newFile) {
	aps(JSON_API)
		.post(paths.files, (body) => {
			const [version] = body.included;
			return (
				body.data.relationships.parent.data.id === FOLDER &&
				body.data.attributes.extension.type === 'items:autodesk.bim360:File' &&
				version.relationships.storage.data.id === STORAGE
			);
		})
		.reply(status, answer);
}

function expectListing(...data: object[]) {
	aps()
		.get(contents)
		.query({ 'filter[type]': 'items' })
		.reply(200, { data, included: [versionAnswer()] });
}

function expectVersion(itemId = FILE) {
	aps(JSON_API)
		.post(
			paths.versions,
			(body) =>
				body.data.attributes.name === 'plan.dwg' &&
				body.data.relationships.item.data.id === itemId &&
				body.data.relationships.storage.data.id === STORAGE,
		)
		.reply(201, { data: versionAnswer(3) });
}

function upload(parameters: INodeParameters = {}, binary?: IBinaryKeyData, items = 1) {
	aps()
		.get(/\/folders\/[^/]+$/)
		.optionally()
		.reply(403);
	return runOperation(
		'folder.upload',
		{ project, folder, contentFrom: 'text', text: 'Plän', fileName: 'plan.dwg', ...parameters },
		{ items: Array.from({ length: items }, () => ({ json: {}, binary })) },
	);
}

describe('Folder: Upload File', () => {
	it('stores the content, completes the upload and creates a file', async () => {
		expectStoredContent(5);
		expectFile(201);
		const { records } = await upload();
		expect(records).toMatchObject([
			{ outcome: 'created', id: FILE, name: 'plan.dwg', versionNumber: 1, storageId: STORAGE },
		]);
		const [{ headers, body }] = s3.uploads;
		expect(body.toString()).toBe('Plän');
		expect(headers).not.toHaveProperty('authorization');
		expect(headers['content-length']).toBe('5');
	});

	describe('returns the path', () => {
		const ROOT = 'urn:adsk.wipprod:fs.folder:co.root';
		const named = (id: string, name: string, parent: string) => ({
			data: {
				type: 'folders',
				id,
				attributes: { name },
				relationships: { parent: related('folders', parent) },
			},
		});

		it('and reads each folder above the file once for all items', async () => {
			for (let item = 0; item < 2; item += 1) {
				expectStoredContent(5);
				expectFile(201);
			}
			aps()
				.get(paths.folder)
				.reply(200, named(FOLDER, 'Drawings', ROOT))
				.get(`${paths.folders}/${encodeURIComponent(ROOT)}`)
				.reply(200, named(ROOT, 'Project Files', 'urn:above'))
				.get(`${paths.folders}/${encodeURIComponent('urn:above')}`)
				.reply(403);
			const { records } = await upload({}, undefined, 2);
			expect(records.map(({ path }) => path)).toEqual([
				'Project Files/Drawings/plan.dwg',
				'Project Files/Drawings/plan.dwg',
			]);
		});

		it.each([403, 500])('as null if the folder answers with %i', async (status) => {
			expectStoredContent(5);
			expectFile(201);
			aps().persist().get(paths.folder).reply(status);
			const { error, records } = await upload();
			expect(error).toBeUndefined();
			expect(records).toMatchObject([{ outcome: 'created', path: null }]);
		});

		it('only if the field is selected', async () => {
			expectStoredContent(5);
			expectFile(201);
			const { records } = await upload({ output: 'selected', outputFields: ['id'] });
			expect(records).toEqual([{ id: FILE }]);
		});
	});

	it('uploads a binary file from n8n’s store under its own name', async () => {
		const data = await storedFile(Buffer.from('%PDF-1.7'), 'plan.dwg');
		expectStoredContent(8);
		expectFile(201);
		const { error } = await upload({ contentFrom: 'binary', fileName: '' }, { data });
		expect(error).toBeUndefined();
		expect(s3.uploads[0].body.toString()).toBe('%PDF-1.7');
	});

	it.each([
		['a date', { text: '={{ DateTime.utc(2026, 3, 2) }}' }, '2026-03-02T00:00:00.000Z'],
		['a number', { text: '={{ 5 }}' }, '5'],
		['a list', { contentFrom: 'json', json: '={{ [1] }}' }, '[1]'],
	])('uploads %s from an expression', async (_what, parameters, content) => {
		expectStoredContent(content.length);
		expectFile(201);
		const { error } = await upload(parameters);
		expect(error).toBeUndefined();
		expect(s3.uploads[0].body.toString()).toBe(content);
	});

	it('uploads an empty file', async () => {
		expectStoredContent(0);
		expectFile(201);
		const { error } = await upload({ text: '' });
		expect(error).toBeUndefined();
		expect(s3.uploads[0].headers['content-length']).toBe('0');
	});

	it('repeats the upload while S3 fails', async () => {
		s3.answers.push({ status: 503 });
		expectStoredContent(5);
		expectFile(201);
		const { error } = await upload();
		expect(error).toBeUndefined();
		expect(s3.uploads).toHaveLength(2);
	});

	it('uses the extension types of the hub and sends a workflow for webhooks', async () => {
		const of = { ...paths, storage: paths.storage.replace(/b\.[^/]+/, FUSION_PROJECT) };
		expectStoredContent(5, { of });
		aps()
			.post(paths.files.replace(/b\.[^/]+/, FUSION_PROJECT), (body) => {
				const [version] = body.included;
				return (
					body.meta.workflow === 'w-1' &&
					body.meta.custom === 1 &&
					body.data.attributes.extension.type === 'items:autodesk.core:File' &&
					version.attributes.extension.type === 'versions:autodesk.core:File'
				);
			})
			.reply(201, newFile);
		const { error } = await upload({
			project: byId(FUSION_PROJECT),
			additionalFields: { workflow: 'w-1', customBody: { meta: { custom: 1 } } },
		});
		expect(error).toBeUndefined();
	});

	it('returns the raw file and version when Simplify is off', async () => {
		expectStoredContent(5);
		expectFile(201);
		const { records } = await upload({ simplify: false });
		expect(records).toEqual([
			{
				outcome: 'created',
				file: fileAnswer(),
				version: versionAnswer(1),
				transfer: {
					bytes: 5,
					seconds: expect.any(Number),
					megabytesPerSecond: expect.any(Number),
					parts: 1,
					retries: 0,
					sha1: '92534939d84657e929f3b97ddd809de2f217d513',
				},
			},
		]);
	});

	it('reports content that arrived incomplete', async () => {
		aps()
			.post(paths.storage)
			.reply(201, { data: { type: 'objects', id: STORAGE } });
		aps()
			.get(signedUpload)
			.query(true)
			.reply(200, { uploadKey: 'KEY', urls: [signedUrl] })
			.post(signedUpload)
			.reply(200, {
				status: 'error',
				reason: 'MissingOrInvalidParts',
				size: { expected: 5, detected: 4 },
			});
		const { error } = await upload();
		expect(error?.description).toContain('5 bytes were expected, 4 arrived');
	});

	it('keeps the signed URL out of errors', async () => {
		const expired = { status: 403, body: '<Error><Code>AccessDenied</Code></Error>' };
		s3.answers.push(expired, expired, expired);
		aps()
			.post(paths.storage)
			.reply(201, { data: { type: 'objects', id: STORAGE } });
		aps()
			.get(signedUpload)
			.query(true)
			.times(3)
			.reply(200, { uploadKey: 'KEY', urls: [signedUrl] });
		const { error } = await upload();
		expect(error).toMatchObject({ httpCode: '403' });
		expect(JSON.stringify(error)).not.toContain('X-Amz-Signature');
	});
});

describe('Folder: Upload File, when the folder already contains the name', () => {
	it('adds a version to the file', async () => {
		expectStoredContent(5);
		expectFile(409, { errors: [{ code: 'CONFLICT' }] });
		expectListing(fileAnswer({ id: 'urn:other', name: 'other.dwg' }), fileAnswer());
		expectVersion();
		const { records } = await upload();
		expect(records).toMatchObject([
			{
				outcome: 'newVersion',
				id: FILE,
				versionNumber: 3,
				updatedAt: '2026-03-02T16:41:00.000Z',
				updatedBy: 'Lee',
			},
		]);
	});

	it('finds the file on a later page, and one that differs in case if there is no exact match', async () => {
		expectStoredContent(5);
		expectFile(409);
		aps()
			.get(contents)
			.query({ 'filter[type]': 'items' })
			.reply(200, { data: [], links: { next: { href: `${contents}?page[number]=1` } } })
			.get(contents)
			.query({ 'page[number]': 1 })
			.reply(200, { data: [fileAnswer({ name: 'PLAN.dwg' })] });
		expectVersion();
		const { records } = await upload();
		expect(records).toMatchObject([{ outcome: 'newVersion', id: FILE }]);
	});

	it('prefers the exact name', async () => {
		expectStoredContent(5);
		expectFile(409);
		expectListing(fileAnswer({ id: 'urn:similar', name: 'Plan.dwg' }), fileAnswer());
		expectVersion(FILE);
		const { error } = await upload();
		expect(error).toBeUndefined();
	});

	it.each(['plan.dwg', 'Plan.DWG'])('skips %s before uploading anything', async (name) => {
		expectListing(fileAnswer({ name }));
		const { records } = await upload({ ifFileExists: 'skip', fileName: name });
		expect(records).toMatchObject([{ outcome: 'skipped', id: FILE, versionId: VERSION }]);
		expect(s3.uploads).toHaveLength(0);
	});

	it('fails before uploading anything', async () => {
		expectListing(fileAnswer());
		const { error } = await upload({ ifFileExists: 'fail' });
		expect(error).toMatchObject({
			message: 'The folder already contains a file "plan.dwg"',
			description: expect.stringContaining(FILE),
		});
	});

	it('skips the file even if it appears during the upload', async () => {
		expectListing();
		expectStoredContent(5);
		expectFile(409);
		expectListing(fileAnswer());
		const { records } = await upload({ ifFileExists: 'skip' });
		expect(records).toMatchObject([{ outcome: 'skipped', id: FILE }]);
	});

	it('reports a name that is taken by a file it cannot see', async () => {
		expectStoredContent(5);
		expectFile(409);
		expectListing();
		const { error } = await upload();
		expect(error?.message).toContain('The name "plan.dwg" is taken in the folder');
	});
});

describe('Folder: Upload File, before any call', () => {
	it.each([
		['File Name: "a/b.dwg" contains /', { fileName: 'a/b.dwg' }],
		['File Name: enter a name', { fileName: '' }],
		['Folder: choose a folder', { folder: byId('={{ "" }}') }],
		['Workflow ID: "a_b" is not a workflow ID', { additionalFields: { workflow: 'a_b' } }],
		['Text: this is an object or a list; choose JSON', { text: '={{ $json }}' }],
		['JSON: enter a JSON value', { contentFrom: 'json', json: '={{ $json.missing }}' }],
		['JSON: this is not valid JSON', { contentFrom: 'json', json: '={{ "{" }}' }],
	])('rejects %s', async (message, parameters) => {
		expect((await upload(parameters)).error?.message).toContain(message);
	});

	it('rejects an item without the binary field', async () => {
		const { error } = await upload({ contentFrom: 'binary', binaryPropertyName: 'file' });
		expect(error?.message).toContain("a binary file 'file'");
	});

	it('rejects a file that is larger than an object can be', async () => {
		const data = await storedFile(Buffer.from('x'), 'plan.dwg');
		vi.spyOn(Container.get(BinaryDataService), 'getMetadata').mockResolvedValue({
			fileSize: 6 * 1024 ** 4,
		});
		const { error } = await upload({ contentFrom: 'binary' }, { data });
		expect(error?.message).toContain('the file has 6.0 TiB');
	});
});
