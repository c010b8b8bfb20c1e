import { InvalidValue } from './invalidValue';
import { plainText } from './plainText';

/** @throws InvalidValue when OSS would refuse the key (its own pattern: `[-_.a-z0-9]{3,128}`) */
export function bucketKey(field: string, value: unknown): string {
	const key = plainText(field, value).trim();
	if (!/^[-_.a-z0-9]{3,128}$/.test(key)) {
		throw new InvalidValue(
			field,
			`"${key}" is not a bucket key; use 3 to 128 lowercase letters, digits, hyphens, underscores or dots`,
		);
	}
	return key;
}
