import type { WatchKind } from '../watchKind';
import { accountProjects } from './accountProjects';
import { accountUsers } from './accountUsers';

export const WATCH_KINDS: readonly WatchKind[] = [accountUsers, accountProjects];

export function findWatchKind(id: string): WatchKind | undefined {
	return WATCH_KINDS.find((kind) => kind.id === id);
}
