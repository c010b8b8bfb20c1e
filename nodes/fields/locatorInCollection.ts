import { locatorText } from '../parameters/locatorText';
import { guid } from '../values/guid';

/**
 * The GUID in a locator that is an entry of a collection, where n8n hands over the whole locator.
 *
 * @param value as the collection holds it; an expression or an agent may give the bare id
 * @returns undefined when nothing was chosen
 * @throws InvalidValue
 */
export function guidInCollection(field: string, value: unknown): string | undefined {
	const id = locatorText(value);
	return id === '' ? undefined : guid(field, id);
}
