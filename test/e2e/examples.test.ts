import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { signCallback } from '../../protocol/callbacks/callbackSignature';
import { BUCKETS, FOLDERS, PROJECTS } from '../simulator';
import type { StoredCredential } from './n8n-process/n8nCredentials';
import { outputOf } from './n8n-process/n8nExecutions';
import type { StoredWorkflow, WorkflowFile } from './n8n-process/n8nWorkflows';
import { EVENT, onNewVersion } from './setup/newVersions';
import { ownTriggerStack } from './setup/ownStack';
import { waitFor } from './process/waitFor';
import { connectAsUser, threeLeggedCredential } from './stack/credentials';
import { exampleWorkflow } from './stack/exampleWorkflows';
import { callWorker as callWorkerAt } from './stack/workerApi';
import { testFileTemplates } from './templates/files';
import { testIssueTemplates } from './templates/issues';
import { testModelTemplates } from './templates/models';
import { useOffice } from './templates/office';
import { testPeopleTemplates } from './templates/people';
import { testSpreadsheetSync } from './templates/spreadsheet';
import { unique } from './setup/unique';
import { chain, httpRequest } from './stack/workflows';

/** Number of attempts before an event becomes a dead letter, with one pause between them. */
const ATTEMPTS = 2;

/** Runs the examples unchanged. It has its own stack, because the worker runs out of retries soon. */
describe('the example workflow', () => {
	const stack = ownTriggerStack({
		workerCallsAutodesk: true,
		workerRetrySchedule: Array.from({ length: ATTEMPTS - 1 }, () => 1),
	});

	let user: StoredCredential;

	beforeAll(async () => {
		const { client, simulator } = stack();
		user = await client.credentials.create(threeLeggedCredential(simulator.url));
		await connectAsUser(client, user);
	});

	async function active(workflow: WorkflowFile): Promise<StoredWorkflow> {
		const stored = await stack().client.workflows.create(workflow);
		await stack().client.workflows.activate(stored);
		return stored;
	}

	const callWorker = async <Answer>(method: string, path: string, body?: object) =>
		await callWorkerAt<Answer>(stack().worker, method, path, body);

	it.each(['new-file-version-direct.json', 'new-file-version-through-worker.json'])(
		'%s reports a new file and its folder',
		async (file) => {
			const example = await active(await exampleWorkflow(file, [...stack().credentials, user]));
			const fileName = `${unique('plan')}.pdf`;
			stack().simulator.uploadFile({ fileName, folderId: FOLDERS.towerDrawings });

			const run = await stack().client.executions.withOutput(
				example.id,
				'Describe the event',
				(json) => json.file === fileName,
			);

			expect(outputOf(run, 'Describe the event')).toMatchObject([{ folder: 'Drawings' }]);
			await stack().client.workflows.deactivate(example);
		},
	);

	it('archive-new-models.json stores a checked copy of a new model in the archive', async () => {
		const example = await active(
			await exampleWorkflow('archive-new-models.json', stack().credentials),
		);
		const fileName = `${unique('tower')}.rvt`;
		const content = 'the model '.repeat(100_000);
		const folderId = FOLDERS.towerModels;
		stack().simulator.uploadFile({ fileName: `${unique('plan')}.pdf`, folderId });
		stack().simulator.uploadFile({ fileName, folderId, content });

		const run = await stack().client.executions.withOutput(
			example.id,
			'Describe the copy',
			(json) => json.file === fileName,
		);

		const archivedAs = `${PROJECTS.tower.id}/${fileName.replace('.rvt', ' v1.rvt')}`;
		const bytes = content.length;
		const copy = { file: fileName, version: 1, archivedAs, bytes, intact: true };
		expect(outputOf(run, 'Describe the copy')).toEqual([copy]);
		const { objects } = stack().simulator.state;
		const sha1 = createHash('sha1').update(content).digest('hex');
		expect([...objects.values()].find(({ objectKey }) => objectKey === archivedAs)).toMatchObject({
			bucketKey: BUCKETS.models.key,
			sha1,
		});
		// The plan is no model.
		expect(await stack().client.executions.of(example.id)).toHaveLength(1);
		await stack().client.workflows.deactivate(example);
	});

	describe('that replays failed events', () => {
		let example: StoredWorkflow;

		beforeAll(async () => {
			example = await active(
				await exampleWorkflow('replay-failed-events.json', stack().credentials),
			);
		});

		it('delivers them once the problem is solved, and reports how many', async () => {
			const service = await Service.failing(ATTEMPTS);
			const trigger = onNewVersion(stack().credentials, 'worker', {
				options: { acknowledge: 'finished' },
			});
			const victim = await active(
				chain('needs a service', trigger, httpRequest('Call', service.url)),
			);
			const fileName = `${unique('doomed')}.rvt`;
			stack().simulator.uploadFile({ fileName, folderId: FOLDERS.towerModels });

			const run = await stack().client.executions.withOutput(
				example.id,
				'Report the replay',
				() => true,
			);
			expect(outputOf(run, 'List failed events')).toMatchObject([
				{ event: 'dm.version.added', status: 'dead', attempts: ATTEMPTS },
			]);
			expect(outputOf(run, 'Report the replay')).toEqual([
				{ message: `1 events for ${victim.name} / ${EVENT} are being replayed` },
			]);

			const delivered = await waitFor(
				async () =>
					(await stack().client.executions.of(victim.id)).find(
						({ status }) => status === 'success',
					),
				{ what: 'the event to arrive' },
			);
			expect(outputOf(delivered, EVENT)).toMatchObject([{ fileName }]);
			await service.close();
		});

		it('reports refused events and does not replay them', async () => {
			// n8n answers 401 there, because the worker is not signed in.
			const target = `${stack().n8n.url}/rest/workflows`;
			const label = unique('refuses');
			const subscription = await callWorker<{
				id: string;
				callbackUrl: string;
				callbackSecret: string;
			}>('POST', '/subscriptions', { target, label });
			const body = JSON.stringify({
				version: '1.0',
				hook: { hookId: '1', system: 'data', event: 'dm.version.added' },
				payload: { name: 'refused.rvt' },
			});
			const response = await fetch(subscription.callbackUrl, {
				method: 'POST',
				headers: {
					'content-type': 'application/json',
					'x-adsk-signature': signCallback(body, subscription.callbackSecret),
				},
				body,
			});
			expect(response.status).toBe(204);

			const message = `1 events for ${label} were refused: The target answered 401`;
			const run = await stack().client.executions.withOutput(
				example.id,
				'Report refused events',
				(json) => json.message === message,
			);
			expect(outputOf(run, 'Replay')).toEqual([]);
		});
	});

	it('about account members reports who has joined', async () => {
		const example = await active(
			await exampleWorkflow('account-members.json', stack().credentials),
		);
		const id = await waitFor(
			async () => {
				const { data } = await callWorker<{ data: WatchView[] }>('GET', '/watches');
				return data.find(({ lastRun }) => lastRun?.outcome === 'baseline')?.id;
			},
			{ what: 'the first poll' },
		);
		stack().simulator.populate({ accountUsers: 1 });
		await callWorker('POST', `/watches/${id}/run`);

		const run = await stack().client.executions.withOutput(
			example.id,
			'Describe the event',
			() => true,
		);
		expect(outputOf(run, 'Describe the event')).toEqual([
			{
				what: 'joined',
				member: expect.any(String),
				email: expect.stringContaining('@'),
				changed: '',
			},
		]);

		await stack().client.workflows.deactivate(example);
		expect(await callWorker('GET', '/watches')).toEqual({ data: [] });
	});

	describe('for an office', () => {
		const office = useOffice(stack);
		testSpreadsheetSync(stack, office);
		testPeopleTemplates(stack, office);
		testFileTemplates(stack, office);
		testIssueTemplates(stack, office);
		testModelTemplates(stack, office);
	});
});

interface WatchView {
	id: string;
	lastRun: { outcome: string } | null;
}

/** A dependency of a workflow that fails the given number of times and then works. */
class Service {
	private constructor(
		readonly url: string,
		private readonly server: Server,
	) {}

	static async failing(times: number): Promise<Service> {
		let calls = 0;
		const server = createServer((_request, response) => {
			response.statusCode = (calls += 1) <= times ? 500 : 200;
			response.end('{}');
		});
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		return new Service(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, server);
	}

	async close(): Promise<void> {
		this.server.close();
		this.server.closeAllConnections();
		await once(this.server, 'close');
	}
}
