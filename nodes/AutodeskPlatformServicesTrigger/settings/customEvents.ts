import { InvalidValue } from '../../values/invalidValue';
import { plainText } from '../../values/plainText';
import {
	customEventId,
	customEvents,
	customScopeKey,
	customScopeValue,
	customSystem,
} from '../fields/events';
import type { EventSource } from './eventSource';
import type { ReadParameter } from './readParameter';

/** Each with the scope that the user entered. @throws InvalidValue when a field is empty */
export function readCustomEvents(read: ReadParameter): EventSource[] {
	const rows = rowsOf(read(customEvents));
	if (rows.length === 0) throw new InvalidValue(customEvents.displayName, 'add an event');
	return rows.map((row, index) => {
		const [system, event, scopeKey, scopeValue] = [
			customSystem,
			customEventId,
			customScopeKey,
			customScopeValue,
		].map(({ name, displayName }) => {
			const text = plainText(displayName, row[name]).trim();
			if (text !== '') return text;
			throw new InvalidValue(
				customEvents.displayName,
				`enter ${displayName} of event ${index + 1}`,
			);
		});
		return { events: [{ system, event }], watched: { kind: 'typed', scopeKey, scopeValue } };
	});
}

function rowsOf(collection: unknown): Array<Record<string, unknown>> {
	if (typeof collection !== 'object' || collection === null || !('event' in collection)) return [];
	return Array.isArray(collection.event) ? collection.event : [];
}
