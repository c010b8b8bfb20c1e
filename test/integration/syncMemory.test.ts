import type { INodeParameters, WorkflowExecuteMode } from 'n8n-workflow';
import { expect, it } from 'vitest';
import { API_KEY } from '../../worker/test/setup/workerUnderTest';
import { useWorker } from '../../worker/test/setup/useWorker';
import { FakeCredentials } from '../harness/fakeCredentials';
import { credentialsAt } from '../harness/operationsAt';
import { byId, runOperation } from '../harness/runOperation';
import { workerCredential } from '../harness/runWorkerOperation';
import { freshSimulator } from '../harness/simulator/requests';
import { HUBS } from '../simulator';

const simulator = freshSimulator();
const worker = useWorker();

/** Runs a sync that remembers in the worker. @returns its summary, or its error */
async function summaryOf(
	rows: number,
	parameters: INodeParameters = {},
	mode: WorkflowExecuteMode = 'trigger',
	workerUrl = worker.url,
) {
	const app = credentialsAt(simulator(), 'app');
	const key = workerCredential(workerUrl, API_KEY);
	const { records, error } = await runOperation(
		'accountUser.sync',
		{
			account: byId(HUBS.us.id),
			email: '={{ $json.email }}',
			rememberIn: 'worker',
			...parameters,
		},
		{
			as: 'twoLegged',
			mode,
			credentials: new FakeCredentials(
				{ ...app.data, ...key.data },
				{ ...app.types, ...key.types },
			),
			items: Array.from({ length: rows }, (_, index) => ({
				json: { email: `row-${index}@example.com` },
			})),
		},
	);
	return error ? error.message : (records[0] ?? {});
}

/** @returns the guards that the sync exceeds, or its error */
async function guardsFor(...run: Parameters<typeof summaryOf>) {
	const summary = await summaryOf(...run);
	if (typeof summary === 'string') return summary;
	return ((summary.guards ?? []) as Array<{ guard: string }>).map(({ guard }) => guard);
}

it('a sync remembers the last good source in the store of the worker, for each scope by itself', async () => {
	expect(await guardsFor(20, {}, 'manual')).toEqual([]);
	expect(await guardsFor(10)).toEqual([]);
	expect(await guardsFor(7)).toEqual(['sourceSize']);
	const other = { scope: 'mailDomains', scopeMailDomains: 'example.com' };
	expect(await guardsFor(7, other)).toEqual([]);
	await worker.restart({});
	expect(await guardsFor(7)).toEqual(['sourceSize']);
});

it('a summary names the sizes before, and the worker lists the sync by its workflow', async () => {
	const scope = { scope: 'mailDomains', scopeMailDomains: 'example.com, example.org' };
	expect(await summaryOf(10, scope)).toMatchObject({ sourceCount: 10, lastSourceCount: null });
	expect(await summaryOf(9, scope)).toMatchObject({ sourceCount: 9, lastSourceCount: 10 });
	const { data } = (await (await worker.api('GET', '/sync-states')).json()) as {
		data: Array<{ label: string }>;
	};
	expect(data.length).toBeGreaterThan(0);
	for (const { label } of data) expect(label).toMatch(/: accountUser /);
});

it('a sync whose memory cannot be reached stops before it changes anything', async () => {
	const nobody = 'http://127.0.0.1:1';
	expect(await guardsFor(10, { mode: 'apply' }, 'trigger', nobody)).toContain('worker');
	const writes = simulator().journal.entries.filter(({ method }) => method !== 'GET');
	expect(writes).toEqual([]);
});
