import { defineParameter } from '../parameters/parameter';
import { read } from '../parameters/read';

/** The person to add to an account or a project. */
export const email = defineParameter({
	displayName: 'Email',
	name: 'email',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'name@email.com',
	description: 'E-mail address of the person’s Autodesk account, which need not exist yet',
	body: 'email',
	read: read.email,
});
