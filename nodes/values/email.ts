import { InvalidValue } from './invalidValue';

/** @throws InvalidValue unless the text is a single email address of at most 255 characters */
export function email(field: string, value: unknown): string {
	const address = String(value ?? '').trim();
	if (address.length > 255 || !/^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>.]+$/.test(address)) {
		throw new InvalidValue(field, `"${address}" is not an email address, e.g. name@email.com`);
	}
	return address;
}
