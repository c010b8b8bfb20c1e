import { LOCATIONS } from './issueSettings';
import type { Location } from './location';
import type { State } from './state';

/** Those that every project has, and those that were created in this one. @param projectId with `b.` */
export function locationsIn(state: State, projectId: string): Location[] {
	return [...LOCATIONS, ...(state.locations.get(projectId) ?? [])];
}
