import type { WatchKind } from '../watchKind';
import { accountCompanies } from './accountCompanies';
import { accountProjects } from './accountProjects';
import { accountUsers } from './accountUsers';
import { projectForms } from './projectForms';
import { projectRfis } from './projectRfis';
import { projectSubmittals } from './projectSubmittals';
import { projectUsers } from './projectUsers';

export const WATCH_KINDS: readonly WatchKind[] = [
	accountCompanies,
	accountProjects,
	accountUsers,
	projectForms,
	projectRfis,
	projectSubmittals,
	projectUsers,
];

export function findWatchKind(id: string): WatchKind | undefined {
	return WATCH_KINDS.find((kind) => kind.id === id);
}
