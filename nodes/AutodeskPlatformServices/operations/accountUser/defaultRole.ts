import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';

export const defaultRole = defineParameter({
	displayName: 'Default Role',
	name: 'defaultRole',
	type: 'string',
	default: '',
	placeholder: 'e.g. Architect',
	description: 'Role of the user in new projects',
	body: 'defaultRole',
	read: read.text(255),
});
