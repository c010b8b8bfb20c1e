import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { freePort } from './freePort';
import { RedisServer } from './redisServer';

const run = promisify(execFile);

/** Masters that share the keys; the minimum for `redis-cli` to create a cluster. */
const NODES = 3;

/** A Redis Cluster for one test file. */
export class RedisCluster {
	private constructor(readonly nodes: readonly RedisServer[]) {}

	static async start(): Promise<RedisCluster> {
		const nodes = await Promise.all(
			Array.from({ length: NODES }, async () =>
				RedisServer.start({
					'cluster-enabled': 'yes',
					// The default is the port plus 10,000, which may be taken or invalid.
					'cluster-port': await freePort(),
					'cluster-node-timeout': 2_000,
				}),
			),
		);
		const addresses = nodes.map(({ address }) => address);
		await run('redis-cli', ['--cluster', 'create', ...addresses, '--cluster-yes']);
		return new RedisCluster(nodes);
	}

	get url(): string {
		return `redis-cluster://${this.nodes.map(({ address }) => address).join(',')}`;
	}

	async remove(): Promise<void> {
		await Promise.all(this.nodes.map((node) => node.remove()));
	}
}
