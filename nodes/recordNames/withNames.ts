import type { IDataObject } from 'n8n-workflow';
import type { Pages } from '../apsLists/pages';
import { isSimplified } from '../fields/simplify';
import type { ProjectPlace } from '../lookUp/accountPlace';
import type { OperationRun } from '../operations/operation';
import type { RecordNames } from '../records/recordNames';
import { namesFrom } from './nameSource';
import type { NamesById, NameSource } from './nameSource';
import { wantsNames } from './namesInOutput';

/** A key of the simplified record that holds the name of what the record refers to. */
export interface NamedKey {
	source: NameSource;
	/** The ID in the record as Autodesk returns it, or a list of IDs. */
	id(record: IDataObject): unknown;
}

/** What the simplified records of one kind are made of. */
export interface NamedRecord {
	names: Readonly<Record<string, NamedKey>>;
	shorten(record: IDataObject, names: RecordNames): IDataObject;
}

/**
 * The names of what each record refers to, in the order of the records. A kind of names is read only if one of
 * the records needs it.
 */
export async function namesOf(
	run: OperationRun,
	place: ProjectPlace,
	records: readonly IDataObject[],
	names: NamedRecord['names'],
): Promise<RecordNames[]> {
	if (!wantsNames(run)) return records.map(() => ({}));
	const keys = await Promise.all(
		Object.entries(names).map(async ([key, { source, id }]) => {
			const isNeeded = records.some((record) => idsIn(id(record)).length > 0);
			return { key, id, byId: isNeeded ? await namesFrom(run, place, source) : NONE };
		}),
	);
	return records.map((record) =>
		Object.fromEntries(keys.map(({ key, id, byId }) => [key, nameIn(byId, id(record))])),
	);
}

/** The records as Simplify wants them. */
export async function shownWithNames(
	run: OperationRun,
	place: ProjectPlace,
	records: readonly IDataObject[],
	{ names, shorten }: NamedRecord,
): Promise<IDataObject[]> {
	if (!isSimplified(run)) return [...records];
	const found = await namesOf(run, place, records, names);
	return records.map((record, index) => shorten(record, found[index]));
}

/** The same for a single record. */
export async function oneWithNames(
	run: OperationRun,
	place: ProjectPlace,
	record: IDataObject,
	kind: NamedRecord,
): Promise<IDataObject> {
	const [shown] = await shownWithNames(run, place, [record], kind);
	return shown;
}

/** The same for the pages of a list, as each arrives, so that the originals are not kept. */
export async function* pagesWithNames(
	run: OperationRun,
	place: ProjectPlace,
	pages: Pages,
	kind: NamedRecord,
): Pages<IDataObject> {
	for await (const page of pages) yield await shownWithNames(run, place, page, kind);
}

const NONE: NamesById = new Map();

/** Of several, one whose name is not known is shown by its ID, so that none gets lost. */
function nameIn(byId: NamesById, value: unknown): string | string[] | null {
	const ids = idsIn(value);
	if (!Array.isArray(value)) return byId.get(ids[0]) ?? null;
	if (byId.size === 0 && ids.length > 0) return null;
	return ids.map((id) => byId.get(id) ?? id);
}

function idsIn(value: unknown): string[] {
	const all: unknown[] = Array.isArray(value) ? value : [value];
	return all.flatMap((id) => (typeof id === 'string' && id !== '' ? id : []));
}
