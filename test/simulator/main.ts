import { parseArgs } from 'node:util';
import { startSimulator } from './simulator';

const USAGE = `tsx test/simulator/main.ts [options]
  --port <number>        port on 127.0.0.1, default 3001
  --data-file <path>     keep the state in this file over restarts
  --time-scale <factor>  on the waiting times between callback attempts, e.g. 0.0001
  --auto-approve         approve on the authorize page automatically`;

/** Runs the simulator until it is interrupted. */
async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '3001' },
			'data-file': { type: 'string' },
			'time-scale': { type: 'string', default: '1' },
			'auto-approve': { type: 'boolean', default: false },
		},
	});
	const simulator = await startSimulator({
		port: readNumber('port', values.port),
		dataFile: values['data-file'],
		autoApprove: values['auto-approve'],
		retryTimeScale: readNumber('time-scale', values['time-scale']),
	});
	console.log(`APS simulator: ${simulator.url} (control: ${simulator.url}/_simulator)`);
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void simulator.close());
	}
}

function readNumber(option: string, text: string): number {
	const value = text.trim() === '' ? Number.NaN : Number(text);
	if (value >= 0) return value;
	throw new Error(`--${option} must be a number, not "${text}"`);
}

main().catch((error: unknown) => {
	console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
	process.exitCode = 2;
});
