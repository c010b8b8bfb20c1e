import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';

export const useAcceleration = defineParameter({
	displayName: 'Use Acceleration',
	name: 'useAcceleration',
	type: 'boolean',
	default: true,
	description:
		'Whether the URLs point to the accelerated hosts of S3. Turn it off behind a firewall that allows only the regional hosts.',
	query: 'useAcceleration',
	read: read.boolean,
});
