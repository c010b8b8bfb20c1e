import { afterEach, describe, expect, it, vi } from 'vitest';
import type { INodeParameters } from 'n8n-workflow';
import { FETCH_TIMEOUT_MS } from '../../../nodes/AutodeskPlatformServicesTrigger/receiving/fetchFiles';
import type { TriggerUnderTest } from '../../harness/trigger/runTrigger';
import { FOLDERS, USERS } from '../../simulator';
import { sharedSimulator, triggersOn } from '../../harness/trigger/sharedSimulator';
import { onTowerModels } from '../../harness/trigger/simulatedTrigger';
import type { SimulatedTriggerOptions } from '../../harness/trigger/simulatedTrigger';
import { WorkerStandIn } from '../../harness/trigger/workerStandIn';

const GET_FILE = { method: 'GET', path: '/data/v1/projects/*/items/*' };

describe('what starts the workflow', () => {
	const sim = sharedSimulator();
	const newTrigger = triggersOn(sim);
	afterEach(() => void vi.restoreAllMocks());

	const open = async (parameters: INodeParameters, options: SimulatedTriggerOptions = {}) => {
		const trigger = await newTrigger({ ...onTowerModels, ...parameters }, options);
		await trigger.activate();
		return trigger;
	};
	const upload = async (fileName: string, by: keyof typeof USERS = 'kim') => {
		const actor = {
			id: USERS[by].autodeskId,
			name: `${USERS[by].firstName} ${USERS[by].lastName}`,
		};
		const { version } = sim().uploadFile({ fileName, folderId: FOLDERS.towerArchitecture, actor });
		await sim().callbacks.settled();
		return version;
	};
	const names = (trigger: TriggerUnderTest) => trigger.runs.flat().map(({ json }) => json.fileName);

	it('is only what passes the filters; other events are accepted and counted', async () => {
		const trigger = await open({ filters: { fileExtensions: '.rvt, *.dwg' } });
		for (const name of ['A.pdf', 'B.pdf', 'C.RVT', 'D.rvt']) await upload(name);
		expect(sim().callbacks.log.entries.map(({ status }) => status)).toEqual([204, 204, 200, 200]);
		expect(names(trigger)).toEqual(['C.RVT', 'D.rvt']);
		expect(trigger.runs.map(([{ json }]) => json.filteredOut)).toEqual([2, undefined]);
	});

	it('can be limited to folders, names and users', async () => {
		const trigger = await open({
			filters: { folderPath: 'Project Files/Models', fileName: 'A-*', users: 'lee park' },
		});
		await upload('A-1.rvt', 'kim');
		await upload('A-2.rvt', 'lee');
		await upload('B-3.rvt', 'lee');
		expect(names(trigger)).toEqual(['A-2.rvt']);
	});

	it('is not a change by the credential’s own user, if Ignore Own Changes is on', async () => {
		const trigger = await open({ filters: { ignoreOwnChanges: true } }, { as: 'kim' });
		await upload('Own.rvt', 'kim');
		await upload('Other.rvt', 'lee');
		expect(names(trigger)).toEqual(['Other.rvt']);
	});

	it('is filtered per event in deliveries from the worker', async () => {
		const worker = await new WorkerStandIn().start();
		const trigger = await open({ filters: { fileExtensions: 'rvt' } }, { worker });
		for (const name of ['A.pdf', 'B.rvt', 'C.dwg']) await upload(name);
		const [{ id }] = [...worker.subscriptions.values()];
		const response = await fetch(trigger.url, worker.delivery(id, worker.received));
		expect(response.status).toBe(200);
		expect(trigger.runs).toHaveLength(1);
		expect(names(trigger)).toEqual(['B.rvt']);
		const onlyDropped = worker.received.filter(({ payload }) => payload.ext === 'pdf');
		expect((await fetch(trigger.url, worker.delivery(id, onlyDropped))).status).toBe(204);
		expect(trigger.runs).toHaveLength(1);
		await worker.stop();
	});

	it('comes with the current file if Fetch File is on', async () => {
		const trigger = await open({ options: { fetchFile: true } });
		const version = await upload('New.rvt');
		expect(trigger.runs[0][0].json).toMatchObject({
			fileName: 'New.rvt',
			file: {
				name: 'New.rvt',
				versionId: version.id,
				versionNumber: 1,
				storageId: expect.stringContaining('urn:adsk.objects:os.object:'),
				folderId: FOLDERS.towerArchitecture,
			},
		});
	});

	it('comes with the reason instead of the file if Autodesk denies access', async () => {
		const trigger = await open({ options: { fetchFile: true } });
		sim().faults.order({ ...GET_FILE, fault: { kind: 'status', status: 403 } });
		await upload('Secret.rvt');
		expect(trigger.runs[0][0].json).toMatchObject({
			fileName: 'Secret.rvt',
			fileError: expect.stringContaining('Get Item: not allowed with this credential'),
		});
	});

	it('comes without the file if Autodesk takes longer than the sender waits', async () => {
		const trigger = await open({ options: { fetchFile: true } });
		const deadline = new AbortController();
		const { timeout } = AbortSignal;
		vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) =>
			ms === FETCH_TIMEOUT_MS.direct ? deadline.signal : timeout.call(AbortSignal, ms),
		);
		const slow = sim().faults.order({ ...GET_FILE, fault: { kind: 'slow', delayMs: 60_000 } });
		const uploaded = upload('Slow.rvt');
		await vi.waitUntil(() => slow.hits === 1);
		deadline.abort();
		await uploaded;
		expect(trigger.runs[0][0].json).toMatchObject({
			fileName: 'Slow.rvt',
			fileError: 'Autodesk took too long to answer',
		});
		expect(sim().callbacks.log.entries).toMatchObject([{ status: 200 }]);
	});

	it('comes with a file that is fetched once for all events of a delivery', async () => {
		const worker = await new WorkerStandIn().start();
		const trigger = await open({ options: { fetchFile: true } }, { worker });
		await upload('Same.rvt');
		await upload('Same.rvt');
		const [{ id }] = [...worker.subscriptions.values()];
		await fetch(trigger.url, worker.delivery(id, worker.received));
		expect(
			trigger.runs[0].map(({ json }) => (json.file as { versionNumber: number }).versionNumber),
		).toEqual([2, 2]);
		const fetched = sim().journal.entries.filter(({ path }) => path.includes('/items/'));
		expect(fetched).toHaveLength(1);
		await worker.stop();
	});
});
