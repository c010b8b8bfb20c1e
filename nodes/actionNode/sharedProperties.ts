import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { conditionsOf } from './conditions';
import type { Condition, Place } from './conditions';

/** What one operation shows, without the condition that it is chosen. */
export interface OperationProperties extends Place {
	/** In the order shown. */
	properties: readonly INodeProperties[];
	/** Entries of Options, which comes last. */
	options: readonly INodeProperties[];
}

/**
 * The properties of all operations as one list: what several operations show is in it once, and each
 * operation's own order is kept. Every editor loads this list at its start; with a copy for each operation,
 * it would be more than twice as large.
 */
export function sharedProperties(all: readonly OperationProperties[]): INodeProperties[] {
	const shared = all.reduce<Shared[]>(
		(list, place) => withOperation(list, place, place.properties),
		[],
	);
	return [...shared.flatMap((one) => shownOnlyBy(one, all, shownHere)), optionsOf(all)];
}

/** One Options for all operations, whose entries each show for the operations that have them. */
function optionsOf(all: readonly OperationProperties[]): INodeProperties {
	const entries = new Map<string, Shared>();
	for (const place of all) {
		for (const property of place.options) {
			const key = JSON.stringify(property);
			const { places } = entries.get(key) ?? { places: [] };
			entries.set(key, { key, property, places: [...places, place] });
		}
	}
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...entries.values()]
			.flatMap((one) => shownOnlyBy(one, all, shownInside))
			.sort((a, b) => a.displayName.localeCompare(b.displayName)),
	};
}

/** A property and the operations that show it. */
interface Shared {
	/** Equal for equal properties. */
	key: string;
	property: INodeProperties;
	places: Place[];
}

/** Adds an operation's properties: those that are in the list already and still to come are shared. */
function withOperation(
	list: readonly Shared[],
	place: Place,
	properties: readonly INodeProperties[],
): Shared[] {
	const merged: Shared[] = [];
	let next = 0;
	for (const property of properties) {
		const key = JSON.stringify(property);
		const found = list.findIndex((one, index) => index >= next && one.key === key);
		if (found < 0) {
			merged.push({ key, property, places: [place] });
		} else {
			merged.push(...list.slice(next, found));
			merged.push({ key, property, places: [...list[found]!.places, place] });
			next = found + 1;
		}
	}
	return [...merged, ...list.slice(next)];
}

type Show = NonNullable<IDisplayOptions['show']>;

function shownOnlyBy(
	{ property, places }: Shared,
	all: readonly Place[],
	shown: (condition: Condition) => Show,
): INodeProperties[] {
	if (places.length === all.length) return [property];
	return conditionsOf(places, all).map((condition) => ({
		...property,
		displayOptions: {
			...property.displayOptions,
			show: { ...shown(condition), ...property.displayOptions?.show },
		},
	}));
}

const shownHere = ({ resource, operation }: Condition): Show => ({ resource, operation });

/** In a collection, a leading slash refers to the node's own parameters. */
const shownInside = ({ resource, operation }: Condition): Show => ({
	'/resource': resource,
	'/operation': operation,
});
