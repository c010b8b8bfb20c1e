import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { installCommunityPackage } from '../../test/e2e/n8n-process/communityPackage';
import { recordCommunityPackage } from '../../test/e2e/n8n-process/communityPackageRecord';
import { installN8n } from '../../test/e2e/n8n-process/installN8n';
import { N8nClient } from '../../test/e2e/n8n-process/n8nClient';
import type { StoredCredential } from '../../test/e2e/n8n-process/n8nCredentials';
import { outputOf } from '../../test/e2e/n8n-process/n8nExecutions';
import { N8nServer } from '../../test/e2e/n8n-process/n8nServer';
import { packNodes } from '../../test/e2e/n8n-process/nodesTarball';
import { OWNER } from '../../test/e2e/stack/accounts';
import { twoLeggedCredential } from '../../test/e2e/stack/credentials';
import { freePorts } from '../../test/e2e/stack/ports';
import { actionNode, byId, chain, manualTrigger } from '../../test/e2e/stack/workflows';
import type { WorkflowNode } from '../../test/e2e/n8n-process/n8nWorkflows';
import { BUCKET } from './job';
import type { Outcome } from './outcome';
import { watchMemory } from './peak';

/** The largest job takes a single connection some ten minutes. */
const LONGEST_SECONDS = 3600;

/** What a workflow did, with the items of its last node. */
export interface Ran extends Omit<Outcome, 'right'> {
	output: Array<Record<string, unknown>>;
}

/** A real n8n with the packed nodes and file-system binary data. */
export class BenchedN8n {
	private constructor(
		private readonly server: N8nServer,
		private readonly client: N8nClient,
		readonly credential: StoredCredential,
		/** Contains all that n8n stores. */
		readonly userFolder: string,
	) {}

	/** @param filesFolder the only folder from which its workflows may read files */
	static async start(apsUrl: string, folder: string, filesFolder: string): Promise<BenchedN8n> {
		const ports = await freePorts();
		const place = { userFolder: join(folder, 'n8n'), port: ports.n8n, brokerPort: ports.broker };
		await mkdir(place.userFolder, { recursive: true });
		const pinned = await installN8n();
		const scratch = await mkdtemp(join(tmpdir(), 'packed-nodes-'));
		const installed = await installCommunityPackage(place.userFolder, await packNodes(scratch));
		await rm(scratch, { recursive: true, force: true });
		const server = new N8nServer(pinned, place, join(folder, 'n8n.log'), {
			environment: {
				N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem',
				N8N_RESTRICT_FILE_ACCESS_TO: filesFolder,
			},
		});
		await server.start();
		const client = await N8nClient.signIn(server.url, OWNER);
		recordCommunityPackage(place.userFolder, installed, await client.nodesOf(installed.name));
		const credential = await client.credentials.create(twoLeggedCredential(apsUrl));
		return new BenchedN8n(server, client, credential, place.userFolder);
	}

	/**
	 * Runs nodes in sequence.
	 *
	 * @param transfers those whose time counts
	 */
	async run(what: string, nodes: WorkflowNode[], transfers: readonly string[]): Promise<Ran> {
		const workflow = await this.client.workflows.create(chain(what, manualTrigger(), ...nodes));
		const grown = await watchMemory(this.server.pid);
		const id = await this.client.workflows.run(workflow, 'Start');
		const execution = await this.client.executions.ended(id, LONGEST_SECONDS);
		const { runData, error } = execution.data.resultData;
		const milliseconds = transfers
			.flatMap((name) => runData[name] ?? [])
			.reduce((sum, { executionTime }) => sum + executionTime, 0);
		return {
			seconds: milliseconds / 1000,
			growth: await grown(),
			failure: error?.message,
			output: outputOf(execution, nodes.at(-1)?.name ?? ''),
		};
	}

	/** Lets n8n get a token, lest the first transfer does. */
	async signIn(): Promise<void> {
		const parameters = { resource: 'bucket', operation: 'get', bucket: byId(BUCKET) };
		await this.run('sign-in', [actionNode('Bucket', this.credential, parameters)], []);
	}

	async stop(): Promise<void> {
		await this.client.close();
		await this.server.stop();
	}
}
