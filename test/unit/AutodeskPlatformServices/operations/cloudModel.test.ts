import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { runOperation } from '../../../harness/runOperation';
import {
	file,
	FILE,
	fileAnswer,
	fileVersion,
	JSON_API,
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
const COMMANDS = `/data/v1/projects/${PROJECT}/commands`;
const C4R = 'commands:autodesk.bim360:';
const place = { project, file };

const reads = (type = 'items:autodesk.bim360:C4RModel', versionNumber = 2) =>
	aps()
		.get(paths.file)
		.reply(200, {
			data: fileAnswer({ name: 'Tower.rvt', attributes: { extension: { type } } }),
			included: [versionAnswer(versionNumber)],
		});

const sends = (command: string, data: object | null, headers: Record<string, string> = JSON_API) =>
	aps(headers)
		.post(COMMANDS, {
			jsonapi: { version: '1.0' },
			data: {
				type: 'commands',
				attributes: { extension: { type: `${C4R}${command}`, version: '1.0.0' } },
				relationships: { resources: { data: [{ type: 'items', id: FILE }] } },
			},
		})
		.reply(200, { data });
const job = (status: string) => ({ type: 'commands', id: 'job-1', attributes: { status } });
const STATUS = 'C4RModelGetPublishJob';

describe('Cloud Model: Publish', () => {
	it.each([
		[true, 'C4RModelPublish'],
		[false, 'C4RPublishWithoutLinks'],
	])('publishes with links: %s', async (withLinks, command) => {
		reads();
		sends(command, job('committed'));
		const { records } = await runOperation('cloudModel.publish', { ...place, withLinks });
		expect(records).toEqual([
			{
				name: 'Tower.rvt',
				status: 'committed',
				versionNumber: 2,
				id: 'job-1',
				versionId: VERSION,
				itemId: FILE,
				projectId: GUID,
			},
		]);
	});

	it('waits until it is published, also before Autodesk lists it, and returns the new version', async () => {
		reads();
		sends('C4RModelPublish', job('committed'));
		sends(STATUS, null);
		sends(STATUS, job('processing'));
		sends(STATUS, job('complete'));
		reads(undefined, 2);
		const options = { waitForCompletion: true };
		const { records } = await runOperation('cloudModel.publish', { ...place, options });
		expect(records).toMatchObject([{ status: 'complete', versionId: VERSION, id: 'job-1' }]);
		expect(waits).toEqual([2_000, 3_000, 4_500]);
	});

	it('stops waiting for a publication that never ends, and says how to wait on', async () => {
		reads();
		sends('C4RModelPublish', job('committed'));
		aps()
			.post(COMMANDS)
			.times(8)
			.reply(200, { data: job('processing') });
		const options = { waitForCompletion: true, timeoutMinutes: 1 };
		const { error } = await runOperation('cloudModel.publish', { ...place, options });
		expect(error?.message).toBe('"Tower.rvt" is not published yet');
		expect(error?.description).toContain(`Cloud Model > Get Publish Status for the file ${FILE}`);
		expect(waits.reduce((sum, wait) => sum + wait, 0)).toBe(60_000);
	});

	it('says that Autodesk could not publish it', async () => {
		reads();
		sends('C4RModelPublish', job('committed'));
		sends(STATUS, job('failed'));
		const options = { waitForCompletion: true };
		const { error } = await runOperation('cloudModel.publish', { ...place, options });
		expect(error?.message).toBe('"Tower.rvt" could not be published');
	});

	it('warns against publishing again if the status cannot be read', async () => {
		reads();
		sends('C4RModelPublish', job('committed'));
		aps().post(COMMANDS).reply(400, {});
		const options = { waitForCompletion: true };
		const { error } = await runOperation('cloudModel.publish', { ...place, options });
		expect(error?.description).toContain('"Tower.rvt" is being published. Do not publish it again');
	});

	it('rejects a file of another kind before anything is sent', async () => {
		reads('items:autodesk.bim360:File');
		const { error } = await runOperation('cloudModel.publish', place);
		expect(error?.message).toContain('"Tower.rvt" is no Revit cloud model');
	});

	it('is not sent again after an outage', async () => {
		reads();
		aps().post(COMMANDS).reply(502);
		const { error } = await runOperation('cloudModel.publish', place);
		expect(error?.description).toContain('may have carried out the request anyway');
	});

	it('lets an app act as a user', async () => {
		reads();
		sends('C4RModelPublish', job('committed'), { ...JSON_API, 'x-user-id': 'KIM' });
		const parameters = { ...place, actAsUser: 'KIM' };
		const { records } = await runOperation('cloudModel.publish', parameters, { as: 'twoLegged' });
		expect(records).toHaveLength(1);
	});
});

describe('Cloud Model: Get Publish Status', () => {
	it.each([
		[null, 'needsPublishing'],
		[job('complete'), 'complete'],
		[job('failed'), 'failed'],
		[job('processing'), 'processing'],
	])('returns %j as %s', async (data, status) => {
		reads();
		sends(STATUS, data);
		const { records } = await runOperation('cloudModel.getPublishStatus', place);
		expect(records).toMatchObject([{ name: 'Tower.rvt', status }]);
	});

	it('waits for a publication that is in progress', async () => {
		reads();
		sends(STATUS, job('processing'));
		sends(STATUS, job('complete'));
		reads();
		const options = { waitForCompletion: true };
		const { records } = await runOperation('cloudModel.getPublishStatus', { ...place, options });
		expect(records).toMatchObject([{ status: 'complete' }]);
	});
});

describe('Cloud Model: Get Linked Files', () => {
	const PATH = `/construction/rcm/v1/projects/${GUID}/published-versions/${encodeURIComponent(VERSION)}/linked-files`;

	it('reads all pages of the links with the filters', async () => {
		const linked = (name: string) => ({
			modelName: name,
			signedUrl: `https://cdn.example.com/${name}`,
			itemId: FILE,
			publishStatus: 'published',
		});
		const page = (results: object[], offset: number) => ({
			linkedFiles: { pagination: { limit: 1, offset, totalResults: 2 }, results },
		});
		const query = { 'filter[publishStatus]': 'published', includeHost: false, limit: 600 };
		aps()
			.get(PATH)
			.query({ ...query, offset: 0 })
			.reply(200, page([linked('a.rvt')], 0));
		aps()
			.get(PATH)
			.query(({ offset }) => offset === '1')
			.reply(200, page([linked('b.rvt')], 1));
		const { records } = await runOperation('cloudModel.getLinkedFiles', {
			project,
			fileVersion,
			returnAll: true,
			filters: { publishStatus: 'published' },
		});
		expect(records).toEqual(
			['a.rvt', 'b.rvt'].map((name) => ({
				name,
				status: 'published',
				url: `https://cdn.example.com/${name}`,
				versionId: null,
				itemId: FILE,
				projectId: GUID,
			})),
		);
	});
});
