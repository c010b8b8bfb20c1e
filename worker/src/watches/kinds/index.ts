import type { WatchKind } from '../watchKind';
import { accountCompanies } from './accountCompanies';
import { accountProjects } from './accountProjects';
import { accountUsers } from './accountUsers';
import { projectUsers } from './projectUsers';

export const WATCH_KINDS: readonly WatchKind[] = [
	accountCompanies,
	accountProjects,
	accountUsers,
	projectUsers,
];

export function findWatchKind(id: string): WatchKind | undefined {
	return WATCH_KINDS.find((kind) => kind.id === id);
}
