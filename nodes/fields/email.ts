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
	description: 'Email address of the person’s Autodesk account, which does not need to exist yet',
	body: 'email',
	read: read.email,
});
