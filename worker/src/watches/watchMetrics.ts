import { Counter, Gauge, type Registry } from 'prom-client';
import type { DocumentCollection } from '../store/documentCollection';
import type { Watch } from './watch';

/** Metrics of watches. The gauge reads the store on each scrape. */
export class WatchMetrics {
	readonly runs: Counter<'kind' | 'outcome'>;
	readonly changes: Counter<'kind' | 'change'>;

	constructor(registry: Registry, watches: DocumentCollection<Watch>) {
		const registers = [registry];
		this.runs = new Counter({
			name: 'aps_worker_watch_runs_total',
			help: 'Polls of watches, by outcome',
			labelNames: ['kind', 'outcome'],
			registers,
		});
		this.changes = new Counter({
			name: 'aps_worker_watch_changes_total',
			help: 'Changes found by watches',
			labelNames: ['kind', 'change'],
			registers,
		});
		new Gauge({
			name: 'aps_worker_watch_failing',
			help: '1 if the last poll of an active watch failed, otherwise 0',
			labelNames: ['watch', 'kind'],
			registers,
			async collect() {
				this.reset();
				// A store that does not answer must not fail the whole scrape.
				for (const watch of await watches.all().catch(() => [])) {
					if (watch.status !== 'active') continue;
					const { id, kind, lastRun } = watch;
					this.set({ watch: id, kind }, lastRun?.outcome === 'failed' ? 1 : 0);
				}
			},
		});
	}
}
