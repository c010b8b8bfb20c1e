import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { isJsonObject, objectsIn } from '../../protocol/json';
import { fillPath } from '../../protocol/aps/ids';
import { BUSINESS_UNITS_PATH, businessUnitAdvice } from '../apsLists/businessUnits';
import { chosenAccount, chosenRegion } from './accountContext';
import { matches, searchClient } from './context';

/** Business units of the chosen account, by path. Autodesk returns them in one response. */
export async function searchBusinessUnits(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const aps = await searchClient(this, 'List Business Units', ['account:read'], businessUnitAdvice);
	const accountId = await chosenAccount(this, aps);
	const { body } = await aps.request({
		path: fillPath(BUSINESS_UNITS_PATH, { account_id: accountId }),
		region: chosenRegion(this),
	});
	const units = isJsonObject(body) ? objectsIn(body.business_units) : [];
	const results = units
		.map(({ id, name, path }) => ({ name: String(path || name || id), value: String(id) }))
		.filter(({ name }) => matches(name, filter))
		.sort((a, b) => a.name.localeCompare(b.name));
	return { results };
}
