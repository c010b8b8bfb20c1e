import type { Logger } from 'pino';
import type { Config } from './config/config';
import type { Secrets } from './config/secrets';
import { openCore } from './core/core';
import { openServices } from './core/services';
import { STOP_SHARES } from './core/stopShares';
import { HttpServer } from './http/server';
import { startDeliverer } from './roles/deliverer';
import { startScheduler } from './roles/scheduler';
import { listenFailure } from './startFailure';
import { untilAvailable } from './store/untilAvailable';
import { webApp } from './webApp';

export interface RunningWorker {
	port: number;
	/** The URL that callback URLs start with. */
	publicUrl: string;
	/** Stops in order and in bounded time. Queued events are kept. */
	stop(): Promise<void>;
}

/**
 * Opens the store and starts the configured roles:
 *
 *     Autodesk --> receiver --> queue in the store --> deliverer --> n8n
 *                                     ^
 *                  scheduler: hook checks, watches, replays, housekeeping
 *
 * Every process serves the API and the dashboard.
 *
 * @throws Error that names the variable if the store or the port is not available
 */
export async function startWorker(
	config: Config,
	secrets: Secrets,
	log: Logger,
): Promise<RunningWorker> {
	const { roles, stopTimeout, host, port } = config;
	const core = await openCore(config, secrets, log);
	const services = openServices(core);

	await untilAvailable(() => core.directory.start());
	const app = webApp(core, services);
	const server = await HttpServer.listen(app, port, host).catch(async (error: unknown) => {
		await core.close();
		throw listenFailure(host, port, error);
	});
	core.publicUrl.listensOn(server.port);
	core.traffic.start();
	const deliverer = roles.has('deliverer') ? startDeliverer(core, services) : undefined;
	const scheduler = roles.has('scheduler') ? await startScheduler(core, services) : undefined;

	return {
		port: server.port,
		publicUrl: core.publicUrl.url,
		async stop() {
			await server.close(stopTimeout * STOP_SHARES.requests);
			await Promise.all([deliverer?.stop(stopTimeout * STOP_SHARES.deliveries), scheduler?.stop()]);
			await core.close();
		},
	};
}
