import type { INodePropertyOptions } from 'n8n-workflow';

/** Dropdown entries for field names of the API: `addressLine1` and `address_line_1` become Address Line 1. */
export function optionsFromNames(names: readonly string[]): INodePropertyOptions[] {
	return names
		.map((value) => ({ name: titleOf(value), value }))
		.sort((a, b) => a.name.localeCompare(b.name));
}

function titleOf(name: string): string {
	return name
		.replace(/_/g, ' ')
		.replace(/([a-z])(?=[A-Z\d])/g, '$1 ')
		.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())
		.replace(/\bOr\b/g, 'or')
		.replace(/\bTimezone\b/g, 'Time Zone')
		.replace(
			/\b(Erp|Id|Uid|Url)(s?)\b/g,
			(_word, letters: string, s: string) => letters.toUpperCase() + s,
		);
}
