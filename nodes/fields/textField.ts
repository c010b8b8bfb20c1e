import type { INodeProperties } from 'n8n-workflow';

/** A plain text entry of a collection. */
export function textField(
	displayName: string,
	name: string,
	placeholder: string,
	description: string,
): INodeProperties {
	return { displayName, name, type: 'string', default: '', placeholder, description };
}
