import type { ApsApi } from '../aps/apsApi';
import type { WatchedPlace } from './watch';

/**
 * What can be watched. Another one is another file like `kinds/accountUsers.ts`, and a line in
 * `kinds/index.ts`.
 */
export interface WatchKind {
	/** As the API calls it; its events have the system `watch.<id>`. */
	id: string;
	/** What its events are about: `<subject>.added`, `.updated` and `.removed`. */
	subject: string;
	/** Under which name a record stands in the payload. */
	recordName: string;
	/** Fields whose change is told. They are kept, encrypted, to tell what they were before. */
	fields: readonly string[];

	/**
	 * All records, page by page.
	 *
	 * @throws ApsError: then nothing is concluded from the pages that did come
	 */
	pages(
		aps: ApsApi,
		place: WatchedPlace,
		signal: AbortSignal,
	): AsyncIterable<readonly WatchedRecord[]>;

	/**
	 * Whether a record that is not listed exists all the same: lists shift while they are read.
	 *
	 * @throws ApsError
	 */
	exists(aps: ApsApi, place: WatchedPlace, id: string, signal: AbortSignal): Promise<boolean>;
}

/** A record as workflows get it. */
export interface WatchedRecord {
	readonly id: string;
	readonly [field: string]: unknown;
}
