import type { Catalogue } from './catalogue';
import type { Choice } from './choice';

/** Actions and events of a shared address that this version of the page does not have. */
export function unknownKeys(catalogue: Catalogue, { actions, events }: Choice): string[] {
	const known = new Set([...catalogue.actions, ...catalogue.events].map(({ key }) => key));
	return [...actions, ...events].filter((key) => !known.has(key));
}
