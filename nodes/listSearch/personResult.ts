import type { IDataObject } from 'n8n-workflow';

/** A user as a dropdown shows it: people share names, so the e-mail address stands beside it. */
export function personResult({ id, name, email }: IDataObject): { name: string; value: string } {
	const label = name ? `${String(name)} (${String(email)})` : String(email ?? id);
	return { name: label, value: String(id) };
}
