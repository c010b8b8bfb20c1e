import { freePort } from '../../../worker/test/setup/freePort';

/** Ports on 127.0.0.1. */
export interface Ports {
	n8n: number;
	/** Between n8n and its task runner. */
	broker: number;
	worker: number;
	simulator: number;
}

/** Ports that are currently free. */
export async function freePorts(): Promise<Ports> {
	const free = new Set<number>();
	while (free.size < 4) free.add(await freePort());
	const [n8n, broker, worker, simulator] = [...free] as [number, number, number, number];
	return { n8n, broker, worker, simulator };
}
