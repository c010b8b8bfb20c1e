import { NodeHelpers } from 'n8n-workflow';
import type { IBinaryKeyData } from 'n8n-workflow';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';
import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AutodeskPlatformServices } from '../../../../nodes/AutodeskPlatformServices/AutodeskPlatformServices.node';
import { aps, mockAps } from '../../../harness/apsMock';
import { byId, runOperation } from '../../../harness/runOperation';
import { skipWaits } from '../../../harness/skipWaits';
import { StorageServer } from '../../../harness/storageServer';
import { removeStoredFiles, storedFile } from '../../../harness/storedFile';

mockAps();
skipWaits();

const bucket = byId('my-app');
const object = byId('plans/Plän 1.dwg');
const path = '/oss/v2/buckets/my-app/objects/plans%2FPl%C3%A4n%201.dwg/signeds3upload';

describe('Object: Get Signed Upload URLs', () => {
	const session = { uploadKey: 'KEY', urls: ['https://s3.test/1'] };

	it('starts an upload of one part', async () => {
		aps({ authorization: 'Bearer OLD' }).get(path).query({ parts: 1 }).reply(200, session);
		const { records } = await runOperation('object.getSignedUploadUrls', {
			bucket,
			object,
			simplify: false,
		});
		expect(records).toEqual([session]);
	});

	it('starts in the mode By ID, because the object may not exist yet', () => {
		const { properties } = new AutodeskPlatformServices().description;
		const shown = { resource: 'object', operation: 'getSignedUploadUrls' };
		const field = properties.find(
			(property) =>
				property.name === 'object' && NodeHelpers.displayParameter(shown, property, null, null),
		);
		expect(field?.default).toEqual({ mode: 'id', value: '' });
	});

	it('continues an upload', async () => {
		aps()
			.get(path)
			.query({
				parts: 25,
				firstPart: 26,
				uploadKey: 'KEY',
				minutesExpiration: 10,
				useAcceleration: false,
			})
			.reply(200, session);
		const { error } = await runOperation(
			'object.getSignedUploadUrls',
			{
				bucket,
				object,
				parts: 25,
				options: {
					firstPart: 26,
					uploadKey: ' KEY ',
					minutesUntilExpiration: 10,
					useAcceleration: false,
				},
			},
			{ as: 'twoLegged' },
		);
		expect(error).toBeUndefined();
	});

	it.each([
		['Parts: "26" is out of range', { parts: 26 }],
		['Parts: "0.5" is out of range', { parts: 0.5 }],
		['First Part: "0" is out of range', { options: { firstPart: 0 } }],
		['Object: choose an object', { object: byId('={{ "" }}') }],
	])('rejects before any call: %s', async (message, parameters) => {
		const { error } = await runOperation('object.getSignedUploadUrls', {
			bucket,
			object,
			...parameters,
		});
		expect(error?.message).toContain(message);
	});
});

describe('Object: Upload to Signed URL', () => {
	let storage: StorageServer;
	let signedUrl: string;
	beforeEach(async () => {
		storage = new StorageServer();
		signedUrl = await storage.listen();
		nock.enableNetConnect('127.0.0.1');
	});
	afterEach(async () => {
		await storage.close();
		await removeStoredFiles();
	});

	/** The URL comes from the input item, as it does after Get Signed Upload URLs. */
	const upload = (parameters: object, binary?: IBinaryKeyData) =>
		runOperation(
			'object.uploadToSignedUrl',
			{ signedUrl: '={{ $json.url }}', ...parameters },
			{ items: [{ json: { url: signedUrl }, binary }] },
		);

	it('sends a text without a token and returns the ETag', async () => {
		const { records } = await upload({ contentFrom: 'text', text: 'Plän' });
		expect(records).toEqual([{ eTag: '"9bb58f26"', size: 5 }]);
		const [{ headers, body }] = storage.uploads;
		expect(body.toString()).toBe('Plän');
		expect(headers).toMatchObject({
			'content-length': '5',
			'content-type': 'application/octet-stream',
		});
		expect(headers).not.toHaveProperty('authorization');
		expect(headers).not.toHaveProperty('transfer-encoding');
	});

	it('sends an empty text as an empty object', async () => {
		const { records } = await upload({ contentFrom: 'text', text: '' });
		expect(records).toEqual([{ eTag: '"9bb58f26"', size: 0 }]);
		expect(storage.uploads[0].headers['content-length']).toBe('0');
	});

	it.each([
		['exactly as typed', '{ "a": [1,2] }', '{ "a": [1,2] }'],
		['from an expression', '={{ ({ a: [1, 2] }) }}', '{"a":[1,2]}'],
	])('sends JSON %s', async (_how, json, sent) => {
		const { error } = await upload({ contentFrom: 'json', json });
		expect(error).toBeUndefined();
		expect(storage.uploads[0].body.toString()).toBe(sent);
	});

	it('sends a file that n8n holds in memory', async () => {
		const data = Buffer.from([0, 255, 128]).toString('base64');
		const file = { data, mimeType: 'application/octet-stream' };
		const { records } = await upload({ binaryPropertyName: 'drawing' }, { drawing: file });
		expect(records).toEqual([{ eTag: '"9bb58f26"', size: 3 }]);
		expect([...storage.uploads[0].body]).toEqual([0, 255, 128]);
	});

	it('streams a file from n8n’s store with its exact length, and retries after an outage', async () => {
		const bytes = Buffer.alloc(3_000_001, 'drawing');
		storage.answers.push({ status: 503, body: '<Error><Code>SlowDown</Code></Error>' });
		const { records, error } = await upload({}, { data: await storedFile(bytes, 'a.dwg') });
		expect(error).toBeUndefined();
		expect(records).toEqual([{ eTag: '"9bb58f26"', size: bytes.length }]);
		expect(storage.uploads).toHaveLength(2);
		for (const { headers, body } of storage.uploads) {
			expect(headers['content-length']).toBe(String(bytes.length));
			expect(body.equals(bytes)).toBe(true);
		}
	});

	it('explains how to replace an expired URL, without showing the URL', async () => {
		storage.answers.push({
			status: 403,
			body: '<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>',
		});
		const { error } = await upload({ contentFrom: 'text', text: 'x' });
		expect(error).toMatchObject({
			httpCode: '403',
			message:
				'Upload Binary To Signed S3 URL: the signed URL has expired or is for a different request',
			description: expect.stringContaining('S3 says: Request has expired (AccessDenied)'),
		});
		expect(JSON.stringify(error)).not.toContain('SIGNED');
		expect(storage.uploads).toHaveLength(1);
	});

	it('does not follow a redirect with the content', async () => {
		storage.answers.push({ status: 307, headers: { Location: signedUrl } });
		const { error } = await upload({ contentFrom: 'text', text: 'x' });
		expect(error).toMatchObject({ httpCode: '307' });
		expect(storage.uploads).toHaveLength(1);
	});

	it('leaves no file open when S3 rejects the content', async () => {
		const bytes = Buffer.alloc(3_000_001, 'drawing');
		const file = await storedFile(bytes, 'a.dwg');
		const opened = vi.spyOn(Container.get(BinaryDataService), 'getAsStream');
		await storage.close();
		await upload({}, { data: file });
		const streams = await Promise.all(opened.mock.results.map(({ value }) => value));
		expect(streams).toHaveLength(5);
		expect(streams.every(({ destroyed }) => destroyed)).toBe(true);
	});

	it('stops right away when the execution is stopped', async () => {
		const silent = createServer();
		await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
		const { port } = silent.address() as AddressInfo;
		const execute = vi.spyOn(AutodeskPlatformServices.prototype, 'execute');
		let stop = () => {};
		let hungUp = false;
		silent.once('request', ({ socket }) => {
			socket.once('close', () => (hungUp = true));
			stop();
		});
		try {
			await runOperation(
				'object.uploadToSignedUrl',
				{ signedUrl: `http://127.0.0.1:${port}/part`, contentFrom: 'text', text: 'x' },
				{ onStart: (cancel) => void (stop = cancel) },
			);
			// n8n does not wait for a node that it has stopped. The server never answers this one.
			await expect.poll(() => hungUp).toBe(true);
			await expect(execute.mock.results[0].value).rejects.toThrow('The transfer was stopped');
		} finally {
			silent.closeAllConnections();
			silent.close();
		}
	});

	it('reports a server that it cannot reach, without showing the URL', async () => {
		await storage.close();
		const { error } = await upload({ contentFrom: 'text', text: 'x' });
		expect(error?.message).toContain('S3 could not be reached');
		expect(error?.description).toMatch(
			/^The connection was refused: .*\. Check that the n8n server can reach the host/,
		);
		expect(JSON.stringify(error)).not.toContain('SIGNED');
	});

	it.each([
		['Signed URL: enter a complete URL', { signedUrl: 's3.test/part' }],
		['Signed URL: enter a complete URL', { signedUrl: '={{ $json.missing }}' }],
		['Signed URL: enter text', { signedUrl: '={{ [$json.url] }}' }],
		['JSON: this is not valid JSON', { contentFrom: 'json', json: '{' }],
	])('rejects before any call: %s', async (message, parameters) => {
		expect((await upload(parameters)).error?.message).toContain(message);
		expect(storage.uploads).toEqual([]);
	});

	it('names the binary field that is missing from the item', async () => {
		const { error } = await upload({ binaryPropertyName: 'drawing' });
		expect(`${error?.message} ${error?.description}`).toContain('drawing');
		expect(storage.uploads).toEqual([]);
	});
});

describe('Object: Complete Upload', () => {
	const upload = { bucket, object, uploadKey: 'KEY' };
	const done = {
		bucketKey: 'my-app',
		objectId: 'urn:adsk.objects:os.object:my-app/x',
		objectKey: 'x',
		size: 5,
	};

	it('assembles the object from its parts', async () => {
		aps({ 'content-type': 'application/json' }).post(path, { uploadKey: 'KEY' }).reply(200, done);
		const { records } = await runOperation('object.completeUpload', {
			...upload,
			simplify: false,
		});
		expect(records).toEqual([done]);
	});

	it('has OSS check the parts, and stores headers and metadata', async () => {
		aps({
			'x-ads-meta-content-type': 'image/vnd.dwg',
			'x-ads-meta-content-disposition': 'attachment; filename="a.dwg"',
			'x-ads-meta-content-encoding': 'gzip',
			'x-ads-meta-cache-control': 'no-store',
			'x-ads-user-defined-metadata': '{"phase":"Entw\\u00fcrfe"}',
		})
			.post(path, { uploadKey: 'KEY', size: 0, eTags: ['"a1"', '"b2"'], extra: true })
			.reply(200, done);
		const additionalFields = {
			cacheControl: 'no-store',
			contentDisposition: 'attachment; filename="a.dwg"',
			contentEncoding: 'gzip',
			contentType: 'image/vnd.dwg',
			customBody: '{ "extra": true }',
			eTags: '"a1", "b2"',
			size: 0,
			userDefinedMetadata: '{ "phase": "Entwürfe" }',
		};
		const { error } = await runOperation('object.completeUpload', { ...upload, additionalFields });
		expect(error).toBeUndefined();
	});

	it('fails when Autodesk answers 200 with an error in the body, and names the rejected parts', async () => {
		aps()
			.post(path)
			.reply(200, {
				status: 'error',
				reason: 'MissingOrInvalidParts',
				size: { expected: 12345, detected: 10000 },
				parts: [
					{ part: 1, size: 10000, eTag: 'x', status: 'TooSmall' },
					{ part: 2, size: 9, status: 'Ok' },
				],
			});
		const { error } = await runOperation('object.completeUpload', upload);
		expect(error?.message).toBe(
			'Signed S3 Upload: OSS could not assemble the object from the uploaded parts',
		);
		expect(error?.description).toContain('MissingOrInvalidParts');
		expect(error?.description).toContain('12345 bytes were expected, 10000 arrived');
		expect(error?.description).toContain('Part 1 (10000 bytes): TooSmall');
		expect(error?.description).not.toContain('Part 2');
	});

	it.each([
		['has no object ID', { bucketKey: 'my-app' }],
		['names an object, but as an error', { ...done, status: 'error' }],
	])('fails when the answer %s', async (_what, answer) => {
		aps().post(path).reply(200, answer);
		const { error } = await runOperation('object.completeUpload', upload);
		expect(error?.message).toContain('could not assemble the object');
	});

	it('does not retry after an outage, because the upload may be complete', async () => {
		aps().post(path).reply(503);
		const { error } = await runOperation('object.completeUpload', upload);
		expect(error).toMatchObject({ httpCode: '503' });
	});

	const metadata = `{ "a": "${'x'.repeat(100)}" }`;
	it.each([
		['Upload Key: enter text', { uploadKey: '={{ " " }}' }],
		['Upload Key: enter text', { uploadKey: '={{ $json.missing }}' }],
		['Upload Key: enter text', { uploadKey: '={{ ["KEY"] }}' }],
		['Size (Bytes): "-1" is out of range', { additionalFields: { size: -1 } }],
		['Content Type: use printable ASCII', { additionalFields: { contentType: 'ä' } }],
		[
			'User-Defined Metadata (JSON): use less than 100 bytes',
			{ additionalFields: { userDefinedMetadata: metadata } },
		],
		['Custom Body (JSON): enter a JSON object', { additionalFields: { customBody: '[]' } }],
	])('rejects before any call: %s', async (message, parameters) => {
		const { error } = await runOperation('object.completeUpload', { ...upload, ...parameters });
		expect(error?.message).toContain(message);
	});
});
