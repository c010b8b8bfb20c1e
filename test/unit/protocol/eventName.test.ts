import { describe, expect, it } from 'vitest';
import { events } from '../../../nodes/AutodeskPlatformServicesTrigger/fields/events';
import { CATALOGUE } from '../../../protocol/events/eventCatalogue';
import { eventName } from '../../../protocol/events/eventName';
import { WORKER_EVENTS } from '../../../protocol/events/workerEvents';

const offered = (events.options ?? []).map(({ name }) => name);

describe('the name of an event', () => {
	it.each(CATALOGUE.map(({ system, event }) => [system, event]))(
		'is that of the trigger: %s %s',
		(system, event) => expect(offered).toContain(eventName(system, event)),
	);

	it.each(WORKER_EVENTS.map(({ event }) => event))('is that of the trigger: %s', (event) =>
		expect(offered).toContain(eventName('worker', event)),
	);

	it('is absent for an event that the catalog does not contain', () => {
		expect(eventName('data', 'dm.version.tagged')).toBeUndefined();
	});
});
