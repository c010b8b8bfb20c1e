import { setTimeout as rest } from 'node:timers/promises';
import { Cleanup } from '../../test/chaos/cleanup';
import { percentile, report } from '../report';
import { Callbacks } from './callbacks';
import { BARE, CONTENDERS, N8N, NAIVE, SAME_DUTIES, type Contender } from './contenders';
import { load, type LoadOptions, type LoadResult } from './load';
import { tenths } from './spread';
import { versions } from './versions';

const CONNECTIONS = 64;
/** In ms, after a measurement: what a contender does then must not slow the next one down. */
const REST = 300;

export interface ReceiveOptions {
	/** How long a contender has work before each measurement. */
	warmUpSeconds: number;
	seconds: number;
	/** Number of measurements per contender; the median counts. */
	rounds: number;
	/** Which contenders take part, by name. Results of some of them are only printed. */
	only?: RegExp;
}

interface Measured {
	perSecond: number;
	p50: number;
	p99: number;
	refused: number;
}

interface Running {
	name: string;
	ports: readonly number[];
	callbacks: Callbacks;
	measured: Measured[];
}

/**
 * Durable answers per second: the 2xx answers of each contender, at 64 connections. All run at the same time and
 * are measured in turns, so that a machine that becomes slower meanwhile does so for all of them.
 */
export async function measureReceiving(options: ReceiveOptions): Promise<void> {
	const { only } = options;
	const contenders = CONTENDERS.filter(({ name }) => only === undefined || only.test(name));
	const all = await measureInTurns(contenders, options);
	const rows = [...all].map(([name, measured]) => {
		const times = (other: string): number | undefined => ratioOf(measured, all.get(other) ?? []);
		const { perSecond, p50, p99 } = medianOf(measured);
		return {
			receiver: name,
			'× same duties': times(SAME_DUTIES),
			'× n8n': times(N8N),
			'× naive': times(NAIVE),
			'of bare': times(BARE),
			'per second': perSecond,
			'from – to': rangeOf(measured),
			'p50 ms': p50,
			'p99 ms': p99,
			refused: measured.reduce((sum, { refused }) => sum + refused, 0),
		};
	});
	if (only) return console.table(rows);
	report(
		'worker-receive',
		`Durable answers at ${CONNECTIONS} connections, ${options.rounds} × ${options.seconds} s each in turns`,
		rows,
		versions(),
	);
}

async function measureInTurns(
	contenders: readonly Contender[],
	{ warmUpSeconds, seconds, rounds }: ReceiveOptions,
): Promise<Map<string, Measured[]>> {
	const cleanup = new Cleanup();
	try {
		const running: Running[] = [];
		for (const { name, start } of contenders) {
			const address = await start(cleanup);
			const callbacks = new Callbacks(address);
			running.push({ name, ports: address.ports, callbacks, measured: [] });
		}
		for (let round = 0; round < rounds; round++) {
			// To and fro, so that none always follows the same one.
			for (const contender of round % 2 ? running.toReversed() : running) {
				await rest(REST);
				// Since its last turn, it may have come to rest and given its memory back.
				await loadFor(warmUpSeconds, contender);
				const measured = summaryOf(await loadFor(seconds, contender));
				contender.measured.push(measured);
				console.log(`${contender.name}: ${measured.perSecond} per second`);
			}
		}
		return new Map(running.map(({ name, measured }) => [name, measured]));
	} finally {
		await cleanup.run();
	}
}

async function loadFor(
	seconds: number,
	{ ports, callbacks }: Pick<Running, 'ports' | 'callbacks'>,
): Promise<LoadResult> {
	const until = performance.now() + seconds * 1000;
	const goOn: LoadOptions['goOn'] = () => performance.now() < until;
	const next: LoadOptions['next'] = () => callbacks.next();
	return await load({ ports, connections: CONNECTIONS, next, goOn });
}

function summaryOf({ latencies, refused, seconds }: LoadResult): Measured {
	return {
		perSecond: Math.round(latencies.length / seconds),
		p50: tenths(percentile(latencies, 0.5)),
		p99: tenths(percentile(latencies, 0.99)),
		refused: [...refused.values()].reduce((sum, count) => sum + count, 0),
	};
}

/** The median of the ratios of each round, whose measurements follow each other closely. */
function ratioOf(ours: readonly Measured[], theirs: readonly Measured[]): number | undefined {
	if (theirs.length === 0) return undefined;
	const ratios = ours.map(({ perSecond }, round) => perSecond / theirs[round].perSecond);
	return Number(percentile(ratios, 0.5).toPrecision(3));
}

/** The median by rate. */
function medianOf(measured: readonly Measured[]): Measured {
	const sorted = [...measured].sort((a, b) => a.perSecond - b.perSecond);
	return sorted[Math.floor(sorted.length / 2)];
}

/** The lowest and the highest rate. */
function rangeOf(measured: readonly Measured[]): string {
	const rates = measured.map(({ perSecond }) => perSecond);
	return `${Math.min(...rates)} – ${Math.max(...rates)}`;
}
