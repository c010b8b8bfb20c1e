import { randomUUID } from 'node:crypto';
import type { Simulation } from '../simulation/simulation';
import type { DataExtract } from '../state/dataExtract';

/** Starts a run, which takes time and then calls the callback URL of the data request. */
export function startJob(sim: Simulation, extract: DataExtract): void {
	const now = Date.now();
	const { dataExtractMs, dataExtractEnd } = sim.settings;
	const job = {
		id: randomUUID(),
		requestId: extract.id,
		createdAt: now,
		finishesAt: now + dataExtractMs,
		end: dataExtractEnd,
	};
	sim.state.dataJobs.set(job.id, job);
	extract.lastQueuedAt = new Date(now).toISOString();
	const url = extract.callbackUrl;
	if (url === null) return;
	const body = {
		accountId: extract.accountId,
		requestId: extract.id,
		jobId: job.id,
		state: 'complete',
		success: job.end === 'success',
	};
	setTimeout(
		() => sim.callbacks.callOnce({ system: 'dataConnector', event: 'job', url, body }),
		dataExtractMs,
	).unref();
}
