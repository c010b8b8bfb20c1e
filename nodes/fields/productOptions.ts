import type { INodePropertyOptions } from 'n8n-workflow';

/** Dropdown entries for products, with readable names. @param products labels by key */
export function productOptions(products: Readonly<Record<string, string>>): INodePropertyOptions[] {
	return Object.entries(products)
		.map(([value, name]) => ({ name, value }))
		.sort((a, b) => a.name.localeCompare(b.name));
}
