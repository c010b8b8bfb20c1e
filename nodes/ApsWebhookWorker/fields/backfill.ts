import { defineParameter } from '../../parameters/parameter';
import { read } from '../../parameters/read';
import { InvalidValue } from '../../values/invalidValue';

export const from = defineParameter({
	displayName: 'From',
	name: 'from',
	type: 'dateTime',
	required: true,
	default: '',
	description: 'Find events that happened at this time or later',
	read: (entered, parameter, run) => {
		const time = read.dateTime(entered, parameter, run);
		if (time !== undefined) return time;
		throw new InvalidValue(parameter.displayName, 'enter a time');
	},
});

export const to = defineParameter({
	displayName: 'To',
	name: 'to',
	type: 'dateTime',
	default: '',
	description: 'Find events that happened before this time. Empty means now.',
	read: read.dateTime,
});
