import type { IDataObject } from 'n8n-workflow';
import { fillPath } from '../../protocol/aps/ids';
import { submittalList } from '../../protocol/aps/lists/constructionList';
import { constructionPages } from '../apsLists/constructionPages';
import { collect } from '../apsLists/pages';
import { readSubmittalSettings, SUBMITTAL_SETTINGS } from '../apsLists/submittalSettings';
import type { SubmittalSetting } from '../apsLists/submittalSettings';
import { teamAdvice } from '../fields/teamAdvice';
import type { ApsRun } from '../parameters/run';
import { listKey } from './listKey';
import type { NamedList } from './named';
import { OncePerRun } from './oncePerRun';

type SubmittalsRun = Pick<ApsRun, 'aps' | 'directories'>;

const SCOPES = ['data:read'] as const;
const advice = teamAdvice('submittals');

/** The submittals of a project, by the numbers that people see. @param projectId a bare GUID */
export function submittalsOf({ aps }: Pick<SubmittalsRun, 'aps'>, projectId: string): NamedList {
	const client = aps.for({ action: 'List Submittals', scopes: SCOPES, advice });
	return {
		key: listKey(client, 'submittals', projectId),
		thing: 'submittal',
		place: 'in the project',
		by: 'number',
		readAll: async () => {
			const path = fillPath('/construction/submittals/v2/projects/{projectId}/items', {
				projectId,
			});
			const query = { sort: 'createdAt asc' };
			const rows = await collect(constructionPages(client, submittalList, { path, query }));
			return rows.flatMap(({ id, customIdentifierHumanReadable: name, title, revision }) =>
				typeof id === 'string' && typeof name === 'string'
					? { id, name, detail: `${String(title)}, revision ${String(revision)}` }
					: [],
			);
		},
	};
}

const settings = new OncePerRun<readonly IDataObject[]>();

/** What a project sets up for its submittals. Read once for each execution. */
export async function submittalSettingsIn(
	{ aps, directories }: SubmittalsRun,
	projectId: string,
	setting: SubmittalSetting,
): Promise<readonly IDataObject[]> {
	const { action } = SUBMITTAL_SETTINGS[setting];
	const client = aps.for({ action, scopes: SCOPES, advice });
	return await settings.get(directories, listKey(client, projectId, setting), async () =>
		readSubmittalSettings(client, projectId, setting),
	);
}

/** Those in use, by each of their names. @param projectId a bare GUID */
export function submittalSettingsOf(
	run: SubmittalsRun,
	projectId: string,
	setting: SubmittalSetting,
): NamedList {
	const { thing, names } = SUBMITTAL_SETTINGS[setting];
	return {
		key: listKey(run.aps, `submittal ${setting}`, projectId),
		thing,
		place: 'in the project',
		by: 'name',
		readAll: async () =>
			(await submittalSettingsIn(run, projectId, setting))
				.filter(({ isActive }) => isActive !== false)
				.flatMap((row) => {
					const [shown] = names(row);
					return names(row).map((name) => ({
						id: String(row.id),
						name,
						detail: name === shown ? undefined : shown,
					}));
				}),
	};
}
