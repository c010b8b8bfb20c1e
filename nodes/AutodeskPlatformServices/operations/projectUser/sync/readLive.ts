import type { IDataObject } from 'n8n-workflow';
import { fillPath } from '../../../../../protocol/aps/ids';
import type { Region } from '../../../../../protocol/aps/regions';
import type { ApsQuery } from '../../../../../protocol/aps/request';
import { isJsonObject, objectsIn } from '../../../../../protocol/json';
import type { ApsClient } from '../../../../apsClient/client';
import { adminPages } from '../../../../apsLists/adminPages';
import { collect } from '../../../../apsLists/pages';
import { mapRows } from '../../../../apsLists/mapRows';
import { projectAdminAdvice } from '../../../../fields/accountRegion';
import { byCodeUnit } from '../../../../sync/canonicalJson';
import { keyOf } from '../../../../sync/record';
import type { FieldValue, LiveRecord } from '../../../../sync/record';
import { PRODUCT } from './subject';

const FIELDS = 'name,email,autodeskId,accessLevels,companyId,roleIds,status,products';

/** Reads members of projects. */
export class MemberReader {
	private readonly aps: ApsClient;

	constructor(
		client: ApsClient,
		private readonly region: Region | undefined,
	) {
		this.aps = client.for({
			action: 'List Project Users',
			scopes: ['account:read'],
			advice: projectAdminAdvice,
		});
	}

	/**
	 * All members of a project.
	 *
	 * @throws NodeApiError if a page fails, a row is no member, or the list has another length than
	 * Autodesk says: a plan needs everybody
	 */
	async everybodyIn(projectId: string): Promise<LiveRecord[]> {
		const members = await this.membersOf(projectId);
		const path = pathOf(projectId);
		const total = await this.aps.read(
			{ path, query: { limit: 1, fields: 'email' }, region: this.region },
			({ body }) => {
				const pagination = isJsonObject(body) ? body.pagination : undefined;
				const count = isJsonObject(pagination) ? pagination.totalResults : undefined;
				return typeof count === 'number' ? count : undefined;
			},
		);
		if (total === members.length) return members;
		const problem = `Autodesk counts ${total} members, but returns ${members.length}. Run it again, because somebody may have been added or removed in between`;
		throw this.aps.brokenList({ path }, problem);
	}

	/** The members of a project with these email addresses. */
	async theseIn(projectId: string, emails: readonly string[]): Promise<LiveRecord[]> {
		const found: LiveRecord[] = [];
		for (const email of emails) {
			const query = { 'filter[email]': email, filterTextMatch: 'equals' };
			found.push(...(await this.membersOf(projectId, query)));
		}
		return found;
	}

	/** The members of a project, or those that the query asks for. */
	async membersOf(projectId: string, query: ApsQuery = {}): Promise<LiveRecord[]> {
		const path = pathOf(projectId);
		const pages = adminPages(this.aps, {
			path,
			query: { fields: FIELDS, sort: 'email asc', ...query },
			region: this.region,
		});
		return await collect(
			mapRows(pages, (row) => {
				const record = this.toLiveRecord(projectId, row);
				if (record !== undefined) return record;
				throw this.aps.brokenList(
					{ path },
					'it contains a member without an ID or an email address',
				);
			}),
		);
	}

	private toLiveRecord(projectId: string, row: IDataObject): LiveRecord | undefined {
		const { id, email } = row;
		if (typeof id !== 'string' || typeof email !== 'string' || email.trim() === '') {
			return undefined;
		}
		const { userId } = this.aps.access;
		const companyId = typeof row.companyId === 'string' ? row.companyId : null;
		return {
			target: projectId,
			key: keyOf(email),
			email,
			id,
			name: typeof row.name === 'string' ? row.name : null,
			presence: row.status === 'active' ? 'active' : 'invited',
			isAdmin: isAdmin(row.accessLevels),
			isSelf: userId !== undefined && row.autodeskId === userId,
			companyId,
			values: { companyId, roleIds: rolesOf(row.roleIds), ...productsOf(row.products) },
		};
	}
}

function pathOf(projectId: string): string {
	return fillPath('/construction/admin/v1/projects/{projectId}/users', { projectId });
}

function isAdmin(levels: unknown): boolean {
	if (!isJsonObject(levels)) return false;
	return levels.projectAdmin === true || levels.accountAdmin === true;
}

function rolesOf(value: unknown): FieldValue {
	const ids = Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
	return ids.sort(byCodeUnit);
}

/** The products that the member has access to. */
function productsOf(value: unknown): Record<string, FieldValue> {
	const granted = objectsIn(value).flatMap(({ key, access }): Array<[string, string]> => {
		const isGranted = typeof access === 'string' && access !== 'none';
		return typeof key === 'string' && isGranted ? [[`${PRODUCT}${key}`, access]] : [];
	});
	return Object.fromEntries(granted);
}
