import { fillPath } from '../../protocol/aps/ids';
import type { ApsClient } from '../apsClient/client';
import { BUSINESS_UNITS_PATH, businessUnitAdvice, unitsIn } from '../apsLists/businessUnits';
import type { AccountPlace } from './accountPlace';
import { listKey } from './listKey';
import type { Named, NamedList } from './named';

/** The business units of an account by name and, because names repeat in the structure, also by path. */
export function businessUnitsOf(client: ApsClient, { accountId, region }: AccountPlace): NamedList {
	const aps = client.for({
		action: 'List Business Units',
		scopes: ['account:read'],
		advice: businessUnitAdvice,
	});
	const path = fillPath(BUSINESS_UNITS_PATH, { account_id: accountId });
	return {
		key: listKey(aps, 'business units', accountId, region),
		thing: 'business unit',
		place: 'in the account',
		by: 'name',
		async readAll() {
			const units = await aps.read({ path, region }, unitsIn);
			return units.flatMap(({ id, name, path: above }): Named[] => {
				if (typeof above !== 'string' || above === name) return [{ id, name }];
				const detail = above;
				return [
					{ id, name, detail },
					{ id, name: above, detail },
				];
			});
		},
	};
}
