import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { fillPath, isGuid } from '../../protocol/aps/ids';
import { submittalList } from '../../protocol/aps/lists/constructionList';
import { SUBMITTAL_STATES } from '../../protocol/aps/submittalRules';
import { readSubmittalSettings, SUBMITTAL_SETTINGS } from '../apsLists/submittalSettings';
import type { SubmittalSetting } from '../apsLists/submittalSettings';
import { optionsFromNames } from '../fields/optionsFromNames';
import { changedSubmittalStates } from '../lookUp/submittalTransitions';
import { submittalsOf } from '../lookUp/submittals';
import { locatorText } from '../parameters/locatorText';
import { listPage } from './accountLists';
import { idOfNamed, nameIn } from './lookedUp';
import { filtered, teamContext } from './teamContext';

const ITEMS = '/construction/submittals/v2/projects/{projectId}/items';

/** Submittals of the chosen project, newest first. Autodesk searches numbers, titles and spec sections. */
export async function searchSubmittals(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { aps, place } = await teamContext(this, 'List Submittals', 'submittals');
	return await listPage(aps, submittalList, {
		path: fillPath(ITEMS, { projectId: place.projectId }),
		query: { search: filter || undefined, sort: 'createdAt desc' },
		region: undefined,
		paginationToken,
		toResult: ({ id, customIdentifierHumanReadable: number, title, revision }) => ({
			name: `${String(number)} ${String(title)} (revision ${String(revision)})`,
			value: String(id),
		}),
	});
}

async function settingsList(
	ctx: ILoadOptionsFunctions,
	setting: SubmittalSetting,
	filter: string | undefined,
): Promise<INodeListSearchResult> {
	const { action, names } = SUBMITTAL_SETTINGS[setting];
	const { aps, place } = await teamContext(ctx, action, 'submittals');
	const rows = await readSubmittalSettings(aps, place.projectId, setting);
	return filtered(
		rows
			.filter(({ isActive }) => isActive !== false)
			.map((row) => ({ name: names(row)[0], value: String(row.id) })),
		filter,
	);
}

/** Spec sections of the chosen project, by number and title. */
export async function searchSubmittalSpecs(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await settingsList(this, 'spec', filter);
}

export async function searchSubmittalPackages(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await settingsList(this, 'package', filter);
}

/** Active types of submittals. */
export async function searchSubmittalTypes(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await settingsList(this, 'type', filter);
}

/** Active responses with which a submittal can be closed. */
export async function searchSubmittalResponses(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await settingsList(this, 'response', filter);
}

/** The states that Autodesk permits for the chosen submittal, or all if none is chosen. */
export async function searchSubmittalStates(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { aps, place } = await teamContext(this, 'Get Submittal', 'submittals');
	const { projectId } = place;
	const number = nameIn(this, 'submittal');
	const itemId =
		number === undefined
			? locatorText(this.getNodeParameter('submittal', ''))
			: await idOfNamed(this, submittalsOf({ aps }, projectId), 'Submittal', number);
	const permitted = isGuid(itemId)
		? changedSubmittalStates(
				await aps.record({ path: fillPath(`${ITEMS}/{itemId}`, { projectId, itemId }) }, 'id'),
			)
		: [];
	const ids = permitted.map(({ stateId }) => stateId);
	const offered = Object.entries(SUBMITTAL_STATES).filter(
		([id]) => id !== 'draft' && (ids.length === 0 || ids.includes(id)),
	);
	return filtered(
		offered.map(([value, name]) => ({ name: optionsFromNames([name])[0].name, value })),
		filter,
	);
}
