import { api } from '../../../protocol/worker/api/api';
import type { Named, NamedList } from '../../lookUp/named';
import type { WorkerApi } from '../../workerClient/workerApi';

/** The worker's subscriptions, by label and by target. */
export function subscriptionsOf(worker: WorkerApi): NamedList {
	return {
		key: 'subscriptions',
		thing: 'subscription',
		place: 'at the worker',
		by: 'name',
		async readAll() {
			const { data } = await worker.call(api.subscriptions.list, {});
			return data.flatMap(({ id, label, target, status }) => {
				const names = label ? [label, target] : [target];
				return names.map((name): Named => ({ id, name, detail: status }));
			});
		},
	};
}

/** The worker's watches, by label. One without a label goes by its kind, as in lists. */
export function watchesOf(worker: WorkerApi): NamedList {
	return {
		key: 'watches',
		thing: 'watch',
		place: 'at the worker',
		by: 'name',
		async readAll() {
			const { data } = await worker.call(api.watches.list, {});
			return data.map(({ id, label, kind, status }) => ({
				id,
				name: label || kind,
				detail: status,
			}));
		},
	};
}

/** The accounts that the worker's own app can access. */
export function accountsOf(worker: WorkerApi): NamedList {
	return {
		key: 'accounts',
		thing: 'account',
		place: 'that the worker can access',
		by: 'name',
		async readAll() {
			const { data } = await worker.call(api.accounts.list, {});
			return data.map(({ id, name, region }) => ({ id, name, detail: region ?? undefined }));
		},
	};
}

/** The active projects of an account, as the worker's own app sees them. */
export function projectsOf(worker: WorkerApi, accountId: string): NamedList {
	return {
		key: `projects ${accountId}`,
		thing: 'active project',
		place: 'in the account',
		by: 'name',
		async readAll() {
			const { data } = await worker.call(api.accounts.projects, { params: { id: accountId } });
			return data.map(({ id, name }) => ({ id, name }));
		},
	};
}
