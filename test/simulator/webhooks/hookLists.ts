import type { Call, Reply } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import { isExpired } from '../state/hook';
import type { Hook } from '../state/hook';
import { isSystem } from '../callbacks/catalogue';
import { hookDetails } from '../callbacks/hookDetails';
import { ownerOf, regionOf } from './requests';

const LIST = {
	service: 'webhooks',
	method: 'GET',
	tokens: ['2L', '3L', 'SSA'],
	scopes: ['data:read'],
	query: ['region', 'status', 'pageState'],
	perMinute: 300,
} as const;

export const listHooks = defineEndpoint({
	...LIST,
	path: '/webhooks/v1/hooks',
	handle: (call) => pageOfHooks(call, ownHooks(call)),
});

export const listSystemHooks = defineEndpoint({
	...LIST,
	path: '/webhooks/v1/systems/{system}/hooks',
	handle(call) {
		const { system } = call.params;
		if (!isSystem(system)) throw new Refusal(404, `Unknown system ${system}`);
		return pageOfHooks(
			call,
			ownHooks(call).filter((hook) => hook.system === system),
		);
	},
});

export const listEventHooks = defineEndpoint({
	...LIST,
	path: '/webhooks/v1/systems/{system}/events/{event}/hooks',
	query: [...LIST.query, 'scopeName', 'scopeValue'],
	handle(call) {
		const { system, event } = call.params;
		const name = call.query.text('scopeName');
		const value = call.query.text('scopeValue');
		const hooks = ownHooks(call).filter(
			(hook) =>
				hook.system === system &&
				hook.event === event &&
				(name === undefined || name in hook.scope) &&
				(value === undefined || Object.values(hook.scope).includes(value)),
		);
		return pageOfHooks(call, hooks);
	},
});

/** Hooks made in the context of the app, those of its users included. Never 204. */
export const listAppHooks = defineEndpoint({
	...LIST,
	path: '/webhooks/v1/app/hooks',
	tokens: ['2L'],
	query: [...LIST.query, 'sort'],
	handle(call) {
		const direction = call.query.oneOf('sort', ['asc', 'desc']) === 'asc' ? 1 : -1;
		const hooks = hooksOfApp(call).sort(
			(a, b) => direction * a.lastUpdatedDate.localeCompare(b.lastUpdatedDate),
		);
		const page = pageOfHooks(call, hooks);
		return page.status === 204 ? { status: 200, body: { links: { next: null }, data: [] } } : page;
	},
});

function hooksOfApp(call: Call): Hook[] {
	const region = regionOf(call);
	return [...call.sim.state.hooks.values()].filter(
		(hook) => hook.region === region && hook.clientId === call.caller.clientId && !isExpired(hook),
	);
}

function ownHooks(call: Call): Hook[] {
	const { createdBy } = ownerOf(call);
	return hooksOfApp(call).filter((hook) => hook.createdBy === createdBy);
}

function pageOfHooks(call: Call, hooks: readonly Hook[]): Reply {
	const { hookPageSize, emptyHookListStatus } = call.sim.settings;
	const status = call.query.oneOf('status', ['active', 'inactive']);
	const matching = hooks.filter((hook) => status === undefined || hook.status === status);
	const start = readPageState(call.query.text('pageState'));
	const data = matching.slice(start, start + hookPageSize).map(hookDetails);
	if (data.length === 0 && emptyHookListStatus === 204) return { status: 204 };
	const end = start + hookPageSize;
	const next = end < matching.length ? nextLink(call, end) : null;
	return { status: 200, body: { links: { next }, data } };
}

/** The three forms in which Autodesk was seen to write `links.next`. */
function nextLink({ sim, url }: Call, start: number): string {
	const pageState = Buffer.from(`start=${start}`).toString('base64');
	const next = new URL(url);
	next.searchParams.set('pageState', pageState);
	switch (sim.settings.hookNextLink) {
		case 'token':
			return pageState;
		case 'path':
			return next.pathname.replace('/webhooks/v1', '') + next.search;
		case 'url':
			return next.href;
	}
}

function readPageState(pageState: string | undefined): number {
	if (pageState === undefined) return 0;
	const [, start] = /^start=(\d+)$/.exec(Buffer.from(pageState, 'base64').toString()) ?? [];
	if (start) return Number(start);
	throw new Refusal(400, 'pageState is not valid', 'VALIDATION_ERROR');
}
