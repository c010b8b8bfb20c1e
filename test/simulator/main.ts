import { parseArgs } from 'node:util';
import { startSimulator } from './simulator';

/** `tsx test/simulator/main.ts --port 3001`: runs the simulator until it is interrupted. */
async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '3001' },
			'data-file': { type: 'string' },
			'time-scale': { type: 'string' },
			'auto-approve': { type: 'boolean' },
		},
	});
	const simulator = await startSimulator({
		port: Number(values.port),
		dataFile: values['data-file'],
		autoApprove: values['auto-approve'] ?? false,
		retryTimeScale: Number(values['time-scale'] ?? 1),
	});
	console.log(`APS simulator: ${simulator.url} (control: ${simulator.url}/_simulator)`);
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void simulator.close());
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
