import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Traffic } from '../../test/simulator/simulation/link';
import type { Contender, Place } from './contenders';
import { BUCKET, objectKeys, SEED } from './job';
import type { Job } from './job';
import type { Outcome } from './outcome';

const ROOT = join(import.meta.dirname, '../..');

/** The versions that the figures are of. */
export function versions(): Record<string, string> {
	const versionIn = (path: string) => {
		const manifest: unknown = JSON.parse(readFileSync(join(ROOT, path, 'package.json'), 'utf8'));
		return String((manifest as { version?: unknown }).version);
	};
	return { '@aps_sdk/oss': versionIn('node_modules/@aps_sdk/oss') };
}

/** Runs the contenders one after the other, each with fresh objects and counters. */
export async function measureJob(
	job: Job,
	place: Place,
	contenders: readonly Contender[],
): Promise<Array<Record<string, unknown>>> {
	const ran: Array<{ contender: Contender; outcome: Outcome; moved: number }> = [];
	for (const contender of contenders) {
		await prepare(job, place);
		const outcome = await contender.run();
		const traffic = await place.simulator.ask<Traffic>('GET', 'link');
		const moved = job.direction === 'down' ? traffic.sent : traffic.received;
		console.log(`${job.direction} ${contender.name}: ${JSON.stringify(outcome)}`);
		ran.push({ contender, outcome, moved: moved / (job.size * job.files) });
	}
	// A contender that failed is nothing to compare with.
	const secondsOf = (reference: Contender['reference']) =>
		ran.find(
			({ contender, outcome }) =>
				contender.reference === reference && outcome.failure === undefined,
		)?.outcome.seconds;
	return ran.map(({ contender, outcome, moved }) => ({
		toPlain: ratio(outcome.seconds, secondsOf('plain')),
		speedup: ratio(secondsOf('usual'), outcome.seconds),
		direction: job.direction,
		way: contender.name,
		seconds: rounded(outcome.seconds),
		growthMiB: outcome.growth,
		moved: rounded(moved),
		bytes: outcome.failure === undefined ? (outcome.right ? 'right' : 'WRONG') : 'failed',
	}));
}

async function prepare(job: Job, { simulator, n8n }: Place): Promise<void> {
	await simulator.reset();
	await n8n.signIn();
	if (job.direction === 'down') {
		for (const objectKey of objectKeys(job)) {
			const generated = { seed: SEED, size: job.size };
			await simulator.ask('POST', 'objects', { bucketKey: BUCKET, objectKey, generated });
		}
	}
	if (job.cutAt > 0) {
		const afterBytes = Math.round(job.size * job.files * job.cutAt);
		await simulator.ask('POST', 'link/cut', { afterBytes });
	}
}

function ratio(seconds: number | undefined, reference: number | undefined): number | undefined {
	return seconds && reference ? rounded(seconds / reference) : undefined;
}

function rounded(value: number): number {
	return Math.round(value * 100) / 100;
}
