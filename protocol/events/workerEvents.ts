/**
 * Events about the worker itself, for subscriptions that request them (`workerEvents`). They arrive
 * like Autodesk's events, with the system `worker`.
 */
export const WORKER_SYSTEM = 'worker';

export interface WorkerEvent {
	event: WorkerEventId;
	/** In Title Case, as shown in lists. */
	name: string;
	/** The end of "Fires when …". */
	when: string;
}

export const WORKER_EVENT_IDS = [
	'worker.hook.inactive',
	'worker.hook.recovered',
	'worker.deadletter',
	'worker.target.down',
	'worker.watch.suspicious',
] as const;

export type WorkerEventId = (typeof WORKER_EVENT_IDS)[number];

export const WORKER_EVENTS: readonly WorkerEvent[] = [
	{
		event: 'worker.hook.inactive',
		name: 'Webhook Inactive',
		when: 'Autodesk stops calling a webhook, or a webhook disappears',
	},
	{
		event: 'worker.hook.recovered',
		name: 'Webhook Recovered',
		when: 'an inactive webhook works again; includes the period of missed events',
	},
	{
		event: 'worker.deadletter',
		name: 'Dead Letter',
		when: 'an event cannot be delivered and becomes a dead letter',
	},
	{
		event: 'worker.target.down',
		name: 'Target Down',
		when: 'a target keeps failing, so that deliveries to it pause for a while',
	},
	{
		event: 'worker.watch.suspicious',
		name: 'Watch Suspicious',
		when: 'a watch finds so many records missing that it reports no removal until you accept the drop',
	},
];
