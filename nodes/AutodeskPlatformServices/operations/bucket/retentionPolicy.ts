import { defineParameter } from '../../../parameters/parameter';
import { choice } from '../../../values/choice';
import { InvalidValue } from '../../../values/invalidValue';

/** Never guessed: the default would delete all objects after a day. */
export const retentionPolicy = defineParameter({
	displayName: 'Retention Policy',
	name: 'retentionPolicy',
	type: 'options',
	default: 'transient',
	options: [
		{
			name: 'Persistent',
			value: 'persistent',
			description: 'Objects are kept until they are deleted',
		},
		{
			name: 'Temporary',
			value: 'temporary',
			description: 'Objects are kept for 30 days',
		},
		{
			name: 'Transient',
			value: 'transient',
			description: 'Objects are kept for 24 hours',
		},
	],
	description: 'How long OSS keeps the objects of the bucket',
	body: 'policyKey',
	read(entered, parameter) {
		const policy = choice(parameter, entered);
		if (policy !== undefined) return policy;
		throw new InvalidValue(parameter.displayName, 'choose how long objects are kept');
	},
});
