import { fillPath, isGuid, toAdminId } from '../../../../../protocol/aps/ids';
import { nameKey } from '../../../../../protocol/aps/names';
import type { Region } from '../../../../../protocol/aps/regions';
import type { ApsClient } from '../../../../apsClient/client';
import { adminPages } from '../../../../apsLists/adminPages';
import { collect } from '../../../../apsLists/pages';
import { nearestNames } from '../../../../lookUp/nearestNames';
import { InvalidValue } from '../../../../values/invalidValue';

interface Company {
	id: string;
	name: string;
}

/** The companies of an account, to find by name. */
export class CompanyNames {
	readonly #byId: ReadonlyMap<string, Company>;
	readonly #byName = new Map<string, Company[]>();

	constructor(private readonly companies: readonly Company[]) {
		this.#byId = new Map(companies.map((company) => [company.id, company]));
		for (const company of companies) {
			const key = nameKey(company.name.trim());
			this.#byName.set(key, [...(this.#byName.get(key) ?? []), company]);
		}
	}

	/** The name of a company; undefined if the account does not have it. */
	nameOf(id: string): string | undefined {
		return this.#byId.get(id)?.name;
	}

	/** @throws InvalidValue unless exactly one company has this name or ID */
	idOf({ displayName }: { displayName: string }, entered: string): string {
		const id = toAdminId(entered);
		if (isGuid(id)) {
			if (this.#byId.has(id)) return id;
			throw new InvalidValue(displayName, `the account has no company with the ID ${id}`);
		}
		const found = this.#byName.get(nameKey(entered.trim())) ?? [];
		if (found.length === 1) return found[0].id;
		if (found.length === 0) {
			const names = this.companies.map(({ name }) => name);
			const similar = nearestNames(entered, names);
			const hint = similar.length === 0 ? '' : `. Similar names: ${similar.join(', ')}`;
			throw new InvalidValue(displayName, `the account has no company "${entered}"${hint}`);
		}
		const ids = found.map((company) => company.id).join(', ');
		throw new InvalidValue(
			displayName,
			`${found.length} companies are called "${entered}": use one of the IDs ${ids}`,
		);
	}
}

/** Reads all companies of an account, inactive ones as well: users can belong to them. */
export async function readCompanies(
	client: ApsClient,
	accountId: string,
	region: Region | undefined,
): Promise<CompanyNames> {
	const aps = client.for({ action: 'List Account Companies', scopes: ['account:read'] });
	const path = fillPath('/construction/admin/v1/accounts/{accountId}/companies', { accountId });
	const rows = await collect(adminPages(aps, { path, query: { 'filter[status]': 'all' }, region }));
	return new CompanyNames(
		rows.flatMap(({ id, name }) =>
			typeof id === 'string' && typeof name === 'string' ? [{ id, name }] : [],
		),
	);
}
