import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { guid } from '../../../values/guid';
import { plainText } from '../../../values/plainText';

export const namingStandardId = defineParameter({
	displayName: 'Naming Standard ID',
	name: 'namingStandardId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 68097e38-bcae-4fb6-9da2-89eca69bccc8',
	description: 'ID of the naming standard, which Naming Standard > Get returns for a folder',
	read: read.by((field, entered) => guid(field, plainText(field, entered))),
});
