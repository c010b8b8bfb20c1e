/**
 * What is entered in a resource locator, in whichever mode, without blanks around it. An expression or
 * an agent may give the bare text, or an object that n8n did not mark as a locator.
 *
 * @returns an empty text when nothing is entered
 */
export function locatorText(locator: unknown): string {
	const value = isLocator(locator) ? locator.value : locator;
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function isLocator(value: unknown): value is { value: unknown } {
	return typeof value === 'object' && value !== null && 'value' in value;
}
