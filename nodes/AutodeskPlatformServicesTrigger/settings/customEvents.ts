import { customEventId, systemId } from '../../fields/customEvent';
import { scopeKey, scopeValue } from '../../fields/eventScope';
import type { EventText } from '../../fields/eventText';
import { InvalidValue } from '../../values/invalidValue';
import { plainText } from '../../values/plainText';
import { customEvents } from '../fields/events';
import type { EventSource } from './eventSource';
import type { ReadParameter } from './readParameter';

/** Each with the scope that the user entered. @throws InvalidValue for an empty or malformed field */
export function readCustomEvents(read: ReadParameter): EventSource[] {
	const rows = rowsOf(read(customEvents));
	if (rows.length === 0) throw new InvalidValue(customEvents.displayName, 'add an event');
	return rows.map((row, index) => {
		const textOf = (field: EventText) => textIn(row, index, field);
		const selected = {
			system: textOf(systemId),
			event: textOf(customEventId),
		};
		return {
			events: [selected],
			watched: {
				kind: 'typed',
				scopeKey: textOf(scopeKey),
				scopeValue: textOf(scopeValue),
			},
		};
	});
}

type Row = Readonly<Record<string, unknown>>;

function textIn(row: Row, index: number, field: EventText): string {
	const { name, displayName } = field;
	if (plainText(displayName, row[name]).trim() !== '') return field.read(row[name], field);
	throw new InvalidValue(customEvents.displayName, `enter ${displayName} of event ${index + 1}`);
}

function rowsOf(collection: unknown): Row[] {
	if (typeof collection !== 'object' || collection === null || !('event' in collection)) return [];
	return Array.isArray(collection.event) ? collection.event : [];
}
