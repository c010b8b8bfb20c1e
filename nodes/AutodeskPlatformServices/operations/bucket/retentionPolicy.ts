import { fromVersion, LATEST, untilVersion } from '../../../fields/nodeVersion';
import { defineParameter } from '../../../parameters/parameter';
import { choice } from '../../../values/choice';
import { InvalidValue } from '../../../values/invalidValue';

/** Never guessed: a wrong one may delete all objects after a day. */
const retentionPolicy = defineParameter({
	displayName: 'Retention Policy',
	name: 'retentionPolicy',
	type: 'options',
	default: 'persistent',
	options: [
		{
			name: 'Persistent',
			value: 'persistent',
			description: 'Objects are kept until they are deleted, and count towards your storage',
		},
		{
			name: 'Temporary',
			value: 'temporary',
			description: 'Objects are deleted after 30 days',
		},
		{
			name: 'Transient',
			value: 'transient',
			description: 'Objects are deleted after 24 hours',
		},
	],
	description: 'How long OSS keeps the objects of the bucket. It cannot be changed later.',
	body: 'policyKey',
	read(entered, parameter) {
		const policy = choice(parameter, entered);
		if (policy !== undefined) return policy;
		throw new InvalidValue(parameter.displayName, 'choose how long objects are kept');
	},
});

/** The first version of the node had another default. Both have the same name, so either reads the value. */
export const retentionPolicies = [
	{ ...retentionPolicy, default: 'transient', ...untilVersion(LATEST) },
	{ ...retentionPolicy, ...fromVersion(LATEST) },
] as const;
