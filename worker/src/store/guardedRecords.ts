import { withDeadline } from './deadline';
import type { Records, StoredRecord } from './records';

/** How long an operation may take, in ms. */
const DEADLINE = 5_000;

/** Records that throw `StoreUnavailableError` for every failure and every timeout. */
export class GuardedRecords implements Records {
	constructor(private readonly records: Records) {}

	async get(kind: string, id: string): Promise<string | undefined> {
		return await withDeadline(this.records.get(kind, id), DEADLINE);
	}

	async list(kind: string): Promise<StoredRecord[]> {
		return await withDeadline(this.records.list(kind), DEADLINE);
	}

	async insert(kind: string, id: string, value: string): Promise<boolean> {
		return await withDeadline(this.records.insert(kind, id, value), DEADLINE);
	}

	async replace(kind: string, id: string, expected: string, value: string): Promise<boolean> {
		return await withDeadline(this.records.replace(kind, id, expected, value), DEADLINE);
	}

	async delete(kind: string, id: string): Promise<boolean> {
		return await withDeadline(this.records.delete(kind, id), DEADLINE);
	}
}
