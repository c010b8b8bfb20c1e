import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installN8n } from '../e2e/n8n-process/installN8n';
import { N8nClient } from '../e2e/n8n-process/n8nClient';
import type { StoredCredential } from '../e2e/n8n-process/n8nCredentials';
import { outputOf } from '../e2e/n8n-process/n8nExecutions';
import { N8nServer } from '../e2e/n8n-process/n8nServer';
import { OWNER } from '../e2e/stack/accounts';
import { twoLeggedCredential } from '../e2e/stack/credentials';
import { freePorts } from '../e2e/stack/ports';
import { installNodes } from '../e2e/stack/stack';
import { actionNode, byId, chain, manualTrigger } from '../e2e/stack/workflows';
import { BUCKETS, startSimulator } from '../simulator';
import type { Simulator } from '../simulator';
import { sha1OfGenerated } from '../simulator/state/generatedBytes';

const MIB = 1024 ** 2;
const PART = 8 * MIB;
const SEED = 7;
const SIZES = [0, 1, PART - 1, PART, PART + 1, 25 * PART, 26 * PART];

/** A real n8n with each store for binary data that needs no license. */
describe.each(['filesystem', 'database', 'default'])(
	'n8n with N8N_DEFAULT_BINARY_DATA_MODE=%s',
	(mode) => {
		let folder: string;
		let simulator: Simulator;
		let server: N8nServer;
		let client: N8nClient;
		let credential: StoredCredential;

		beforeAll(async () => {
			folder = await mkdtemp(join(tmpdir(), 'aps-stores-'));
			simulator = await startSimulator();
			const ports = await freePorts();
			const userFolder = join(folder, 'n8n');
			await mkdir(userFolder);
			await installNodes(userFolder);
			const place = { userFolder, port: ports.n8n, brokerPort: ports.broker };
			server = new N8nServer(await installN8n(), place, join(folder, 'n8n.log'), {
				environment: { N8N_DEFAULT_BINARY_DATA_MODE: mode },
			});
			await server.start();
			client = await N8nClient.signIn(server.url, OWNER);
			credential = await client.credentials.create(twoLeggedCredential(simulator.url));
		});

		afterAll(async () => {
			await client?.close();
			await server?.stop();
			await simulator?.close();
			await rm(folder, { recursive: true, force: true });
		});

		it.each(SIZES)('moves an object of %i bytes down and up, byte for byte', async (size) => {
			const bucketKey = BUCKETS.models.key;
			const objectKey = `from-${size}.bin`;
			simulator.addObject({ bucketKey, objectKey, generated: { seed: SEED, size } });
			const bucket = byId(bucketKey);
			const down = { resource: 'object', operation: 'download', bucket, object: byId(objectKey) };
			const up = {
				resource: 'object',
				operation: 'upload',
				bucket,
				object: byId(`to-${size}.bin`),
			};
			const workflow = await client.workflows.create(
				chain(
					`moves ${size}`,
					manualTrigger(),
					actionNode('Down', credential, down),
					actionNode('Up', credential, up),
				),
			);
			const id = await client.workflows.run(workflow, 'Start');
			const execution = await client.executions.ended(id, 120);
			expect(execution.data.resultData.error).toBeUndefined();
			const sha1 = size === 0 ? createHash('sha1').digest('hex') : sha1OfGenerated(SEED, size);
			expect(outputOf(execution, 'Down')).toMatchObject([{ size, sha1 }]);
			expect(outputOf(execution, 'Up')).toMatchObject([{ size, transfer: { sha1 } }]);
			const stored = [...simulator.state.objects.values()].find(
				(object) => object.objectKey === `to-${size}.bin`,
			);
			expect(stored).toMatchObject({ size, sha1 });
		});
	},
);
