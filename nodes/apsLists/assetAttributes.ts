import type { IDataObject } from 'n8n-workflow';
import { fillPath } from '../../protocol/aps/ids';
import { assetSettingsList } from '../../protocol/aps/lists/assetList';
import { linkedPages } from '../../protocol/aps/lists/linkedList';
import { objectsIn } from '../../protocol/json';
import type { ApsClient } from '../apsClient/client';
import { assetPages } from './assetPages';
import { collect } from './pages';

/** A custom attribute of assets. */
export interface AssetAttribute {
	id: string;
	/** Key of its value in an asset, e.g. `ca1`. */
	name: string;
	/** What people call it. Unique in a project. */
	displayName: string;
	/** `boolean`, `text`, `numeric`, `date`, `select`, `multi_select`, or one that Autodesk adds later. */
	dataType: string;
	/** Whether Autodesk refuses an asset without a value. */
	isRequired: boolean;
	/** Of a text, in characters, where the project has set a limit. */
	longest: number | undefined;
	/** Of a selection only. */
	choices: ReadonlyArray<{ id: string; name: string; isActive: boolean }>;
}

/** All custom attributes of assets in a project. */
export async function readAssetAttributes(
	aps: ApsClient,
	projectId: string,
): Promise<AssetAttribute[]> {
	const path = fillPath('/construction/assets/v1/projects/{projectId}/custom-attributes', {
		projectId,
	});
	return (await collect(assetPages(aps, path))).map(attributeOf);
}

/** Those of a category, inherited ones included. */
export async function readCategoryAttributes(
	aps: ApsClient,
	projectId: string,
	categoryId: string,
): Promise<AssetAttribute[]> {
	const template =
		'/construction/assets/v1/projects/{projectId}/categories/{categoryId}/custom-attributes';
	const path = fillPath(template, { projectId, categoryId });
	const query = { includeInherited: true };
	const found: AssetAttribute[] = [];
	for await (const { rows } of linkedPages(aps, assetSettingsList, { path, query })) {
		found.push(...rows.map(attributeOf));
	}
	return found;
}

function attributeOf(row: IDataObject): AssetAttribute {
	const { id, name, displayName, dataType, maxLengthOnIngress: longest } = row;
	const hasDefault = row.defaultValue !== undefined && row.defaultValue !== null;
	return {
		id: String(id),
		name: String(name),
		displayName: String(displayName),
		dataType: String(dataType),
		isRequired: row.requiredOnIngress === true && !hasDefault,
		longest: typeof longest === 'number' ? longest : undefined,
		choices: objectsIn(row.values).map((choice) => ({
			id: String(choice.id),
			name: String(choice.displayName),
			isActive: choice.isActive !== false,
		})),
	};
}
