import type { SyncService } from '../sync/apply';
import type { FieldValue, LiveRecord, WantedRecord } from '../sync/record';
import type { Scope } from '../sync/scope';
import type { SyncSubject } from '../sync/subject';

/** What one kind of sync consists of. */
export interface SyncSpec {
	subject: SyncSubject;
	/** What the plan's hash covers besides the changes: the account, and whatever else settings depend on. */
	context: Readonly<Record<string, string>>;
	scope: Scope;
	/** What admins are called, e.g. `account admin`. */
	adminName: string;
	/** The wanted state of one input item, or what is wrong with it. */
	readRow(itemIndex: number): Promise<WantedRecord | string[]>;
	/** All users at the service that the plan depends on. @throws unless all of it could be read */
	readLive(wanted: readonly WantedRecord[]): Promise<LiveRecord[]>;
	service: SyncService;
	/** The value as people know it, e.g. the name of a company for its ID; undefined if it is the same. */
	labelOf(field: string, value: FieldValue): Readonly<Record<string, FieldValue>> | undefined;
}
