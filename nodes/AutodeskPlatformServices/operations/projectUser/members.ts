import type { IDataObject } from 'n8n-workflow';
import { collect } from '../../../apsLists/pages';
import type { Pages } from '../../../apsLists/pages';
import { areFew, ProjectMembers } from '../../../apsLists/projectMembers';
import { accountRegionOf } from '../../../fields/accountRegion';
import type { AllItemsRun } from '../../../operations/operation';
import { keyOf } from '../../../sync/record';

/** A member, as Autodesk returns it. */
export interface Member extends IDataObject {
	id: string;
}

/** Members by the keys of their email addresses. */
export type MembersByKey = ReadonlyMap<string, Member>;

/** The members of the projects that an import adds users to. */
export class Members {
	private readonly known = new Map<string, Promise<MembersByKey>>();
	private readonly lists: ProjectMembers;

	constructor(run: AllItemsRun) {
		this.lists = new ProjectMembers(run.aps, accountRegionOf(run), run.operation.scopes);
	}

	/** At least those with these addresses, as they were before this run added anybody. */
	async beforeImport(projectId: string, emails: readonly string[]): Promise<MembersByKey> {
		if (areFew(emails)) return await this.now(projectId, emails);
		const reading = this.known.get(projectId) ?? this.now(projectId, emails);
		this.known.set(projectId, reading);
		return await reading;
	}

	/** At least those with these addresses. */
	async now(projectId: string, emails: readonly string[]): Promise<MembersByKey> {
		return await byKey(this.lists.withEmails(projectId, emails));
	}
}

async function byKey(pages: Pages): Promise<MembersByKey> {
	const rows = await collect(pages);
	return new Map(
		rows.flatMap((row): Array<[string, Member]> => {
			const { id, email } = row;
			if (typeof id !== 'string' || typeof email !== 'string') return [];
			return [[keyOf(email), { ...row, id }]];
		}),
	);
}
