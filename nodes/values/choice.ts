import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { InvalidValue } from './invalidValue';
import { textList } from './textList';

/** A dropdown, for its name and its values. */
type Dropdown = Pick<INodeProperties, 'displayName' | 'options'>;

/**
 * The choice in a dropdown. An expression may return anything, so the value is looked up, ignoring
 * case.
 *
 * @returns undefined if nothing was chosen
 * @throws InvalidValue
 */
export function choice(dropdown: Dropdown, value: unknown): string | undefined {
	const text = String(value ?? '').trim();
	return text === '' ? undefined : known(dropdown, text);
}

/** The same for a dropdown with multiple choices; an expression may also return comma-separated text. */
export function choices(dropdown: Dropdown, value: unknown): string[] {
	return textList(value).map((text) => known(dropdown, text));
}

function known({ displayName, options = [] }: Dropdown, text: string): string {
	const values = (options as INodePropertyOptions[]).map(({ value }) => String(value));
	const found = values.find((value) => value.toLowerCase() === text.toLowerCase());
	if (found !== undefined) return found;
	throw new InvalidValue(displayName, `"${text}" is none of ${values.join(', ')}`);
}
