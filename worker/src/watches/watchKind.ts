import type { ApsApi } from '../aps/apsApi';
import type { WatchedPlace } from './watch';

/**
 * Something that can be watched. To add a kind, add a file like `kinds/accountUsers.ts` and a line in
 * `kinds/index.ts`.
 */
export interface WatchKind {
	/** Its name in the API. Its events have the system `watch.<id>`. */
	id: string;
	/** What its events are about: `<subject>.added`, `.updated` and `.removed`. */
	subject: string;
	/** The key of a record in the payload. */
	recordName: string;
	/** Fields whose changes are reported. They are stored, encrypted, to report their previous values. */
	fields: readonly string[];
	/**
	 * Whether Autodesk can list only what changed since a time. Then the whole list is read once a day, for
	 * removals, and only changes in between. Records have their `updatedAt`.
	 */
	listsChanges?: boolean;

	/**
	 * All records, page by page, in an order in which a change of a record moves no other.
	 *
	 * @param since only records that were updated at this time or later, Unix time in ms; more of them do no
	 * harm. For kinds that list changes
	 * @throws ApsError; the pages that were read are then ignored
	 */
	pages(
		aps: ApsApi,
		place: WatchedPlace,
		signal: AbortSignal,
		since?: number,
	): AsyncIterable<readonly WatchedRecord[]>;

	/**
	 * Whether a record exists although it is not listed: lists shift while they are read.
	 *
	 * @throws ApsError
	 */
	exists(aps: ApsApi, place: WatchedPlace, id: string, signal: AbortSignal): Promise<boolean>;
}

/** A record as workflows receive it. */
export interface WatchedRecord {
	/** Empty if Autodesk sent none. */
	readonly id: string;
	readonly [field: string]: unknown;
}
