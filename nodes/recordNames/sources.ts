import { missingScopes } from '../../protocol/aps/scopes';
import { isJsonObject, objectsIn } from '../../protocol/json';
import { readLocations } from '../apsLists/locations';
import { collect } from '../apsLists/pages';
import { ProjectMembers } from '../apsLists/projectMembers';
import { readRfiTypes } from '../apsLists/rfiTypes';
import { readRootCauses } from '../apsLists/rootCauses';
import type { SubmittalSetting } from '../apsLists/submittalSettings';
import { SUBMITTAL_SETTINGS } from '../apsLists/submittalSettings';
import { teamAdvice } from '../fields/teamAdvice';
import { assetCategoriesIn, assetStatusSetsIn } from '../lookUp/assetSettings';
import { issueTypesIn } from '../lookUp/issueSettings';
import { submittalSettingsIn } from '../lookUp/submittals';
import type { NamesById, NamesRun, NameSource } from './nameSource';

/**
 * The members of the project by their Autodesk IDs. Who has left the project is not among them. Roles are
 * there if Autodesk returns the IDs by which issues know them, which it does not document.
 */
export const people: NameSource = {
	kind: 'names of people',
	async read({ aps }, { projectId, region }) {
		const scopes = ['account:read'] as const;
		if (missingScopes(aps.access.scopes, scopes).length > 0) return new Map();
		const members = new ProjectMembers(aps, region, scopes);
		const rows = await collect(members.all(projectId, { fields: 'name,autodeskId,roles' }));
		const roles = rows.flatMap((row) => objectsIn(row.roles));
		return new Map([...pairs(roles, 'roleGroupId', 'name'), ...pairs(rows, 'autodeskId', 'name')]);
	},
};

/** Locations by their paths. */
export const locations: NameSource = {
	kind: 'names of locations',
	async read({ aps }, place) {
		const client = aps.for({
			action: 'List Locations',
			scopes: ['data:read'],
			advice: teamAdvice('locations'),
		});
		const all = await readLocations(client, place);
		return new Map(all.map(({ id, path }) => [id, path]));
	},
};

export const issueTypes: NameSource = {
	kind: 'names of issue types',
	async read(run, place) {
		const types = await issueTypesIn(run, place);
		return new Map(types.map(({ id, title }) => [id, title]));
	},
};

export const issueCategories: NameSource = {
	kind: 'names of issue categories',
	async read(run, place) {
		const types = await issueTypesIn(run, place);
		return new Map(types.map(({ category }) => [category.id, category.title]));
	},
};

export const rootCauses: NameSource = {
	kind: 'names of root causes',
	async read({ aps }, place) {
		const client = aps.for({
			action: 'List Root Causes',
			scopes: ['data:read'],
			advice: teamAdvice('issues'),
		});
		const causes = await readRootCauses(client, place);
		return new Map(causes.map(({ id, title }) => [id, title]));
	},
};

export const rfiTypes: NameSource = {
	kind: 'names of RFI types',
	async read({ aps }, { projectId }) {
		const client = aps.for({
			action: 'List RFI Types',
			scopes: ['data:read'],
			advice: teamAdvice('RFIs'),
		});
		return new Map(pairs(await readRfiTypes(client, projectId), 'id', 'name'));
	},
};

export const submittalTypes = submittalNames('type');
export const submittalPackages = submittalNames('package');

function submittalNames(setting: SubmittalSetting): NameSource {
	return {
		kind: `names of submittal ${setting}s`,
		async read(run, { projectId }) {
			const rows = await submittalSettingsIn(run, projectId, setting);
			const { names } = SUBMITTAL_SETTINGS[setting];
			return new Map(rows.map((row) => [String(row.id), names(row)[0]]));
		},
	};
}

/** Categories of assets by their paths. */
export const assetCategories: NameSource = {
	kind: 'names of asset categories',
	async read(run, { projectId }) {
		const all = await assetCategoriesIn(run, projectId);
		return new Map(all.map(({ id, path }) => [id, path]));
	},
};

export const assetStatuses: NameSource = {
	kind: 'names of asset statuses',
	async read(run: NamesRun, { projectId }): Promise<NamesById> {
		const sets = await assetStatusSetsIn(run, projectId);
		return new Map(
			sets.flatMap(({ statuses }) =>
				statuses.map(({ id, label }): [string, string] => [id, label]),
			),
		);
	},
};

function pairs(rows: readonly unknown[], id: string, name: string): Array<[string, string]> {
	return rows.filter(isJsonObject).flatMap((row): Array<[string, string]> => {
		const { [id]: key, [name]: value } = row;
		return typeof key === 'string' && typeof value === 'string' && value !== ''
			? [[key, value]]
			: [];
	});
}
