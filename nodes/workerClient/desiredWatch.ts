import type { Region } from '../../protocol/aps/regions';
import type { NewWatch } from '../../protocol/worker/api/shapes/watch';

/** What the worker is to poll for a trigger node. */
export interface DesiredWatch extends Pick<NewWatch, 'kind' | 'accountId'> {
	/** null for lists of the account, and for all projects. */
	projectId: string | null;
	/** Whether the lists of all active projects of the account are polled. */
	allProjects: boolean;
	region: Region;
	schedule: { everyMinutes: number };
}
