import { Container } from '@n8n/di';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { BinaryDataService } from 'n8n-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { encodeModelUrn } from '../../protocol/aps/modelUrn';
import { credentialsAt, operationsAt } from '../harness/operationsAt';
import { byId, byName, runOperation } from '../harness/runOperation';
import { freshSimulator } from '../harness/simulator/requests';
import { skipWaits } from '../harness/skipWaits';
import { BUCKETS, ITEMS, PROJECTS } from '../simulator';

const simulator = freshSimulator({
	translationMs: 0,
	extractionMs: 0,
	diffMs: 0,
});
const run = operationsAt(simulator);
const waits = skipWaits();

const project = byId(PROJECTS.tower.id);
const newest = { project, file: byId(ITEMS.architecture.id) };

beforeEach(async () => {
	await Container.get(BinaryDataService).init();
});

/** Runs as Kim, and returns items with their files. */
async function items(name: string, parameters: INodeParameters) {
	const { outputs, error } = await runOperation(name, parameters, {
		credentials: credentialsAt(simulator(), 'kim'),
	});
	return { items: outputs[0] ?? [], error };
}

/** An object in a bucket of the app. */
function addObject(objectKey: string): string {
	const { id } = simulator().addObject({
		bucketKey: BUCKETS.models.key,
		objectKey,
		generated: { seed: 1, size: 10 },
	});
	return id;
}

const requests = (path: string) =>
	simulator().journal.entries.filter(({ path: sent }) => sent.includes(path));

describe('a file of ACC', () => {
	it('has SVF2 without a translation, whichever way it is chosen', async () => {
		const [{ derivativeUrn, id }] = await run('file.getNewestVersion', { ...newest });
		const ways: INodeParameters[] = [
			newest,
			{ modelFrom: 'fileVersion', fileVersion: byId(String(id)) },
			{ modelFrom: 'urn', urn: String(id) },
			{ modelFrom: 'urn', urn: `urn:${String(derivativeUrn)}==` },
		];
		for (const way of ways) {
			expect(await run('model.getStatus', way)).toMatchObject([
				{ status: 'success', progress: 100, region: 'US', derivativeUrn },
			]);
		}
	});

	describe('that was uploaded a moment ago', () => {
		const options = { waitForCompletion: true, timeoutMinutes: 1 };

		it('is waited for until it has its translation', async () => {
			const fault = { kind: 'status', status: 404 } as const;
			simulator().faults.order({ path: '*/manifest', times: 2, fault });
			const chosen = { ...newest, region: 'US', options };
			expect(await run('model.getStatus', chosen)).toMatchObject([
				{ status: 'success', hasThumbnail: true },
			]);
			expect(waits).toEqual([2_000, 3_000]);
		});

		it('is not waited for longer than the timeout', async () => {
			await run('model.deleteManifest', { ...newest });
			const { error } = await items('model.getStatus', { ...newest, options });
			expect(error?.message).toContain('The model has no translations yet');
			expect(error?.description).toContain('use Model > Translate');
			expect(waits.reduce((sum, wait) => sum + wait)).toBe(60_000);
		});

		it('that cannot be translated ends with the reason', async () => {
			Object.assign(simulator().settings, { translationFailure: 'The file is damaged' });
			await run('model.translate', { ...newest, formats: ['ifc'] });
			const { error } = await items('model.getStatus', { ...newest, options });
			expect(error?.message).toContain('ended with the status failed');
			expect(error?.description).toContain('The file is damaged');
		});
	});

	it('is not translated again for what it has', async () => {
		const options = { waitForCompletion: true };
		const [record] = await run('model.translate', { ...newest, options });
		expect(record).toMatchObject({ started: false, status: 'success' });
		expect(requests('/job')).toHaveLength(0);
	});

	it('is translated into another format, and downloaded', async () => {
		const options = { waitForCompletion: true, exportSettingName: 'IFC4 Reference View' };
		const formats = ['ifc', 'thumbnail'];
		const [record] = await run('model.translate', { ...newest, formats, options });
		expect(record).toMatchObject({ started: true, status: 'success' });

		const { items: files, error } = await items('model.downloadDerivative', { ...newest });
		expect(error).toBeUndefined();
		expect(files).toMatchObject([{ json: { name: 'Tower-ARCH.ifc', transfer: { bytes: 21 } } }]);
		const file = files[0].binary!.data;
		expect((await Container.get(BinaryDataService).getAsBuffer(file)).toString()).toBe(
			'Tower-ARCH.rvt as IFC',
		);

		const derivatives = await run('model.getDerivatives', {
			...newest,
			filters: { format: 'IFC' },
		});
		expect(derivatives).toMatchObject([
			{ name: 'Tower-ARCH.ifc', format: 'ifc', derivativeRole: 'ifc' },
		]);
	});

	it('has a thumbnail under its own name', async () => {
		const { items: files, error } = await items('model.getThumbnail', { ...newest });
		expect(error).toBeUndefined();
		expect(files[0].json).toMatchObject({ name: 'Tower-ARCH.rvt.png', contentType: 'image/png' });
		const bytes = await Container.get(BinaryDataService).getAsBuffer(files[0].binary!.data);
		expect(bytes.subarray(1, 4).toString()).toBe('PNG');
	});

	it('has no thumbnail once its manifest is deleted', async () => {
		expect(await run('model.deleteManifest', { ...newest })).toMatchObject([{ deleted: true }]);
		const { error } = await items('model.getThumbnail', { ...newest });
		expect(error?.description).toContain('The model has no thumbnail');
	});
});

describe('an object', () => {
	it.each(['model.rvt', 'Größe 1 + 2.rvt'])('%s is translated', async (objectKey) => {
		addObject(objectKey);
		const chosen = {
			modelFrom: 'object',
			bucket: byId(BUCKETS.models.key),
			object: byId(objectKey),
		};
		const { error } = await runOperation('model.getStatus', chosen, {
			as: 'twoLegged',
			credentials: credentialsAt(simulator(), 'app'),
		});
		expect(error?.description).toContain('If the model was never translated, start with');
		const [record] = await run('model.translate', {
			...chosen,
			options: { waitForCompletion: true },
		});
		expect(record).toMatchObject({ started: true, status: 'success' });
	});

	it('of another app is refused with what to do', async () => {
		const urn = addObject('model.rvt');
		const { error } = await items('model.getStatus', { modelFrom: 'urn', urn });
		expect(error?.message).toContain('not allowed with this credential');
		expect(error?.description).toContain('use the app that owns the bucket');
	});
});

describe('a model in another region', () => {
	const urn = (id: string) => ({ modelFrom: 'urn', urn: id });

	it('is found, and read there from then on', async () => {
		const id = addObject('emea.rvt');
		await run('model.translate', { ...urn(id), region: 'EMEA' });
		expect(await run('model.getStatus', urn(id))).toMatchObject([{ region: 'EMEA' }]);
		expect(await run('model.getViews', urn(id))).toHaveLength(2);
		await expect(run('model.getStatus', { ...urn(id), region: 'AUS' })).rejects.toThrow(
			'not found',
		);
	});

	it('is not looked for when only the view is missing', async () => {
		const id = addObject('us.rvt');
		await run('model.translate', urn(id));
		const before = simulator().journal.entries.length;
		await expect(
			run('model.downloadDerivative', {
				...urn(id),
				derivativeBy: 'id',
				derivativeId: 'urn:adsk.viewing:fs.file:x/output/none.ifc',
			}),
		).rejects.toThrow('not found');
		expect(simulator().journal.entries.length - before).toBe(2);
	});
});

describe('the elements of a model', () => {
	it('come with their properties, of the view with the most', async () => {
		const elements = await run('model.getProperties', { ...newest, returnAll: true });
		expect(elements).toHaveLength(16);
		expect(elements.at(-1)).toEqual({
			name: 'Basic Door [100011]',
			properties: expect.objectContaining({ Dimensions: expect.any(Object) }),
			externalId: 'd85573c2-f8d5-46ae-966a-000000000011',
			objectId: 16,
			viewId: '1d6e48c5-e4a4-8ca5-5b02-3f2acc354470',
		});
	});

	it.each<[string, INodeParameters, number]>([
		['category', { elements: 'category', category: 'walls' }, 4],
		['start of name', { elements: 'namePrefix', elementName: 'Basic F' }, 4],
		['name', { elements: 'name', elementName: 'Basic Wall [100000]' }, 1],
		['object ID', { elements: 'objectId', objectIds: '5, 6' }, 2],
		['range', { elements: 'range', property: 'Dimensions.Area', minimum: '12', maximum: 14 }, 3],
		['open range', { elements: 'range', property: 'Dimensions.Area', minimum: '20' }, 2],
		[
			'words',
			{
				elements: 'contains',
				property: 'Materials and Finishes.Structural Material',
				words: 'gray concrete',
			},
			12,
		],
		['external ID', { elements: 'externalId', externalIds: 'doc' }, 1],
	])('are found by %s', async (_what, filter, count) => {
		const elements = await run('model.getProperties', { ...newest, ...filter });
		expect(elements).toHaveLength(count);
	});

	it('come with the wanted properties only', async () => {
		const [element] = await run('model.getProperties', {
			...newest,
			view: byName('{3d}'),
			elements: 'objectId',
			objectIds: 5,
			options: { properties: 'Dimensions.A*, Identity Data.Mark' },
		});
		expect(element).toMatchObject({ viewId: '04b9a71d-9015-0a7b-338b-8522a705a8d7' });
		expect(element.properties).toEqual({
			Dimensions: { Area: '10.000 m^2' },
			'Identity Data': { Mark: '1' },
		});
	});

	it('are read page by page, in order, up to the limit', async () => {
		simulator().settings.modelElements = 3500;
		const elements = await run('model.getProperties', { ...newest, returnAll: true });
		expect(elements.map(({ objectId }) => objectId)).toEqual(
			Array.from({ length: 3504 }, (_, index) => index + 1),
		);
		expect(requests('properties:query')).toHaveLength(4);
		expect(await run('model.getProperties', { ...newest, limit: 10 })).toHaveLength(10);
		const walls = { ...newest, elements: 'category', category: 'Walls', returnAll: true };
		expect(await run('model.getProperties', walls)).toHaveLength(1167);
	});

	it('are read by their IDs where Autodesk wants a query', async () => {
		simulator().settings.propertiesNeedQuery = true;
		expect(await run('model.getProperties', { ...newest, returnAll: true })).toHaveLength(16);
	});

	it('are waited for while Autodesk extracts them', async () => {
		simulator().faults.order({
			path: '*/properties:query',
			fault: { kind: 'status', status: 202, body: { result: 'success' } },
			times: 3,
		});
		expect(await run('model.getProperties', { ...newest, limit: 1 })).toHaveLength(1);
		expect(waits).toEqual([1000, 1500, 2250]);
	});

	it('end the wait with the model and what to do if they never come', async () => {
		simulator().settings.extractionMs = 3_600_000;
		const options = { timeoutMinutes: 1 };
		await expect(run('model.getProperties', { ...newest, options })).rejects.toMatchObject({
			message: 'Fetch Specific Properties: Autodesk is still extracting the data',
			details: expect.stringMatching(/Timeout \(Minutes\).*The model is \w+/),
		});
		expect(waits.reduce((sum, wait) => sum + wait)).toBe(60_000);
	});

	it.each<[string, INodeParameters, string]>([
		['an unknown category', { elements: 'category', category: 'Roofs' }, 'Walls, Floors, Doors'],
		['an unknown view', { view: byName('Level 9') }, 'it has A101 - Ground Floor, {3D}'],
		['an empty range', { elements: 'range', property: 'A.B' }, 'enter a number here'],
		['a reversed range', { elements: 'range', property: 'A.B', minimum: 3, maximum: 2 }, 'below'],
		['an odd object ID', { elements: 'objectId', objectIds: 'x' }, '"x" is not an object ID'],
	])('are not read for %s', async (_what, filter, reason) => {
		await expect(run('model.getProperties', { ...newest, ...filter })).rejects.toThrow(reason);
	});
});

describe('the tree of a model', () => {
	it('becomes one item per element, with its path', async () => {
		const objects = await run('model.getObjects', {
			...newest,
			filters: { elementsOnly: true, category: 'Walls' },
		});
		expect(objects).toHaveLength(4);
		expect(objects[0]).toMatchObject({
			name: 'Basic Wall [100000]',
			path: 'Tower-ARCH.rvt/Walls/Basic Wall [100000]',
			depth: 2,
			parentId: 2,
		});
	});

	it('begins at an object, and is whole without Simplify', async () => {
		const below = { ...newest, filters: { objectId: 2 } };
		expect(await run('model.getObjects', below)).toHaveLength(5);
		const [{ objects }] = await run('model.getObjects', { ...newest, simplify: false });
		expect(objects).toMatchObject([{ objectid: 1, objects: [{ name: 'Walls' }, {}, {}] }]);
	});

	it('of more than 20 MB is asked for explicitly', async () => {
		simulator().settings.treeMegabytes = 30;
		expect(await run('model.getObjects', { ...newest, returnAll: true })).toHaveLength(16);
	});

	it('of more than 800 MB says how to read a part of it', async () => {
		simulator().settings.treeMegabytes = 900;
		await expect(run('model.getObjects', { ...newest })).rejects.toMatchObject({
			details: expect.stringContaining('Use Filters > Below Object ID'),
		});
	});
});

describe('a translation', () => {
	const wait = { waitForCompletion: true };

	it('that fails says why, and what to do', async () => {
		simulator().settings.translationFailure = 'The file is corrupt';
		const urn = addObject('broken.rvt');
		await expect(
			run('model.translate', { modelFrom: 'urn', urn, options: wait }),
		).rejects.toMatchObject({
			message: 'The translation failed: svf2 (failed)',
			details: expect.stringMatching(/The file is corrupt\. .*Options > Force\. The model is \w+/),
		});
	});

	it('that takes too long is not started twice', async () => {
		simulator().settings.translationMs = 3_600_000;
		const urn = addObject('slow.rvt');
		const slow = { modelFrom: 'urn', urn, options: { ...wait, timeoutMinutes: 1 } };
		await expect(run('model.translate', slow)).rejects.toMatchObject({
			message: 'Still translating at 45%',
			details: expect.stringContaining('Do not start it again'),
		});
		const [again] = await run('model.translate', { modelFrom: 'urn', urn });
		expect(again).toMatchObject({ started: false, status: 'inprogress', progress: 45 });
		expect(requests('/job')).toHaveLength(1);
	});

	it('is repeated if forced', async () => {
		const options = { ...wait, force: true };
		expect(await run('model.translate', { ...newest, options })).toMatchObject([{ started: true }]);
	});

	it('into what is not possible says so', async () => {
		const urn = addObject('plan.dwg');
		const intoIfc = { modelFrom: 'urn', urn, formats: ['ifc'] };
		await expect(run('model.translate', intoIfc)).rejects.toThrow(
			'Autodesk does not make ifc from plan.dwg; it makes svf, svf2, thumbnail',
		);
		expect(requests('/job')).toEqual([]);
		simulator().faults.order({
			path: '*/designdata/formats',
			fault: { kind: 'status', status: 403, body: {} },
			times: 1,
		});
		await expect(run('model.translate', intoIfc)).rejects.toMatchObject({
			details: expect.stringContaining('Model > Get Formats shows what is possible'),
		});
		expect(await run('model.getFormats', { filters: { sourceType: 'plan.dwg' } })).toEqual([
			expect.objectContaining({ format: 'svf' }),
			expect.objectContaining({ format: 'svf2' }),
			expect.objectContaining({ format: 'thumbnail' }),
		]);
	});

	it('of an archive names its root file', async () => {
		const urn = addObject('assembly.zip');
		const options = { ...wait, rootFile: 'Wheel.iam', checkReferences: true };
		const [record] = await run('model.translate', { modelFrom: 'urn', urn, options });
		expect(record).toMatchObject({ started: true, name: 'Wheel.iam' });
	});
});

describe('a large derivative', () => {
	const large = { ...newest, options: { parallelParts: 4 } };

	beforeEach(async () => {
		simulator().settings.derivativeBytes = 20 * 1024 ** 2;
		await run('model.translate', {
			...newest,
			formats: ['ifc'],
			options: { waitForCompletion: true },
		});
	});

	it('is fetched in parts, also over a connection that breaks', async () => {
		simulator().faults.order({
			path: '/s3/derivatives/*',
			fault: { kind: 'cut', when: 'midBody' },
			times: 1,
		});
		const { items: files, error } = await items('model.downloadDerivative', large);
		expect(error).toBeUndefined();
		expect(files[0].json.transfer).toMatchObject({ bytes: 20 * 1024 ** 2, parts: 3, retries: 1 });
	});

	it('is fetched with fresh cookies when they have expired', async () => {
		simulator().faults.order({
			path: '/s3/derivatives/*',
			fault: { kind: 'status', status: 403 },
			times: 1,
		});
		const { items: files, error } = await items('model.downloadDerivative', large);
		expect(error).toBeUndefined();
		expect(files[0].json.transfer).toMatchObject({ bytes: 20 * 1024 ** 2 });
		expect(requests('signedcookies')).toHaveLength(2);
	});
});

describe('two versions of a model', () => {
	const compare = (more: INodeParameters = {}): Promise<IDataObject[]> =>
		run(
			'model.compareVersions',
			{ project, fileVersion: byId(ITEMS.architecture.id), ...more },
			{
				as: 'kim',
			},
		);

	it.each(['redirect', 'gzip', 'encoded'] as const)(
		'differ in elements, which come by %s',
		async (delivery) => {
			simulator().settings.diffDelivery = delivery;
			const changes = await compare();
			expect(changes.map(({ modelChange }) => modelChange)).toEqual([
				'added',
				'changed',
				'changed',
				'removed',
			]);
			expect(changes[1]).toEqual({
				name: 'Basic Wall [100000]',
				category: 'Revit Walls',
				modelChange: 'changed',
				geometryChanged: true,
				changes: [{ property: 'Dimensions.Area', before: '10', after: '12.5', unit: 'm^2' }],
				properties: { Constraints: { Level: 'Level 1' }, Dimensions: { Area: '12.5' } },
				externalId: 'd85573c2-f8d5-46ae-966a-000000000000',
				objectId: 5,
			});
		},
	);

	it('are filtered by change, category and geometry', async () => {
		expect(await compare({ filters: { changes: ['removed'] } })).toMatchObject([
			{ modelChange: 'removed', properties: { Dimensions: { Area: '30' } } },
		]);
		expect(await compare({ filters: { category: 'walls' } })).toHaveLength(2);
		expect(await compare({ filters: { ignoreGeometry: true } })).toHaveLength(3);
		expect(await compare({ limit: 1 })).toHaveLength(1);
	});

	it('are read again when the connection breaks', async () => {
		simulator().faults.order({
			path: '/s3/*',
			fault: { kind: 'cut', when: 'midBody' },
			times: 2,
		});
		expect(await compare()).toHaveLength(4);
	});

	it('are waited for, and the wait ends in time', async () => {
		simulator().settings.diffMs = 3_600_000;
		await expect(compare({ options: { timeoutMinutes: 1 } })).rejects.toMatchObject({
			message: 'Autodesk is still comparing the versions',
			details: expect.stringContaining('does not start from the beginning'),
		});
	});

	it('need a version before', async () => {
		const versions = await run('file.getVersions', { ...newest, returnAll: true });
		const fileVersion = byId(String(versions.at(-1)?.id));
		await expect(compare({ fileVersion })).rejects.toThrow(
			'the file has no version before version 1',
		);
	});

	it('of a file type without stable IDs say so', async () => {
		const fileVersion = byId(ITEMS.plan.id);
		await expect(compare({ fileVersion })).rejects.toMatchObject({
			details: expect.stringContaining('The file type is not supported. Only 3D models'),
		});
	});
});

describe('the URN of a model', () => {
	it.each([
		['a file', 'urn:adsk.wipprod:dm.lineage:A', 'only its versions are translated'],
		['anything else', 'hello', 'is not the URN of a file version or object'],
		['a folder in Base64', encodeModelUrn('folder'), 'is not the URN of a file version or object'],
	])('cannot be that of %s', async (_what, urn, reason) => {
		await expect(run('model.getStatus', { modelFrom: 'urn', urn })).rejects.toThrow(reason);
		expect(simulator().journal.entries).toHaveLength(0);
	});
});
