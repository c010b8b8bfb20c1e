import { afterEach, describe, expect, it, vi } from 'vitest';
import type { INodeParameters } from 'n8n-workflow';
import { DETAILS_TIMEOUT_MS } from '../../../nodes/AutodeskPlatformServicesTrigger/details/lookUpDetails';
import { FOLDERS, HUBS, PROJECTS, USERS } from '../../simulator';
import type { FaultOrder } from '../../simulator/simulation/faults';
import { sharedSimulator, triggersOn } from '../../harness/trigger/sharedSimulator';
import { onTowerModels } from '../../harness/trigger/simulatedTrigger';
import type { SimulatedTriggerOptions } from '../../harness/trigger/simulatedTrigger';
import { WorkerStandIn } from '../../harness/trigger/workerStandIn';

const GET_PROJECT = { method: 'GET', path: '/project/v1/hubs/*/projects/*' };
const GET_FILE = { method: 'GET', path: '/data/v1/projects/*/items/*' };

describe('the trigger’s item', () => {
	const sim = sharedSimulator();
	const newTrigger = triggersOn(sim);
	let worker: WorkerStandIn | undefined;
	afterEach(async () => {
		vi.restoreAllMocks();
		await worker?.stop();
		worker = undefined;
	});

	/** Also forgets which calls activating made. */
	const open = async (
		parameters: INodeParameters = {},
		options: SimulatedTriggerOptions = { typeVersion: 1.1 },
	) => {
		const trigger = await newTrigger({ ...onTowerModels, ...parameters }, options);
		await trigger.activate();
		sim().journal.clear();
		return trigger;
	};
	const throughWorker = async () => {
		worker = await new WorkerStandIn().start();
		const trigger = await open({}, { typeVersion: 1.1, worker });
		const [{ id }] = [...worker.subscriptions.values()];
		return { trigger, id, worker };
	};
	const upload = async (fileName: string, folderId: string = FOLDERS.towerArchitecture) => {
		const uploaded = sim().uploadFile({ fileName, folderId });
		await sim().callbacks.settled();
		return uploaded;
	};
	const calls = () =>
		sim()
			.journal.entries.filter(({ path }) => /^\/(data|project)\//.test(path))
			.map(({ method, path }) => `${method} ${path.split('?')[0]}`);
	const refuse = (call: Pick<FaultOrder, 'method' | 'path'>, status: number) =>
		sim().faults.order({ ...call, fault: { kind: 'status', status } });

	it('starts with names, path and links, and has about a dozen fields', async () => {
		const trigger = await open();
		const { item, version } = await upload('Tower.rvt');
		const [{ json }] = trigger.runs[0];
		expect(json).toEqual({
			fileName: 'Tower.rvt',
			path: 'Project Files/Models/Architecture/Tower.rvt',
			projectName: 'Tower A',
			webUrl: expect.stringContaining('https://acc.autodesk.com/docs/files/projects/'),
			storageId: version.storageId,
			event: 'dm.version.added',
			occurredAt: expect.stringMatching(/Z$/),
			userName: `${USERS.kim.firstName} ${USERS.kim.lastName}`,
			versionNumber: 1,
			processState: 'NEEDS_PROCESSING',
			projectId: PROJECTS.tower.id,
			itemId: item.id,
			versionId: version.id,
			folderId: FOLDERS.towerArchitecture,
		});
		expect(Object.keys(json).slice(0, 5)).toEqual([
			'fileName',
			'path',
			'projectName',
			'webUrl',
			'storageId',
		]);
		expect(Object.keys(json).slice(-4)).toEqual(['projectId', 'itemId', 'versionId', 'folderId']);
	});

	it.each([
		['of version 1', {}, { typeVersion: 1 }],
		['with the output Raw', { output: 'raw' }, { typeVersion: 1.1 }],
	])('%s is whole, and asks Autodesk nothing', async (_what, parameters, options) => {
		const trigger = await open(parameters, options);
		await upload('Whole.rvt');
		const [{ json }] = trigger.runs[0];
		expect(Object.keys(json)).toEqual(expect.arrayContaining(['hook', 'payload', 'resourceUrn']));
		expect(json).toMatchObject({ system: 'data', hubId: HUBS.us.id, fileType: 'rvt' });
		expect(json).not.toHaveProperty('path');
		expect(calls()).toEqual([]);
	});

	it('of a cloud model has name, path and file, which the event lacks', async () => {
		const trigger = await open({ events: ['adsk.c4r/model.publish'] });
		const { item, version } = await upload('Cloud.rvt');
		const event = { system: 'adsk.c4r', event: 'model.publish', resourceUrn: version.id };
		sim().fireEvent({ ...event, scope: FOLDERS.towerModels });
		await sim().callbacks.settled();
		expect(trigger.runs[0][0].json).toMatchObject({
			fileName: 'Cloud.rvt',
			path: 'Project Files/Models/Architecture/Cloud.rvt',
			projectName: 'Tower A',
			storageId: version.storageId,
			webUrl: expect.stringContaining('https://'),
			itemId: item.id,
			folderId: FOLDERS.towerArchitecture,
		});
	});

	it('of a job on a folder has the folder’s name and path, which the event lacks', async () => {
		const trigger = await open({ events: ['data/dm.operation.completed'] });
		sim().fireEvent({
			system: 'data',
			event: 'dm.operation.completed',
			scope: FOLDERS.towerModels,
			payload: { sourceResource: FOLDERS.towerArchitecture },
		});
		await sim().callbacks.settled();
		expect(trigger.runs[0][0].json).toMatchObject({
			subfolderName: 'Architecture',
			path: 'Project Files/Models/Architecture',
			webUrl: expect.stringContaining('https://'),
		});
	});

	it('of a deleted file does not ask for the file', async () => {
		const trigger = await open({ events: ['data/dm.version.deleted'] });
		sim().fireEvent({ system: 'data', event: 'dm.version.deleted', scope: FOLDERS.towerModels });
		await sim().callbacks.settled();
		expect(trigger.runs[0][0].json).toMatchObject({ event: 'dm.version.deleted' });
		expect(calls().filter((call) => call.includes('/data/'))).toEqual([]);
	});

	it('needs one call per project, and one per folder, for all events of a delivery', async () => {
		const { trigger, id, worker } = await throughWorker();
		for (let number = 0; number < 40; number++) await upload(`Batch ${number}.rvt`);
		await fetch(trigger.url, worker.delivery(id, worker.received));
		const [items] = trigger.runs;
		expect(items).toHaveLength(40);
		for (const { json } of items) {
			expect(json).toMatchObject({ projectName: 'Tower A', webUrl: expect.any(String) });
			expect(json.storageId).toMatch(/^urn:adsk\.objects:/);
		}
		expect(new Set(items.map(({ json }) => json.storageId)).size).toBe(40);
		expect(calls()).toHaveLength(2);
	});

	it('remembers the project’s name', async () => {
		const trigger = await open();
		for (const name of ['One.rvt', 'Two.rvt']) await upload(name);
		expect(trigger.runs.flat().map(({ json }) => json.projectName)).toEqual(['Tower A', 'Tower A']);
		expect(calls().filter((call) => call.includes('/hubs/'))).toHaveLength(1);
	});

	it('has the storage of the version that the event is about, even if it is not the newest', async () => {
		const { trigger, id, worker } = await throughWorker();
		const [first, second] = [await upload('Twice.rvt'), await upload('Twice.rvt')];
		await fetch(trigger.url, worker.delivery(id, worker.received));
		expect(trigger.runs[0].map(({ json }) => json.storageId)).toEqual([
			first.version.storageId,
			second.version.storageId,
		]);
	});

	it.each([
		[GET_PROJECT, 403, 'projectName', 'Project: Autodesk does not show the project'],
		[GET_FILE, 404, 'webUrl', 'File: Autodesk does not show the file'],
		[GET_FILE, 500, 'webUrl', 'File: '],
	])('lacks what Autodesk refuses (%j, %d), and says why', async (call, status, key, reason) => {
		const trigger = await open();
		refuse(call, status);
		await upload('Refused.rvt');
		const [{ json }] = trigger.runs[0];
		expect(json).toMatchObject({
			fileName: 'Refused.rvt',
			path: 'Project Files/Models/Architecture/Refused.rvt',
			lookUpError: expect.stringContaining(reason),
		});
		expect(json).not.toHaveProperty(key);
		expect(sim().callbacks.log.entries).toMatchObject([{ status: 200 }]);
	});

	it('is not held up by an outage again for a while', async () => {
		const trigger = await open();
		refuse({ method: 'GET', path: '/*' }, 503);
		for (const name of ['One.rvt', 'Two.rvt', 'Three.rvt']) await upload(name);
		expect(trigger.runs).toHaveLength(3);
		expect(trigger.runs[2][0].json.lookUpError).toContain('Project: ');
		// Project and file, both for the first event.
		expect(calls()).toHaveLength(2);
	});

	it('does not wait longer than the sender does', async () => {
		const trigger = await open();
		const deadline = new AbortController();
		const { timeout } = AbortSignal;
		vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) =>
			ms === DETAILS_TIMEOUT_MS.direct ? deadline.signal : timeout.call(AbortSignal, ms),
		);
		const slow = sim().faults.order({ ...GET_FILE, fault: { kind: 'slow', delayMs: 60_000 } });
		const uploaded = upload('Slow.rvt');
		await vi.waitUntil(() => slow.hits === 1);
		deadline.abort();
		await uploaded;
		const late = 'Autodesk took too long to answer';
		expect(trigger.runs[0][0].json).toMatchObject({
			fileName: 'Slow.rvt',
			// On a busy machine, the project, which is read at the same time, has not arrived by then either.
			lookUpError: expect.stringMatching(new RegExp(`^(?:Project: ${late}; )?File: ${late}$`)),
		});
	});
});
