import { InvalidValue } from './invalidValue';

/** @throws InvalidValue unless the text has the form of one e-mail address, 255 characters at most */
export function email(field: string, value: unknown): string {
	const address = String(value ?? '').trim();
	if (address.length > 255 || !/^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>.]+$/.test(address)) {
		throw new InvalidValue(field, `"${address}" is not an email address, e.g. name@email.com`);
	}
	return address;
}
