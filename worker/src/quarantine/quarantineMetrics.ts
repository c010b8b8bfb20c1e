import { Counter, Gauge, type Registry } from 'prom-client';
import type { HeldCallbacks } from './heldCallbacks';
import type { SignatureAlarm } from './signatureAlarm';

/** Metrics of the quarantine. The gauges read the store on each scrape. */
export class QuarantineMetrics {
	readonly skipped: Counter<'reason'>;

	constructor(registry: Registry, held: HeldCallbacks, alarm: SignatureAlarm) {
		const registers = [registry];
		this.skipped = new Counter({
			name: 'aps_worker_quarantine_skipped_total',
			help: 'Callbacks with a wrong signature that were not held, by reason',
			labelNames: ['reason'],
			registers,
		});
		new Gauge({
			name: 'aps_worker_quarantined_callbacks',
			help: 'Held callbacks',
			labelNames: ['subscription'],
			registers,
			async collect() {
				this.reset();
				// A store that does not answer must not fail the whole scrape.
				for (const { subscription } of await held.all().catch(() => [])) {
					this.inc({ subscription });
				}
			},
		});
		new Gauge({
			name: 'aps_worker_bad_signature_burst',
			help: '1 while many callbacks of a subscription have a wrong signature, or none',
			labelNames: ['subscription'],
			registers,
			collect() {
				this.reset();
				for (const subscription of alarm.ringing(Date.now())) this.set({ subscription }, 1);
			},
		});
	}
}
