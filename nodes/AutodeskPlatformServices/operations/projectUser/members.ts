import type { IDataObject } from 'n8n-workflow';
import { fillPath } from '../../../../protocol/aps/ids';
import type { ApsQuery } from '../../../../protocol/aps/request';
import { adminPages } from '../../../apsLists/adminPages';
import { collect } from '../../../apsLists/pages';
import { accountRegionOf } from '../../../fields/accountRegion';
import type { ImportRow } from '../../../importRun/spec';
import type { AllItemsRun } from '../../../operations/operation';
import { keyOf } from '../../../sync/record';

/** Up to so many users of a project are looked up one by one. */
const LOOKED_UP_SINGLY = 2;

/** A member, as Autodesk returns it. */
export interface Member extends IDataObject {
	id: string;
}

/** The members of projects, by the keys of their email addresses. */
export class Members {
	private readonly known = new Map<string, Promise<ReadonlyMap<string, Member>>>();

	constructor(private readonly run: AllItemsRun) {}

	/** At least those of the rows, as they were before this run added anybody. */
	async beforeImport(
		projectId: string,
		rows: readonly ImportRow[],
	): Promise<ReadonlyMap<string, Member>> {
		if (rows.length <= LOOKED_UP_SINGLY) return await this.theseIn(projectId, rows);
		const reading = this.known.get(projectId) ?? this.now(projectId);
		this.known.set(projectId, reading);
		return await reading;
	}

	private async theseIn(projectId: string, rows: readonly ImportRow[]) {
		const found = new Map<string, Member>();
		for (const { identity } of rows) {
			const query = { 'filter[email]': String(identity.email), filterTextMatch: 'equals' };
			for (const [key, member] of await this.now(projectId, query)) found.set(key, member);
		}
		return found;
	}

	/** All of them, or those that the query asks for. */
	async now(projectId: string, query?: ApsQuery): Promise<ReadonlyMap<string, Member>> {
		const rows = await collect(
			adminPages(this.run.aps, {
				path: fillPath('/construction/admin/v1/projects/{projectId}/users', { projectId }),
				query,
				region: accountRegionOf(this.run),
			}),
		);
		return new Map(
			rows.flatMap((row): Array<[string, Member]> => {
				const { id: memberId, email: address } = row;
				if (typeof memberId !== 'string' || typeof address !== 'string') return [];
				return [[keyOf(address), { ...row, id: memberId }]];
			}),
		);
	}
}
