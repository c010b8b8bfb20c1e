import { defineParameter } from '../../../parameters/parameter';
import { InvalidValue } from '../../../values/invalidValue';
import { jsonObject } from '../../../values/jsonObject';

/** OSS stores less than this of an app's own metadata, in bytes. */
const METADATA_BYTES = 100;

export const userDefinedMetadata = defineParameter({
	displayName: 'User-Defined Metadata (JSON)',
	name: 'userDefinedMetadata',
	type: 'json',
	default: '{}',
	description: `A JSON object of your own to store with the object, less than ${METADATA_BYTES} bytes`,
	header: 'x-ads-user-defined-metadata',
	read(entered, { displayName }) {
		const object = jsonObject(displayName, entered);
		if (object === undefined || Object.keys(object).length === 0) return undefined;
		const text = asciiJson(object);
		if (text.length < METADATA_BYTES) return text;
		throw new InvalidValue(
			displayName,
			`use less than ${METADATA_BYTES} bytes as JSON; these are ${text.length}`,
		);
	},
});

/** Headers are ASCII; JSON can escape everything else. */
function asciiJson(value: unknown): string {
	return JSON.stringify(value).replace(
		/[\u007f-\uffff]/g,
		(character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}
