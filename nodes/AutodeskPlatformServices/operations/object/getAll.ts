import { OSS_PAGE_SIZE } from '../../../../protocol/aps/lists/ossList';
import { objectPages } from '../../../apsLists/objectPages';
import { collect } from '../../../apsLists/pages';
import { bucket, chosenBucket } from '../../../fields/bucket';
import { customListQuery } from '../../../fields/customQuery';
import { regionForLists } from '../../../fields/region';
import { limitOf, pageSizeFor, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplified, simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { filters } from '../../../parameters/collections';
import { queryOf } from '../../../parameters/query';
import { read } from '../../../parameters/read';
import { objectExample, simplifyObject } from '../../../records/object';
import { ownersOnly } from '../bucket/advice';

const objectFilters = filters([
	{
		displayName: 'Begins With',
		name: 'beginsWith',
		type: 'string',
		default: '',
		placeholder: 'e.g. drawings/',
		description: 'Only objects whose key begins with this text. It is case-sensitive.',
		query: 'beginsWith',
		read: read.exactText,
	},
	customListQuery('oss'),
	{
		displayName: 'Start After',
		name: 'startAt',
		type: 'string',
		default: '',
		placeholder: 'e.g. drawings/A-101.dwg',
		description: 'Only objects whose key comes after this one',
		query: 'startAt',
		read: read.exactText,
	},
]);

export const getAll = defineOperation({
	action: 'List Bucket Objects',
	name: 'Get Many',
	value: 'getAll',
	summary: 'Get many objects in bucket',
	description: 'Retrieve a list of the objects in an OSS bucket of the app, ordered by key',
	endpoint: 'GET /oss/v2/buckets/{bucketKey}/objects',
	scopes: ['data:read'],
	access: ['2L'],
	fields: [regionForLists, bucket, ...returnAllOrLimit, simplify, objectFilters],
	advice: ownersOnly,
	example: objectExample,
	async execute(run) {
		const limit = limitOf(run);
		const list = {
			path: run.path({ bucketKey: chosenBucket(run) }),
			query: {
				limit: pageSizeFor(limit, OSS_PAGE_SIZE),
				...queryOf(run, objectFilters),
			},
		};
		const objects = await collect(objectPages(run.aps, list), limit);
		return objects.map((object) => simplified(run, object, simplifyObject));
	},
});
