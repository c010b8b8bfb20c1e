import type { IDataObject } from 'n8n-workflow';

/** A user in a dropdown, with the email address because people share names. */
export function personResult({ id, name, email }: IDataObject): { name: string; value: string } {
	const label = name ? `${String(name)} (${String(email)})` : String(email ?? id);
	return { name: label, value: String(id) };
}
