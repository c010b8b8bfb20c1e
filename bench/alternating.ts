import { percentile } from './report';

const ROUNDS = 3;

interface Measure {
	/** Whether a way has read as many records as there are. */
	isComplete: (records: number) => boolean;
	/** How many calls Autodesk has received so far, to count those of each way. */
	callsSoFar?: () => Promise<number>;
}

/**
 * The median time of several ways to read the same list. The ways alternate, so that changes in the load of
 * the machine affect all of them.
 *
 * @param ways by name, each returns how many records it read; the others are compared with the first
 * @returns a row for each way: how many times as fast as the first it is, and its time in seconds
 * @throws Error if a way did not read all records
 */
export async function alternating(
	ways: Readonly<Record<string, () => Promise<number>>>,
	{ isComplete, callsSoFar }: Measure,
): Promise<Array<Record<string, unknown>>> {
	const named = Object.entries(ways).map(([way, run]) => ({
		way,
		run,
		seconds: [] as number[],
		calls: undefined as number | undefined,
	}));
	for (let round = 0; round < ROUNDS; round++) {
		for (const each of named) {
			const callsBefore = await callsSoFar?.();
			const startedAt = performance.now();
			const records = await each.run();
			each.seconds.push((performance.now() - startedAt) / 1000);
			if (!isComplete(records)) throw new Error(`${each.way}: ${records} records`);
			const calls = await callsSoFar?.();
			if (calls !== undefined && callsBefore !== undefined) each.calls = calls - callsBefore;
		}
	}
	const medians = named.map(({ seconds }) => percentile(seconds, 0.5));
	return named.map(({ way, calls }, index) => ({
		speedup: rounded(medians[0]! / medians[index]!),
		way,
		seconds: rounded(medians[index]!),
		...(calls === undefined ? {} : { calls }),
	}));
}

/** To two decimals. */
export function rounded(value: number): number {
	return Math.round(value * 100) / 100;
}
