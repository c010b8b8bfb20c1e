import { inject } from 'vitest';
import { N8nClient } from '../n8n-process/n8nClient';
import { OWNER, WORKER_API_KEY } from '../stack/accounts';
import { SimulatorControl } from '../stack/simulatorControl';

/** The environment of each test: the n8n, worker and simulator of the run. */
export interface Surroundings {
	n8n: N8nClient;
	simulator: SimulatorControl;
	simulatorUrl: string;
	worker: { url: string; apiKey: string };
}

export async function enterSurroundings(): Promise<Surroundings> {
	const simulatorUrl = inject('simulatorUrl');
	return {
		n8n: await N8nClient.signIn(inject('n8nUrl'), OWNER),
		simulator: new SimulatorControl(simulatorUrl),
		simulatorUrl,
		worker: { url: inject('workerUrl'), apiKey: WORKER_API_KEY },
	};
}
