/**
 * What the worker tells about itself, to subscriptions that ask for it (`workerEvents`). They arrive
 * like Autodesk's events, with the system `worker`.
 */
export const WORKER_SYSTEM = 'worker';

export interface WorkerEvent {
	event: WorkerEventId;
	/** In Title Case, as people choose it from a list. */
	name: string;
	/** The end of "Fires when …". */
	when: string;
}

export const WORKER_EVENT_IDS = [
	'worker.hook.inactive',
	'worker.hook.recovered',
	'worker.deadletter',
	'worker.target.down',
] as const;

export type WorkerEventId = (typeof WORKER_EVENT_IDS)[number];

export const WORKER_EVENTS: readonly WorkerEvent[] = [
	{
		event: 'worker.hook.inactive',
		name: 'Webhook Inactive',
		when: 'Autodesk has stopped calling a webhook, or it has vanished',
	},
	{
		event: 'worker.hook.recovered',
		name: 'Webhook Recovered',
		when: 'such a webhook works again, with the time in which events were missed',
	},
	{
		event: 'worker.deadletter',
		name: 'Event Given Up',
		when: 'an event could not be delivered and is tried no more',
	},
	{
		event: 'worker.target.down',
		name: 'Target Down',
		when: 'a target fails and is left alone for a while',
	},
];
