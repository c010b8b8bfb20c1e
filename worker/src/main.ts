import { resolve } from 'node:path';
import pino, { type Logger } from 'pino';
import { withoutSecrets } from '../../protocol/withoutSecrets';
import { ALL_SETTINGS, loadConfig, type Config } from './config/config';
import { ConfigError } from './config/configError';
import { loadEnvFile } from './config/envFile';
import { misspelledVariables } from './config/misspelled';
import { collectWhenIdle } from './idleCollection';
import { LogOutput } from './logOutput';
import { printable } from './printable';
import { loadSecrets, type Secrets } from './config/secrets';
import { startWorker, type RunningWorker } from './worker';

/** Exit codes: 1 for a failure, 2 for an invalid configuration. */
const FAILED = 1;
const MISCONFIGURED = 2;

/** The oldest Node.js version that the worker's packages support. */
const NODE_NEEDED = '22.15.0';

async function main(): Promise<void> {
	const { node } = process.versions;
	if (node.localeCompare(NODE_NEEDED, 'en', { numeric: true }) < 0) {
		throw new Error(`Node.js ${NODE_NEEDED} or newer is required, but this is ${node}`);
	}
	loadEnvFile('.env', process.env);
	const config = loadConfig(process.env);
	const secrets = await loadSecrets(config);
	const output = new LogOutput(process.stdout);
	const log = pino({ level: config.logLevel, base: undefined }, output);
	const end = (code: number): void => void output.flush().then(() => process.exit(code));
	collectWhenIdle();
	reportGeneratedKeys(secrets, log);
	reportMisspellings(log);

	const started: { worker?: RunningWorker } = {};
	stopOnSignal(started, config.stopTimeout, log, end);
	started.worker = await startWorker(config, secrets, log);
	announce(config, started.worker, log);
}

function reportGeneratedKeys({ generated, keptIn }: Secrets, log: Logger): void {
	if (generated.length === 0) return;
	const isOne = generated.length === 1;
	log.info(
		`${generated.join(' and ')} ${isOne ? 'is' : 'are'} not set: ` +
			`using the generated ${isOne ? 'key' : 'keys'} in ${keptIn}`,
	);
}

function reportMisspellings(log: Logger): void {
	const settings = ALL_SETTINGS.map(({ variable }) => variable);
	for (const { variable, meant } of misspelledVariables(process.env, settings)) {
		log.warn({ variable }, `${variable} is not a setting of the worker. Did you mean ${meant}?`);
	}
}

function announce(config: Config, worker: RunningWorker, log: Logger): void {
	log.info(
		{
			url: `http://${config.host}:${worker.port}`,
			publicUrl: worker.publicUrl,
			store: config.store.kind,
			dataDir: config.store.kind === 'embedded' ? resolve(config.dataDir) : undefined,
			roles: [...config.roles],
			allowedTargets: config.allowedTargets,
		},
		'worker ready',
	);
}

/**
 * Stops everything in order. What does not finish in time is left for the next start. A process that is
 * still starting exits at once; as the first process of a container, it would otherwise ignore the signal.
 */
function stopOnSignal(
	started: { worker?: RunningWorker },
	timeout: number,
	log: Logger,
	end: (code: number) => void,
): void {
	let stopping = false;
	const stop = (signal: string): void => {
		if (stopping) return;
		stopping = true;
		const { worker } = started;
		log.info({ signal }, worker ? 'stopping' : 'stopped before it was ready');
		if (!worker) return end(0);
		setTimeout(() => {
			log.warn('stopping took too long: exiting, the rest is left for the next start');
			end(FAILED);
		}, timeout);
		worker.stop().then(
			() => {
				log.info('stopped');
				end(0);
			},
			(error: unknown) => {
				log.error({ err: String(error) }, 'stopped with an error');
				end(FAILED);
			},
		);
	};
	process.on('SIGINT', stop);
	process.on('SIGTERM', stop);
}

main().catch((error: unknown) => {
	if (error instanceof ConfigError) {
		complain(`The worker cannot start with this configuration:\n- ${error.problems.join('\n- ')}`);
		process.exit(MISCONFIGURED);
	}
	complain(`The worker could not start: ${error instanceof Error ? error.message : String(error)}`);
	process.exit(FAILED);
});

/** Errors may quote texts from outside. */
function complain(text: string): void {
	console.error(printable(withoutSecrets(text)));
}
