import { readFile } from 'node:fs/promises';
import { parseAllDocuments } from 'yaml';

/** Every document of a YAML file of the repository. @throws Error if it is not valid YAML */
export async function yamlDocuments(path: string): Promise<unknown[]> {
	const text = await readFile(path, 'utf8');
	return [...parseAllDocuments(text, { merge: true, strict: true })].map((document) => {
		if (document.errors.length > 0) throw new Error(`${path}: ${document.errors.join()}`);
		return document.toJS();
	});
}
