import { fillPath } from '../../protocol/aps/ids';
import type { Region } from '../../protocol/aps/regions';
import type { ApsQuery } from '../../protocol/aps/request';
import type { Scope } from '../../protocol/aps/scopes';
import type { ApsClient } from '../apsClient/client';
import { projectAdminAdvice } from '../fields/accountRegion';
import { adminPages } from './adminPages';
import type { Pages } from './pages';

/** Up to so many people of a project are looked up one by one, which takes fewer calls than all pages. */
const LOOKED_UP_SINGLY = 2;

/** Path of the list of members. @param projectId a bare GUID */
export function membersPath(projectId: string): string {
	return fillPath('/construction/admin/v1/projects/{projectId}/users', { projectId });
}

/** The lists of members of projects, active and pending ones. */
export class ProjectMembers {
	readonly client: ApsClient;

	/** @param scopes those of the operation, so that a refusal names all that it needs */
	constructor(
		client: ApsClient,
		readonly region: Region | undefined,
		scopes: readonly Scope[] = ['account:read'],
	) {
		this.client = client.for({
			action: 'List Project Users',
			scopes,
			advice: projectAdminAdvice,
		});
	}

	/** All members, or those that the query asks for. @param projectId a bare GUID */
	all(projectId: string, query?: ApsQuery): Pages {
		return adminPages(this.client, { path: membersPath(projectId), query, region: this.region });
	}

	/** The members with this email address, in any letter case. */
	withEmail(projectId: string, email: string, query?: ApsQuery): Pages {
		return this.all(projectId, { ...query, 'filter[email]': email, filterTextMatch: 'equals' });
	}

	/**
	 * At least the members with these email addresses: all members, if there are more than a few addresses.
	 */
	async *withEmails(projectId: string, emails: readonly string[], query?: ApsQuery): Pages {
		if (!areFew(emails)) return yield* this.all(projectId, query);
		for (const email of emails) yield* this.withEmail(projectId, email, query);
	}
}

/** Whether people of a project are looked up one by one. */
export function areFew({ length }: { length: number }): boolean {
	return length <= LOOKED_UP_SINGLY;
}
