import type { IDataObject } from 'n8n-workflow';
import { limitOf, pageSizeFor, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { collect } from '../../../apsLists/pages';
import type { Pages } from '../../../apsLists/pages';
import { chosenFilters, listFilters } from '../../fields/filters';
import { subscriptionFilter } from '../../fields/subscription';
import { defineOperation } from '../operation';
import type { WorkerRun } from '../operation';
import { deliveryExample } from './example';

/** The largest page the worker answers. */
const PAGE_SIZE = 200;

export const getAll = defineOperation({
	name: 'Get Many',
	value: 'getAll',
	summary: 'Get many deliveries',
	description:
		'Retrieve a list of events and where they stand on their way to n8n, the newest first',
	endpoint: 'GET /deliveries',
	fields: [subscriptionFilter, ...returnAllOrLimit, listFilters],
	example: deliveryExample,
	async execute(run) {
		const limit = limitOf(run);
		return await collect(pages(run, pageSizeFor(limit, PAGE_SIZE)), limit);
	},
});

async function* pages(run: WorkerRun, limit: number): Pages {
	const { worker, method } = run;
	const filters = chosenFilters(run);
	let cursor: string | undefined;
	do {
		const query = { ...filters, limit, cursor };
		const page = (await worker.request({ method, path: run.path(), query })) as DeliveryPage;
		yield page.data;
		cursor = page.nextCursor ?? undefined;
	} while (cursor !== undefined);
}

interface DeliveryPage {
	data: IDataObject[];
	nextCursor: string | null;
}
