import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';

/** Entry of a collection. */
export const suppressInvitation = defineParameter({
	displayName: 'Suppress Invitation Email',
	name: 'suppressAdministrativeEmails',
	type: 'boolean',
	default: false,
	description: 'Whether to add the user without sending an invitation',
	body: 'suppressAdministrativeEmails',
	read: read.boolean,
});
