/**
 * The text in a resource locator, in any mode, trimmed. An expression or an agent may pass bare text, or an object that n8n did not mark as a locator.
 *
 * @returns an empty string if nothing is entered
 */
export function locatorText(locator: unknown): string {
	return exactLocatorText(locator).trim();
}

/** The same with surrounding whitespace, for keys in which it matters. */
export function exactLocatorText(locator: unknown): string {
	const value = isLocator(locator) ? locator.value : locator;
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function isLocator(value: unknown): value is { value: unknown } {
	return typeof value === 'object' && value !== null && 'value' in value;
}
