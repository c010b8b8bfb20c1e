import type { DocumentStore } from './documentStore';

/** Stores a record, and replaces any with its id. Of two writes at the same time, the last one counts. */
export async function putDocument(
	documents: DocumentStore,
	kind: string,
	id: string,
	value: string,
): Promise<void> {
	while (!(await documents.insert(kind, id, value))) {
		const current = await documents.get(kind, id);
		if (current === undefined) continue;
		if (await documents.replace(kind, id, current, value)) return;
	}
}
