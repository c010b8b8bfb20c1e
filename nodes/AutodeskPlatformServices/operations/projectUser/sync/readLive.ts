import type { IDataObject } from 'n8n-workflow';
import type { Region } from '../../../../../protocol/aps/regions';
import { isJsonObject, objectsIn } from '../../../../../protocol/json';
import type { ApsClient } from '../../../../apsClient/client';
import { mapRows } from '../../../../apsLists/mapRows';
import { collect } from '../../../../apsLists/pages';
import type { Pages } from '../../../../apsLists/pages';
import { membersPath, ProjectMembers } from '../../../../apsLists/projectMembers';
import { byCodeUnit } from '../../../../sync/canonicalJson';
import { keyOf } from '../../../../sync/record';
import type { FieldValue, LiveRecord } from '../../../../sync/record';
import { PRODUCT } from './subject';

/** The list sorted, so that a member who is added meanwhile shifts pages in a way that its reader notices. */
const QUERY = {
	fields: 'name,email,autodeskId,accessLevels,companyId,roleIds,status,products',
	sort: 'email asc',
};

/** Reads members of projects. */
export class MemberReader {
	private readonly lists: ProjectMembers;

	constructor(client: ApsClient, region: Region | undefined) {
		this.lists = new ProjectMembers(client, region);
	}

	/**
	 * All members of a project.
	 *
	 * @throws NodeApiError if a page fails, a row is no member, or the list has another length than
	 * Autodesk says: a plan needs everybody
	 */
	async everybodyIn(projectId: string): Promise<LiveRecord[]> {
		const { client, region } = this.lists;
		const members = await this.recordsIn(projectId, this.lists.all(projectId, QUERY));
		const path = membersPath(projectId);
		const total = await client.read(
			{ path, query: { limit: 1, fields: 'email' }, region },
			({ body }) => {
				const pagination = isJsonObject(body) ? body.pagination : undefined;
				const count = isJsonObject(pagination) ? pagination.totalResults : undefined;
				return typeof count === 'number' ? count : undefined;
			},
		);
		if (total === members.length) return members;
		const problem = `Autodesk counts ${total} members, but returns ${members.length}. Run it again, because somebody may have been added or removed in between`;
		throw client.brokenList({ path }, problem);
	}

	/** At least the members of a project with these email addresses. */
	async theseIn(projectId: string, emails: readonly string[]): Promise<LiveRecord[]> {
		return await this.recordsIn(projectId, this.lists.withEmails(projectId, emails, QUERY));
	}

	private async recordsIn(projectId: string, pages: Pages): Promise<LiveRecord[]> {
		return await collect(
			mapRows(pages, (row) => {
				const record = this.toLiveRecord(projectId, row);
				if (record !== undefined) return record;
				const path = membersPath(projectId);
				throw this.lists.client.brokenList(
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
		const { userId } = this.lists.client.access;
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
