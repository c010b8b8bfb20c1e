import { objectsIn } from '../../../../protocol/json';

/** The ids of people, companies and roles in a list such as `assignedTo`, sorted: their order means nothing. */
export function idsIn(value: unknown): string[] {
	return objectsIn(value)
		.flatMap(({ id }) => (typeof id === 'string' ? [id] : []))
		.sort();
}
