import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { FOLDERS } from '../simulator';
import { outputOf } from '../e2e/n8n-process/n8nExecutions';
import { installN8n } from '../e2e/n8n-process/installN8n';
import { pinnedN8n } from '../e2e/n8n-process/pinnedN8n';
import { EVENT, onNewVersion, runFor } from '../e2e/setup/newVersions';
import type { Delivery } from '../e2e/setup/newVersions';
import { ownTriggerStack } from '../e2e/setup/ownStack';
import { unique } from '../e2e/setup/unique';
import { actionNode, chain } from '../e2e/stack/workflows';

const oldest = pinnedN8n(process.env, resolve(import.meta.dirname, 'n8n-oldest'));
const DELIVERIES: readonly Delivery[] = ['direct', 'worker'];

describe(`the oldest n8n, ${oldest.version}`, () => {
	// The download takes longer than a stack may take to start.
	beforeAll(async () => void (await installN8n(oldest)));
	const stack = ownTriggerStack({ pinned: oldest });

	afterEach(async () => {
		await stack().client.workflows.deactivateAll();
		expect(stack().simulator.state.hooks.size).toBe(0);
	});

	it('is the one that the README names', () => {
		const [, named] = /n8n (\d+\.\d+) and newer/.exec(readFileSync('README.md', 'utf8')) ?? [];
		expect(oldest.version).toMatch(new RegExp(`^${named}\\.`));
	});

	it('loads every node of the package', async () => {
		const { n8n } = JSON.parse(readFileSync('package.json', 'utf8')) as {
			n8n: { nodes: string[] };
		};
		const loaded = await stack().client.nodesOf('n8n-nodes-autodesk-platform-services');
		expect(loaded).toHaveLength(n8n.nodes.length);
	});

	it.each(DELIVERIES)('(%s) runs trigger and action node', async (delivery) => {
		const { client, credentials, simulator } = stack();
		const getFile = actionNode('Get', credentials[0], {
			resource: 'file',
			operation: 'get',
			project: { __rl: true, mode: 'id', value: '={{ $json.projectId }}' },
			file: { __rl: true, mode: 'id', value: '={{ $json.itemId }}' },
		});
		const workflow = await client.workflows.create(
			chain('oldest', onNewVersion(credentials, delivery), getFile),
		);
		await client.workflows.activate(workflow);
		const fileName = `${unique('old')}.rvt`;
		simulator.uploadFile({ fileName, folderId: FOLDERS.towerModels });
		const execution = await runFor(client, workflow, fileName, { timeoutSeconds: 60 });
		const [event] = outputOf(execution, EVENT);
		expect(outputOf(execution, 'Get')).toMatchObject([{ id: event.itemId }]);
	});

	it('tests a credential', async () => {
		const { client, credentials } = stack();
		expect(await client.credentials.test(credentials[0])).toMatchObject({ status: 'OK' });
		expect(await client.credentials.test(credentials[1])).toMatchObject({ status: 'OK' });
	});
});
