import { GuardedDocumentStore } from './guardedDocumentStore';
import type { Store } from './store';

/**
 * Migrates the data of a store from one format to the next. It may be interrupted and run again, and may
 * run in two processes that start together.
 */
export type FormatStep = (store: Store) => Promise<void>;

/**
 * The first entry migrates format 1 to format 2, and so on. Append only. A change needs no step if
 * readers use a default for values that older data lacks.
 */
const STEPS: readonly FormatStep[] = [];

/** The format of the first worker, which recorded no format. */
const FIRST_FORMAT = 1;

const KIND = 'format';
const ID = 'data';

/** The store contains data that only a newer worker can read. */
export class DataTooNewError extends Error {
	constructor(found: string, known: number) {
		super(
			`The store was written by a newer worker: its data has format ${found}, but this worker supports ` +
				`${known}. Run the newer worker, or restore a backup from before the upgrade.`,
		);
		this.name = 'DataTooNewError';
	}
}

/**
 * Migrates the data of an older worker step by step, and records the new format.
 *
 * @throws DataTooNewError, StoreUnavailableError; safe to repeat
 */
export async function bringUpToDate(store: Store, steps = STEPS): Promise<void> {
	const known = FIRST_FORMAT + steps.length;
	const documents = new GuardedDocumentStore(store.documents);
	for (;;) {
		const text = await documents.get(KIND, ID);
		if (text === undefined) {
			await documents.insert(KIND, ID, String(FIRST_FORMAT));
			continue;
		}
		const format = Number(text);
		if (!(format <= known)) throw new DataTooNewError(text, known);
		const step = steps[format - FIRST_FORMAT];
		if (!step) return;
		await step(store);
		// Another process that starts now may have done the same: either way it is done.
		await documents.replace(KIND, ID, text, String(format + 1));
	}
}
