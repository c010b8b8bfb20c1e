import type { INodeParameters } from 'n8n-workflow';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { runOperation } from '../../../harness/runOperation';
import { skipWaits } from '../../../harness/skipWaits';
import {
	folder,
	FILE,
	fileAnswer,
	paths,
	project,
	STORAGE,
	VERSION,
	versionAnswer,
} from '../../../harness/samples/documents';

mockAps();
skipWaits();

const contents = `${paths.folder}/contents`;
const signedUpload = '/oss/v2/buckets/wip.dm.prod/objects/2f9c1d7e-5b84.dwg/signeds3upload';
const inFolder = { data: [fileAnswer()], included: [versionAnswer()] };
const ofOthers = {
	data: [fileAnswer()],
	included: [versionAnswer(2, { storage: 'urn:adsk.objects:os.object:wip.dm.prod/other.dwg' })],
};

function expectStorage() {
	aps()
		.post(paths.storage)
		.reply(201, { data: { type: 'objects', id: STORAGE } });
}

function expectSession() {
	aps()
		.get(signedUpload)
		.query(true)
		.reply(200, { uploadKey: 'KEY', urls: ['https://s3.example.com/part?X-Amz-Signature=S'] });
}

function expectPart(status = 200) {
	nock('https://s3.example.com').put('/part').query(true).reply(status);
}

function expectStoredContent() {
	expectStorage();
	expectSession();
	expectPart();
	aps().post(signedUpload).reply(200, { objectId: STORAGE });
}

function expectListing(answer: object, status = 200) {
	aps().get(contents).query(true).reply(status, answer);
}

function upload(parameters: INodeParameters = {}) {
	aps().get(paths.folder).optionally().reply(403);
	return runOperation('folder.upload', {
		project,
		folder,
		contentFrom: 'text',
		text: 'x',
		fileName: 'plan.dwg',
		...parameters,
	});
}

describe('Folder: Upload File, while the content is stored', () => {
	it('repeats every step during an outage, because nothing is visible yet', async () => {
		aps().post(paths.storage).reply(503);
		expectStorage();
		aps().get(signedUpload).query(true).reply(502);
		expectSession();
		expectPart(503);
		expectPart();
		aps().post(signedUpload).replyWithError('cut').post(signedUpload).reply(200, {
			objectId: STORAGE,
		});
		aps()
			.post(paths.files)
			.reply(201, { data: fileAnswer(), included: [versionAnswer(1)] });
		expect((await upload()).records).toMatchObject([{ outcome: 'created', id: FILE }]);
	});

	it('says what to check when the folder does not allow uploads', async () => {
		aps()
			.post(paths.storage)
			.reply(403, { errors: [{ detail: 'no upload permission' }] });
		const { error } = await upload();
		expect(error?.message).toBe('Upload File In Project Folder: not allowed with this credential');
		expect(error?.description).toContain('permissions on the project or folder');
	});

	it.each([
		['no signed URL is given', () => aps().get(signedUpload).query(true).reply(403, {})],
		[
			'S3 refuses the content',
			() => {
				// Two fresh URLs later, expiry is not the reason.
				for (let url = 1; url <= 3; url++) {
					expectSession();
					expectPart(403);
				}
			},
		],
		[
			'the upload is not completed',
			() => {
				expectSession();
				expectPart();
				aps().post(signedUpload).reply(404, {});
			},
		],
		[
			'the content is not what was announced',
			() => {
				expectSession();
				expectPart();
				aps().post(signedUpload).reply(200, { status: 'error', reason: 'SizeMismatch' });
			},
		],
	])('says that the file is not in the folder when %s', async (_when, fail) => {
		expectStorage();
		fail();
		const { error } = await upload();
		expect(error?.message).toContain('Upload File In Project Folder: ');
		expect(error?.description).toMatch(/"plan.dwg" is not in the folder yet, so upload it again$/);
		expect(error?.description).not.toContain('upload key');
	});
});

describe('Folder: Upload File, once the content is stored', () => {
	it.each([
		[400, 'must be Project Files or a folder below it'],
		[403, 'permissions on the project or folder'],
		[423, 'Wait until'],
	])('says on status %i that the content did not become a file', async (status, advice) => {
		expectStoredContent();
		aps().post(paths.files).reply(status, {});
		const { error } = await upload();
		expect(error?.description).toContain(advice);
		expect(error?.description).toMatch(/the uploaded content did not become "plan.dwg"$/);
	});

	it('says the same when the existing file changed during the upload', async () => {
		expectStoredContent();
		aps().post(paths.files).reply(409);
		expectListing(ofOthers);
		aps().post(paths.versions).reply(409, {});
		const { error } = await upload();
		expect(error?.description).toContain('changed the file during the upload');
		expect(error?.description).toContain('the uploaded content did not become "plan.dwg"');
	});

	it('says the same when the existing file cannot be looked up', async () => {
		expectStoredContent();
		aps().post(paths.files).reply(409);
		expectListing({}, 403);
		const { error } = await upload();
		expect(error).toMatchObject({ httpCode: '403' });
		expect(error?.description).toContain('the uploaded content did not become "plan.dwg"');
	});

	it('finds the new file in the folder when the response was lost', async () => {
		expectStoredContent();
		aps().post(paths.files).replyWithError('cut');
		expectListing(inFolder);
		expect((await upload()).records).toMatchObject([
			{ outcome: 'created', id: FILE, versionId: VERSION, storageId: STORAGE },
		]);
	});

	it('finds the new version in the folder when the response was lost', async () => {
		expectStoredContent();
		aps().post(paths.files).reply(409);
		expectListing(ofOthers);
		aps().post(paths.versions).reply(504);
		expectListing(inFolder);
		expect((await upload()).records).toMatchObject([
			{ outcome: 'newVersion', id: FILE, versionId: VERSION, storageId: STORAGE },
		]);
	});

	it.each([
		['shows a file of others', () => expectListing(ofOthers)],
		['cannot be read', () => expectListing({}, 403)],
	])('reports the lost response when the folder %s', async (_what, list) => {
		expectStoredContent();
		aps().post(paths.files).reply(504);
		list();
		const { error } = await upload();
		expect(error).toMatchObject({
			httpCode: '504',
			message: 'Upload File In Project Folder: Autodesk is having trouble (504)',
		});
	});
});
