import { Cleanup } from '../../test/chaos/cleanup';
import { percentile, report } from '../report';
import { Callbacks } from './callbacks';
import { BARE, CONTENDERS, N8N, NAIVE, SAME_DUTIES, type Contender } from './contenders';
import { load, type LoadOptions, type LoadResult } from './load';
import { tenths } from './spread';
import { versions } from './versions';

const CONNECTIONS = 64;

export interface ReceiveOptions {
	warmUpSeconds: number;
	seconds: number;
	/** Number of measurements per contender, in turns; the median counts. */
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

/** Durable answers per second: the 2xx answers of each contender, at 64 connections. */
export async function measureReceiving(options: ReceiveOptions): Promise<void> {
	const { only } = options;
	const contenders = CONTENDERS.filter(({ name }) => only === undefined || only.test(name));
	const all = new Map<string, Measured[]>();
	for (let round = 0; round < options.rounds; round++) {
		for (const contender of contenders) {
			const measured = await measure(contender, options);
			console.log(`${contender.name}: ${measured.perSecond} per second`);
			all.set(contender.name, [...(all.get(contender.name) ?? []), measured]);
		}
	}
	const medians = new Map([...all].map(([name, measured]) => [name, medianOf(measured)]));
	const times = (name: string, other: string): number | undefined => {
		const compared = medians.get(other);
		if (compared === undefined) return undefined;
		const ratio = (medians.get(name)?.perSecond ?? 0) / compared.perSecond;
		return Number(ratio.toPrecision(3));
	};
	const rows = contenders.map(({ name }) => ({
		receiver: name,
		'× same duties': times(name, SAME_DUTIES),
		'× n8n': times(name, N8N),
		'× naive': times(name, NAIVE),
		'of bare': times(name, BARE),
		'per second': medians.get(name)?.perSecond,
		'from – to': rangeOf(all.get(name) ?? []),
		'p50 ms': medians.get(name)?.p50,
		'p99 ms': medians.get(name)?.p99,
		refused: medians.get(name)?.refused,
	}));
	if (only) return console.table(rows);
	report(
		'worker-receive',
		`Durable answers at ${CONNECTIONS} connections, ${options.rounds} × ${options.seconds} s each`,
		rows,
		versions(),
	);
}

async function measure(contender: Contender, options: ReceiveOptions): Promise<Measured> {
	const cleanup = new Cleanup();
	try {
		const address = await contender.start(cleanup);
		const callbacks = new Callbacks(address);
		const loadFor = async (seconds: number): Promise<LoadResult> => {
			const until = performance.now() + seconds * 1000;
			const goOn: LoadOptions['goOn'] = () => performance.now() < until;
			const next: LoadOptions['next'] = () => callbacks.next();
			return await load({ ports: address.ports, connections: CONNECTIONS, next, goOn });
		};
		await loadFor(options.warmUpSeconds);
		const { latencies, refused, seconds } = await loadFor(options.seconds);
		return {
			perSecond: Math.round(latencies.length / seconds),
			p50: tenths(percentile(latencies, 0.5)),
			p99: tenths(percentile(latencies, 0.99)),
			refused: [...refused.values()].reduce((sum, count) => sum + count, 0),
		};
	} finally {
		await cleanup.run();
	}
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
