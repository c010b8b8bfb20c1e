import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { byId, runOperation } from '../../../harness/runOperation';
import {
	FILE,
	paths,
	project,
	PROJECT,
	VERSION,
	versionAnswer,
} from '../../../harness/samples/documents';
import { skipWaits } from '../../../harness/skipWaits';

mockAps();
const waits = skipWaits();

const GUID = PROJECT.slice(2);
const EXPORTS = `/construction/files/v1/projects/${GUID}/exports`;
const ID = '5b4bb914-c123-4f10-87e3-579ef934aaf9';
const SIGNED = 'https://s3.example.com/exports/result.zip?X-Amz-Signature=1';

const says = (status: string, result?: object) =>
	aps().get(`${EXPORTS}/${ID}`).reply(200, { id: ID, status, result });
const storage = (url = SIGNED) => {
	const { origin, pathname, search } = new URL(url);
	return nock(origin, { badheaders: ['authorization'] })
		.get(`${pathname}${search}`)
		.reply(200, 'PDFs', { 'content-length': '4' });
};

describe('Export: Create', () => {
	it('starts an export of versions and newest versions with the chosen markups', async () => {
		aps()
			.get(`${paths.file}/tip`)
			.reply(200, { data: versionAnswer(3) });
		aps()
			.post(EXPORTS, {
				options: {
					outputFileName: 'Drawings',
					standardMarkups: {
						includePublishedMarkups: true,
						includeUnpublishedMarkups: false,
						includeMarkupLinks: true,
					},
					issueMarkups: { includePublishedMarkups: true, includeUnpublishedMarkups: false },
					photoMarkups: { includePublishedMarkups: false, includeUnpublishedMarkups: false },
				},
				fileVersions: [VERSION, VERSION.replace('=2', '=3')],
			})
			.reply(202, { id: ID, status: 'processing' });
		const { records } = await runOperation('export.create', {
			project,
			files: `${VERSION}\n${FILE}`,
			options: {
				fileName: 'Drawings.pdf',
				markups: ['standardPublished', 'links', 'issuePublished'],
			},
		});
		expect(records).toEqual([
			{
				name: 'Drawings.pdf',
				status: 'processing',
				failedFiles: [],
				transfer: null,
				id: ID,
				projectId: GUID,
			},
		]);
	});

	it('waits for the export and downloads it without the token', async () => {
		aps()
			.post(EXPORTS, { options: {}, fileVersions: [VERSION] })
			.reply(202, { id: ID, status: 'processing' });
		says('processing');
		says('successful', { output: { signedUrl: SIGNED } });
		storage();
		const { records, outputs } = await runOperation('export.create', {
			project,
			files: VERSION,
			options: { waitForCompletion: true },
		});
		expect(records).toMatchObject([
			{ name: 'export.zip', status: 'successful', transfer: { bytes: 4 }, id: ID },
		]);
		expect(outputs[0]?.[0].binary?.data).toMatchObject({
			fileName: 'export.zip',
			mimeType: 'application/zip',
		});
		expect(waits).toEqual([2_000, 3_000]);
	});

	it('says why an export failed', async () => {
		aps().post(EXPORTS).reply(202, { id: ID, status: 'processing' });
		says('failed', { error: { code: '500', title: 'ERR_X', detail: 'No 2D views.' } });
		const { error } = await runOperation('export.create', {
			project,
			files: VERSION,
			options: { waitForCompletion: true },
		});
		expect(error?.message).toBe('The files could not be exported');
		expect(error?.description).toBe(`Autodesk says: No 2D views. The export is ${ID}`);
	});

	it('stops waiting at the timeout and returns the ID to go on with', async () => {
		aps().post(EXPORTS).reply(202, { id: ID, status: 'processing' });
		aps().get(`${EXPORTS}/${ID}`).times(8).reply(200, { id: ID, status: 'processing' });
		const { error } = await runOperation('export.create', {
			project,
			files: VERSION,
			options: { waitForCompletion: true, timeoutMinutes: 1 },
		});
		expect(error?.message).toBe('The export is not finished yet');
		expect(error?.description).toContain(`Export > Get and the ID ${ID}`);
	});

	it.each([
		[{ files: ' , ' }, 'Files: enter at least one'],
		[{ files: 'A-101.pdf' }, 'Files: "A-101.pdf" is not a file version ID'],
		[
			{ files: Array.from({ length: 201 }, () => VERSION).join() },
			'use at most 200 files, not 201',
		],
		[{ files: VERSION, project: byId('a.cGVyc29uYWw') }, 'is no project of ACC or BIM 360'],
	])('rejects wrong values before any call', async (wrong, fault) => {
		const { error } = await runOperation('export.create', { project, ...wrong });
		expect(error?.message).toContain(fault);
	});
});

describe('Export: Get', () => {
	const place = { project, exportId: ID };

	it('downloads what was exported, and names what could not be', async () => {
		says('partialSuccess', {
			signedUrl:
				'https://s3.example.com/x?response-content-disposition=attachment%3Bfilename%3D%22A.pdf%22',
			failedFiles: [{ id: VERSION, reason: 'ERR_NO_PROCESSABLE_FILES', detail: 'No views' }],
		});
		storage(
			'https://s3.example.com/x?response-content-disposition=attachment%3Bfilename%3D%22A.pdf%22',
		);
		const { records } = await runOperation('export.get', place);
		expect(records).toMatchObject([
			{
				name: 'A.pdf',
				status: 'partialSuccess',
				failedFiles: [
					{ reason: 'ERR_NO_PROCESSABLE_FILES', message: 'No views', versionId: VERSION },
				],
			},
		]);
	});

	it('returns the state of an unfinished export, and of a finished one without its file', async () => {
		says('processing');
		expect((await runOperation('export.get', place)).records).toMatchObject([
			{ status: 'processing', transfer: null },
		]);
		says('successful', { output: { signedUrl: SIGNED } });
		const { outputs } = await runOperation('export.get', { ...place, download: false });
		expect(outputs[0]?.[0].binary).toBeUndefined();
	});

	it('asks for another URL if the first one has expired', async () => {
		says('successful', { output: { signedUrl: SIGNED } });
		nock('https://s3.example.com')
			.get(/result/)
			.reply(403, '<Error><Code>AccessDenied</Code></Error>');
		says('successful', { output: { signedUrl: SIGNED.replace('=1', '=2') } });
		storage(SIGNED.replace('=1', '=2'));
		const { records } = await runOperation('export.get', place);
		expect(records).toMatchObject([{ transfer: { bytes: 4 } }]);
	});
});
