import { Counter, Gauge, type Registry } from 'prom-client';
import type { HookDocuments } from './hookDocuments';

/** Counters for hooks, and gauges that are read from the store at each scrape. */
export class HookMetrics {
	readonly repaired: Counter<'action'>;
	readonly selfTests: Counter<'outcome'>;
	readonly backfilled: Counter<'outcome'>;

	constructor(registry: Registry, documents: HookDocuments) {
		const registers = [registry];
		this.repaired = new Counter({
			name: 'aps_worker_hooks_repaired_total',
			help: `Actions on webhooks at Autodesk: ${ACTIONS.join(', ')}`,
			labelNames: ['action'],
			registers,
		});
		this.selfTests = new Counter({
			name: 'aps_worker_self_tests_total',
			help: 'Self-tests of the callback URL: passed or failed',
			labelNames: ['outcome'],
			registers,
		});
		this.backfilled = new Counter({
			name: 'aps_worker_backfilled_events_total',
			help: 'Events found while filling a gap: missed, or already received',
			labelNames: ['outcome'],
			registers,
		});
		new Gauge({
			name: 'aps_worker_hooks',
			help: 'Webhooks of subscriptions, by status at Autodesk',
			labelNames: ['region', 'status'],
			registers,
			async collect() {
				this.reset();
				for (const { hook, status } of await readable(() => documents.states.all())) {
					this.inc({ region: hook.region, status });
				}
			},
		});
		new Gauge({
			name: 'aps_worker_hook_check_age_seconds',
			help: 'Time since the last successful hook check of a region',
			labelNames: ['region'],
			registers,
			async collect() {
				this.reset();
				for (const { id: region, checkedAt } of await readable(() => documents.regions.all())) {
					if (checkedAt) this.set({ region }, (Date.now() - Date.parse(checkedAt)) / 1000);
				}
			},
		});
	}
}

const ACTIONS = ['reactivated', 'recreated', 'adopted', 'renewed', 'removed'] as const;

export type RepairAction = (typeof ACTIONS)[number];

/** A store that does not answer must not fail the whole scrape. */
async function readable<Row>(read: () => Promise<Row[]>): Promise<Row[]> {
	return await read().catch(() => []);
}
