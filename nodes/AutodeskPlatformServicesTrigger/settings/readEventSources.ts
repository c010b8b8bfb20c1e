import { CATALOGUE } from '../../../protocol/events/eventCatalogue';
import type { CatalogueEvent } from '../../../protocol/events/eventCatalogue';
import { CUSTOM_EVENT } from '../../fields/eventOptions';
import { InvalidValue } from '../../values/invalidValue';
import { events as eventsField } from '../fields/events';
import { readCustomEvents } from './customEvents';
import type { EventSource, SelectedEvent } from './eventSource';
import type { Located } from './located';
import type { ReadParameter } from './readParameter';
import { readWatched } from './watched';

/**
 * @param chosen values under Trigger On, without those that the worker provides
 * @throws InvalidValue when an event is unknown or a field that it requires is empty
 */
export function readEventSources(
	chosen: readonly string[],
	read: ReadParameter,
	located: Located,
): EventSource[] {
	const catalogued = chosen.filter((value) => value !== CUSTOM_EVENT).map(fromCatalogue);
	const kinds = new Set(catalogued.map(({ scope }) => scope));
	const sources = [...kinds].map((kind) => ({
		events: catalogued.filter(({ scope }) => scope === kind).map(toSelected),
		watched: readWatched(kind, read, located),
	}));
	return chosen.includes(CUSTOM_EVENT) ? [...sources, ...readCustomEvents(read)] : sources;
}

function fromCatalogue(value: string): CatalogueEvent {
	const event = CATALOGUE.find((entry) => entry.value === value);
	if (event) return event;
	throw new InvalidValue(
		eventsField.displayName,
		`the event "${value}" is not in the list; choose it again, or choose Custom Event and enter its system and event`,
	);
}

function toSelected(catalogued: CatalogueEvent): SelectedEvent {
	const { system, event } = catalogued;
	return { system, event, catalogued };
}
