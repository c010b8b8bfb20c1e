import { OSS_PAGE_SIZE } from '../../../../protocol/aps/lists/ossList';
import { ossPages } from '../../../apsLists/ossPages';
import { collect } from '../../../apsLists/pages';
import { bucket, chosenBucket } from '../../../fields/bucket';
import { customQuery, withCustomQuery } from '../../../fields/customJson';
import type { CustomJson } from '../../../fields/customJson';
import { regionForLists } from '../../../fields/region';
import { limitOf, pageSizeFor, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplified, simplify } from '../../../fields/simplify';
import { objectExample, simplifyObject } from '../../../records/object';
import { plainText } from '../../../values/plainText';
import { ownersOnly } from '../bucket/advice';
import { defineOperation } from '../../../operations/operation';

export const getAll = defineOperation({
	action: 'List Bucket Objects',
	name: 'Get Many',
	value: 'getAll',
	summary: 'Get many objects in bucket',
	description: 'Retrieve a list of the objects in an OSS bucket of the app, ordered by key',
	endpoint: 'GET /oss/v2/buckets/{bucketKey}/objects',
	scopes: ['data:read'],
	access: ['2L'],
	fields: [
		regionForLists,
		bucket,
		...returnAllOrLimit,
		simplify,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'Begins With',
					name: 'beginsWith',
					type: 'string',
					default: '',
					placeholder: 'e.g. drawings/',
					description: 'Only objects whose key begins with this text. Upper and lower case matter.',
				},
				customQuery,
				{
					displayName: 'Start After',
					name: 'startAt',
					type: 'string',
					default: '',
					placeholder: 'e.g. drawings/A-101.dwg',
					description: 'Only objects whose key comes after this one',
				},
			],
		},
	],
	advice: ownersOnly,
	example: objectExample,
	async execute(run) {
		const limit = limitOf(run);
		const filters = run.param<ObjectFilters>('filters', {});
		const query = withCustomQuery(
			{
				beginsWith: plainText('Begins With', filters.beginsWith) || undefined,
				startAt: plainText('Start After', filters.startAt) || undefined,
				limit: pageSizeFor(limit, OSS_PAGE_SIZE),
			},
			filters,
		);
		const path = run.path({ bucketKey: chosenBucket(run) });
		const objects = await collect(ossPages(run.aps, path, query), limit);
		return objects.map((object) => simplified(run, object, simplifyObject));
	},
});

interface ObjectFilters extends CustomJson {
	beginsWith?: unknown;
	startAt?: unknown;
}
