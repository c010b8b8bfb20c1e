import type { INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { encodeModelUrn } from '../../../protocol/aps/modelUrn';
import { aps, mockAps } from '../../harness/apsMock';
import { byId, runOperation } from '../../harness/runOperation';

mockAps();

const VERSION = 'urn:adsk.wipprod:fs.file:vf.A?version=2';
const URN = encodeModelUrn(VERSION);
const BASE = `/modelderivative/v2/designdata/${URN}`;
const VIEW = '04b9a71d-9015-0a7b-338b-8522a705a8d7';
const chosen = { modelFrom: 'urn', urn: VERSION, region: 'US' };

const views = { data: { type: 'metadata', metadata: [{ name: '{3D}', role: '3d', guid: VIEW }] } };
const svf2 = { outputType: 'svf2', status: 'success', progress: 'complete', name: 'A.rvt' };
const manifest = {
	type: 'manifest',
	urn: URN,
	status: 'success',
	progress: 'complete',
	hasThumbnail: 'true',
	region: 'US',
	derivatives: [svf2],
};

describe('Model: Translate', () => {
	async function translate(parameters: INodeParameters, body: object, headers = {}) {
		aps({ region: 'US' }).get(`${BASE}/manifest`).reply(404);
		aps({ region: 'US', ...headers })
			.post('/modelderivative/v2/designdata/job', body as never)
			.reply(200, { result: 'created', urn: URN });
		aps().get(`${BASE}/manifest`).reply(404);
		return await runOperation('model.translate', { ...chosen, ...parameters });
	}

	it('sends formats, views and options as Autodesk describes them', async () => {
		const fromRevit = { svf2: ['rvt'], ifc: ['rvt'], thumbnail: ['rvt'], obj: ['rvt'] };
		aps().get('/modelderivative/v2/designdata/formats').reply(200, { formats: fromRevit });
		const { records, error } = await translate(
			{
				formats: ['svf2', 'ifc', 'thumbnail', 'obj'],
				views: ['3d'],
				options: {
					rootFile: 'A.rvt',
					checkReferences: true,
					workflow: 'nightly',
					workflowAttribute: '{ "job": 17 }',
					generateMasterViews: true,
					twoDViews: 'pdf',
					exportSettingName: 'IFC4',
					thumbnailPixels: '200',
					unit: 'meter',
					objObjectIds: '5, 6',
					objViewId: VIEW,
					force: true,
					customBody: '{ "misc": { "more": true } }',
				},
			},
			{
				input: { urn: URN, compressedUrn: true, rootFilename: 'A.rvt', checkReferences: true },
				output: {
					formats: [
						{
							type: 'svf2',
							views: ['3d'],
							advanced: { '2dviews': 'pdf', generateMasterViews: true },
						},
						{ type: 'ifc', advanced: { exportSettingName: 'IFC4' } },
						{ type: 'thumbnail', advanced: { width: 200, height: 200 } },
						{ type: 'obj', advanced: { modelGuid: VIEW, objectIds: [5, 6], unit: 'meter' } },
					],
				},
				misc: { workflow: 'nightly', workflowAttribute: { job: 17 }, more: true },
			},
			{ 'x-ads-force': 'true' },
		);
		expect(error).toBeUndefined();
		expect(records).toMatchObject([
			{
				started: true,
				status: 'pending',
				formats: [{ format: 'svf2', status: 'pending' }, {}, {}, {}],
			},
		]);
	});

	it('sends no more than needed', async () => {
		const { error } = await translate(
			{},
			{
				input: { urn: URN },
				output: { formats: [{ type: 'svf2', views: ['2d', '3d'] }] },
			},
		);
		expect(error).toBeUndefined();
	});

	it.each<[string, INodeParameters, string]>([
		['no format', { formats: '={{ "" }}' }, 'Formats: choose at least one format'],
		['no view', { views: [] }, 'Views: choose 2D, 3D or both'],
		['an odd workflow', { options: { workflow: 'a b' } }, 'is not a workflow ID'],
		[
			'attributes without a workflow',
			{ options: { workflowAttribute: '{ "a": 1 }' } },
			'they need a Workflow ID',
		],
		['odd object IDs', { options: { objObjectIds: '0' }, formats: ['obj'] }, 'use whole numbers'],
	])('is refused before any call for %s', async (_what, parameters, reason) => {
		const { error } = await runOperation('model.translate', { ...chosen, ...parameters });
		expect(error?.message).toContain(reason);
	});

	describe('of an object', () => {
		const object = 'urn:adsk.objects:os.object:models/Tower.dwg';
		const urn = encodeModelUrn(object);
		const base = `/modelderivative/v2/designdata/${urn}`;
		const supported = { formats: { ifc: ['rvt'], svf2: ['dwg', 'prt\\.\\d+$'], dwg: ['rvt'] } };

		async function translateObject(formats: string[], answer: object, options = {}) {
			aps({ region: 'US' }).get(`${base}/manifest`).reply(404);
			aps().get('/modelderivative/v2/designdata/formats').reply(200, answer);
			return await runOperation('model.translate', {
				...chosen,
				urn: object,
				formats,
				options,
			});
		}

		it('is refused before it costs anything if Autodesk does not make the format from it', async () => {
			const { error } = await translateObject(['svf2', 'ifc'], supported);
			expect(error?.message).toBe(
				'Formats: Autodesk does not make ifc from Tower.dwg; it makes svf2 [item 0]',
			);
		});

		it('is judged by the root file of an archive', async () => {
			const { error } = await translateObject(['dwg'], supported, { rootFile: 'wheel.prt.3' });
			expect(error?.message).toContain('does not make dwg from wheel.prt.3; it makes svf2');
		});

		it.each([
			['lists it', supported, 'svf2'],
			['does not know the format', supported, 'stl'],
			['answers oddly', {}, 'ifc'],
		])('is left to Autodesk if its list %s', async (_what, answer, format) => {
			aps({ region: 'US' })
				.post('/modelderivative/v2/designdata/job')
				.reply(200, { result: 'created', urn });
			aps({ region: 'US' }).get(`${base}/manifest`).reply(404);
			const { error } = await translateObject([format], answer);
			expect(error).toBeUndefined();
		});
	});

	it('of a file version in EMEA takes place there', async () => {
		const emea = 'urn:adsk.wipemea:fs.file:vf.A?version=2';
		aps({ region: 'EMEA' })
			.get(`/modelderivative/v2/designdata/${encodeModelUrn(emea)}/manifest`)
			.reply(200, manifest);
		const { records } = await runOperation('model.translate', {
			modelFrom: 'fileVersion',
			fileVersion: byId(emea),
		});
		expect(records).toMatchObject([{ started: false, name: 'A.rvt', progress: 100 }]);
	});
});

describe('Model: Get Properties', () => {
	it('asks for elements in the body, and waits out a rate limit', async () => {
		const element = { objectid: 5, name: 'Wall', externalId: 'x', properties: { A: { B: 1 } } };
		aps({ region: 'US' }).get(`${BASE}/metadata`).reply(200, views);
		const body = {
			query: { $between: ['properties.Dimensions.Area', 1.5, 10] },
			fields: ['objectid', 'name', 'externalId', 'properties.Dimensions.*'],
			payload: 'unit',
			pagination: { offset: 0, limit: 50 },
		};
		aps({ region: 'US' })
			.post(`${BASE}/metadata/${VIEW}/properties:query`, body as never)
			.reply(429, { diagnostic: 'Slow down' }, { 'Retry-After': '0' })
			.post(`${BASE}/metadata/${VIEW}/properties:query`, body as never)
			.reply(200, {
				pagination: { limit: 50, offset: 0, totalResults: 1 },
				data: { type: 'properties', collection: [element] },
			});
		const { records, error } = await runOperation('model.getProperties', {
			...chosen,
			elements: 'range',
			property: 'Dimensions.Area',
			minimum: '1.5',
			maximum: '10',
			options: { properties: 'Dimensions.*', withUnits: true },
		});
		expect(error).toBeUndefined();
		expect(records).toEqual([
			{ name: 'Wall', properties: { A: { B: 1 } }, externalId: 'x', objectId: 5, viewId: VIEW },
		]);
	});
});

describe('a refusal by Model Derivative', () => {
	it('is shown in its own words, with what to check', async () => {
		aps().get(`${BASE}/manifest`).reply(403, { diagnostic: 'No access to the resource' });
		const { error } = await runOperation('model.getStatus', chosen);
		expect(error?.description).toContain('Autodesk says: No access to the resource');
		expect(error?.description).toContain('If the app has service accounts');
	});
});

describe('Model: Compare Versions', () => {
	it('is refused for an app without a user', async () => {
		const { error } = await runOperation(
			'model.compareVersions',
			{ fileVersion: byId(VERSION) },
			{ as: 'twoLegged' },
		);
		expect(error?.message).toContain('works with User (3-Legged OAuth2) or Service Account (SSA)');
	});
});
