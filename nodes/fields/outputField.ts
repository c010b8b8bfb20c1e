import { defineParameter } from '../parameters/parameter';
import { plainText } from '../values/plainText';
import { InvalidValue } from '../values/invalidValue';

/** Where a downloaded file goes. Named as in n8n's own nodes. */
export const outputField = defineParameter({
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	required: true,
	default: 'data',
	hint: 'The name of the output binary field to put the file in',
	read(entered, { displayName }) {
		const name = plainText(displayName, entered ?? 'data').trim();
		if (name !== '') return name;
		throw new InvalidValue(displayName, 'enter the name of a field, such as data');
	},
});
