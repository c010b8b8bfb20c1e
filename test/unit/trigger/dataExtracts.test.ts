import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
	DATA_EXTRACT_EVENT_VALUE,
	triggerExtractUrl,
} from '../../../protocol/callbacks/dataExtractCallback';
import { LATEST_TRIGGER } from '../../../nodes/AutodeskPlatformServicesTrigger/fields/versions';
import { credentialsAt } from '../../harness/operationsAt';
import { byId, runOperation } from '../../harness/runOperation';
import type { TriggerUnderTest } from '../../harness/trigger/runTrigger';
import { sharedSimulator } from '../../harness/trigger/sharedSimulator';
import { simulatedTrigger } from '../../harness/trigger/simulatedTrigger';
import { WorkerStandIn } from '../../harness/trigger/workerStandIn';
import { APPS, HUBS, PROJECTS } from '../../simulator';

const events = [DATA_EXTRACT_EVENT_VALUE];
const { clientSecret } = APPS.threeLegged;
const ACCOUNT = HUBS.us.accountId;

describe('the event Data Extract: Finished', () => {
	const sim = sharedSimulator();
	let trigger: TriggerUnderTest;

	beforeEach(async () => {
		sim().settings.dataExtractMs = 5;
		trigger = await simulatedTrigger(sim(), { events }, { as: 'kim', typeVersion: LATEST_TRIGGER });
	});
	afterEach(async () => {
		Object.assign(sim().settings, { dataExtractMs: 100, dataExtractEnd: 'success' });
		await trigger.close();
	});

	/** Runs the operation that creates a data extract, with the credential of a user. */
	async function create(additionalFields: Record<string, string>) {
		const credentials = credentialsAt(sim(), 'kim');
		for (const data of Object.values(credentials.data)) Object.assign(data, { clientSecret });
		const parameters = {
			account: byId(ACCOUNT),
			serviceGroups: ['issues'],
			projects: PROJECTS.tower.guid,
			additionalFields,
		};
		const { records, error } = await runOperation('dataExtract.create', parameters, {
			credentials,
		});
		if (error) throw error;
		return records[0];
	}

	/** A job of a data extract of kim. */
	async function newJob() {
		const { id } = await create({});
		const job = [...sim().state.dataJobs.values()].find(({ requestId }) => requestId === id)!;
		return { accountId: ACCOUNT, requestId: String(id), jobId: job.id };
	}

	const post = async (url: string, body: unknown) =>
		await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: typeof body === 'string' ? body : JSON.stringify(body),
		});
	const signedUrl = () => triggerExtractUrl(clientSecret, trigger.url);
	const ended = async () =>
		await expect
			.poll(() => [...sim().state.dataJobs.values()].every((job) => job.finishesAt <= Date.now()))
			.toBe(true);

	it.each(['success', 'failed'] as const)(
		'starts the workflow that Create names, with the job as Autodesk reports it: %s',
		async (end) => {
			sim().settings.dataExtractEnd = end;
			await trigger.activate();
			expect(await trigger.checkExists()).toBe(true);
			expect([...sim().state.hooks.values()]).toEqual([]);
			const { id } = await create({ notifyTrigger: trigger.url });
			await expect.poll(() => trigger.runs.length).toBe(1);
			expect(trigger.runs[0]).toEqual([
				{
					json: {
						event: 'job.completed',
						occurredAt: expect.any(String),
						userName: 'kim.doe@example.com',
						status: end,
						projectIds: [PROJECTS.tower.guid],
						jobId: expect.any(String),
						dataExtractId: id,
						hubId: HUBS.us.id,
					},
				},
			]);
			expect(JSON.stringify(trigger.runs)).not.toContain('extractKey');
		},
	);

	it('starts it once for each job', async () => {
		await trigger.activate();
		const callback = await newJob();
		await ended();
		expect((await post(signedUrl(), callback)).status).toBe(200);
		expect((await post(signedUrl(), callback)).status).toBe(204);
		expect(trigger.runs).toHaveLength(1);
	});

	it('believes nothing without the secret, and asks Autodesk nothing', async () => {
		await trigger.activate();
		const callback = await newJob();
		await ended();
		const calls = sim().journal.entries.length;
		const urls = [
			trigger.url,
			`${trigger.url}?extractKey=`,
			`${trigger.url}?extractKey=wrong`,
			`${signedUrl()}&extractKey=wrong`,
			triggerExtractUrl('another secret', trigger.url),
			triggerExtractUrl(clientSecret, `${trigger.url}/other`).replace('/other', ''),
		];
		for (const url of urls) expect((await post(url, callback)).status).toBe(401);
		expect(sim().journal.entries.length).toBe(calls);
		expect(trigger.runs).toEqual([]);
	});

	it('believes Autodesk rather than the callback', async () => {
		await trigger.activate();
		const callback = await newJob();
		await ended();
		const stranger = { ...callback, jobId: '00000000-0000-4000-8000-000000000000' };
		expect((await post(signedUrl(), stranger)).status).toBe(401);
		for (const body of ['', '[]', '{}', { ...callback, jobId: '../..' }, 'x'.repeat(20_000)]) {
			expect([400, 413]).toContain((await post(signedUrl(), body)).status);
		}
		const claimed = { ...callback, success: false, state: 'failed' };
		expect((await post(signedUrl(), claimed)).status).toBe(200);
		expect(trigger.runs[0][0].json).toMatchObject({ status: 'success' });
	});

	it('has the caller repeat a callback that comes too early', async () => {
		sim().settings.dataExtractMs = 60_000;
		await trigger.activate();
		const callback = await newJob();
		expect((await post(signedUrl(), callback)).status).toBe(425);
		sim().state.dataJobs.get(callback.jobId)!.finishesAt = 0;
		expect((await post(signedUrl(), callback)).status).toBe(200);
		sim().state.dataJobs.clear();
	});

	it('is refused by a trigger that waits for other events', async () => {
		await trigger.activate();
		const callback = await newJob();
		await ended();
		trigger.change({ events: ['data/dm.version.added'] });
		expect((await post(signedUrl(), callback)).status).toBe(401);
	});

	it('cannot be activated with the app itself, to which Autodesk shows no data extracts', async () => {
		const other = await simulatedTrigger(sim(), { events }, { as: 'app' });
		await expect(other.activate()).rejects.toThrow('Autodesk shows data extracts to users only');
		await other.close();
	});

	it('is not mixed up with a URL of your own', async () => {
		const fields = { notifyTrigger: trigger.url, callbackUrl: 'https://example.com/' };
		await expect(create(fields)).rejects.toThrow('Autodesk calls one URL');
	});

	describe('through the worker', () => {
		let worker: WorkerStandIn;
		let received: TriggerUnderTest;

		beforeEach(async () => {
			worker = await new WorkerStandIn().start();
			received = await simulatedTrigger(sim(), { events }, { as: 'kim', worker });
			await received.activate();
		});
		afterEach(async () => {
			await received.close();
			await worker.stop();
		});

		const deliver = async (...payloads: object[]) => {
			const [{ id }] = worker.subscriptions.values();
			const delivered = payloads.map((payload, index) => ({
				id: `evt_${index}`,
				deliveryId: null,
				receivedAt: new Date().toISOString(),
				system: 'dataConnector',
				event: 'job.completed',
				region: 'US',
				resourceUrn: null,
				hook: {},
				payload: { ...payload },
				synthetic: false,
			}));
			return (await fetch(received.url, worker.delivery(id, delivered))).status;
		};

		it('starts the workflow with jobs that Autodesk confirms, and leaves out the others', async () => {
			const callback = await newJob();
			await ended();
			const stranger = { ...callback, jobId: '00000000-0000-4000-8000-000000000000' };
			expect(await deliver(stranger, callback, { jobId: 7 })).toBe(200);
			expect(received.runs.map((run) => run.map(({ json }) => json.jobId))).toEqual([
				[callback.jobId],
			]);
			expect(await deliver(stranger)).toBe(204);
		});

		it('has the worker deliver again what Autodesk does not confirm yet', async () => {
			const callback = await newJob();
			await ended();
			sim().state.dataJobs.get(callback.jobId)!.finishesAt = Date.now() + 60_000;
			expect(await deliver(callback)).toBe(425);
			sim().state.dataJobs.get(callback.jobId)!.finishesAt = 0;
			expect(await deliver(callback)).toBe(200);
		});
	});
});
