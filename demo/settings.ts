import { join, resolve } from 'node:path';
import type { Ports } from '../test/e2e/stack/ports';
import { DemoError } from './demoError';

const REPOSITORY = resolve(import.meta.dirname, '..');

/** The servers, the variable for each port, and the default ports. */
export const PORT_VARIABLES: Record<keyof Ports, { variable: string; what: string; port: number }> =
	{
		n8n: { variable: 'DEMO_N8N_PORT', what: 'n8n', port: 5678 },
		broker: { variable: 'DEMO_BROKER_PORT', what: "n8n's task broker", port: 5679 },
		worker: { variable: 'DEMO_WORKER_PORT', what: 'the webhook worker', port: 3000 },
		simulator: { variable: 'DEMO_SIMULATOR_PORT', what: 'the APS simulator', port: 3100 },
	};

export const PORT_NAMES = Object.keys(PORT_VARIABLES) as Array<keyof Ports>;

export interface DemoSettings {
	ports: Ports;
	/** All data of the demo. */
	dataFolder: string;
}

/** @throws DemoError if the value of a variable is not a port */
export function demoSettings(env: NodeJS.ProcessEnv): DemoSettings {
	const ports = Object.fromEntries(PORT_NAMES.map((name) => [name, portOf(name, env)]));
	return {
		ports: ports as unknown as Ports,
		dataFolder: env.DEMO_DATA ? resolve(env.DEMO_DATA) : join(REPOSITORY, '.demo'),
	};
}

function portOf(name: keyof Ports, env: NodeJS.ProcessEnv): number {
	const { variable, port } = PORT_VARIABLES[name];
	const text = env[variable];
	if (!text) return port;
	if (/^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535) return Number(text);
	throw new DemoError(
		`${variable}=${text} is not a port between 1 and 65535, for example ${port + 10_000}`,
	);
}
