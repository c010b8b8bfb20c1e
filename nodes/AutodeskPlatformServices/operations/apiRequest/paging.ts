import type { INodeProperties } from 'n8n-workflow';
import type { ApsRequest } from '../../../../protocol/aps/request';
import { returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueOf } from '../../../parameters/values';
import type { Run } from '../../../parameters/run';
import { WITH_LISTS } from './method';

const shownForLists = { show: { method: [...WITH_LISTS] } };

const pagination = defineParameter({
	displayName: 'Pagination',
	name: 'pagination',
	type: 'options',
	default: 'auto',
	options: [
		{
			name: 'Automatic',
			value: 'auto',
			description:
				'Reads the pages of a list one after another, and returns an item for each entry',
		},
		{ name: 'Off', value: 'off', description: 'Sends one request and returns its response' },
	],
	description:
		'What to do with lists. The ways in which Autodesk’s services page their lists are recognized in the response.',
	displayOptions: shownForLists,
	read: read.choice,
});

export const pagingFields: INodeProperties[] = [
	pagination,
	...returnAllOrLimit.map((field) => ({
		...field,
		displayOptions: {
			show: { ...shownForLists.show, pagination: ['auto'], ...field.displayOptions?.show },
		},
	})),
];

/** Last parts of the paths of searches that are POST requests, such as `search:rfis` or `photos:filter`. */
const SEARCH = /(search|query|filter)[^/]*$/i;

/** Whether the pages of a list are to be read: a POST request that is no search may create something. */
export function isPaged(run: Run, { method = 'GET', path, body }: ApsRequest): boolean {
	const [place] = path.split('?');
	const canPage =
		method === 'GET' || (method === 'POST' && body !== undefined && SEARCH.test(place));
	return canPage && valueOf(run, pagination) !== 'off';
}
