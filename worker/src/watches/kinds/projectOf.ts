import type { WatchedPlace } from '../watch';

/** The project of a watch whose list belongs to one. @throws Error if the watch names none */
export function projectOf({ projectId }: WatchedPlace): string {
	if (projectId === null) throw new Error('The watch names no project');
	return projectId;
}
