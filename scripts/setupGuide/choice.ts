import type { HookOwner } from '../../protocol/events/eventCatalogue';

/** What a person has chosen in the guide. */
export interface Choice {
	/** Keys of actions, in the order of the page. */
	actions: readonly string[];
	/** Keys of events, in the order of the page. */
	events: readonly string[];
	/** Who starts the workflow: events and schedules, or a person who also signs in. */
	runs: 'unattended' | 'byMe';
	/** Where the projects are. */
	hub: 'account' | 'team';
	/** Whether to choose hubs, projects and the like from lists. */
	lists: boolean;
	/** How events reach n8n. */
	delivery: 'direct' | 'worker';
	/** The kind of credential, if the person prefers one. */
	kind?: HookOwner;
	/** Address of n8n, e.g. `https://n8n.example.com`; empty if not entered. */
	n8n: string;
}

export const NOTHING: Choice = {
	actions: [],
	events: [],
	runs: 'unattended',
	hub: 'account',
	lists: true,
	delivery: 'direct',
	n8n: '',
};

const KINDS: readonly HookOwner[] = ['3L', '2L', 'SSA'];

/**
 * The part of an address after `#`. It consists of names, so it stays right when actions are added.
 * Defaults are left out.
 */
export function toHash(choice: Choice): string {
	const entries: Array<readonly [string, string | undefined]> = [
		['do', choice.actions.join(',')],
		['on', choice.events.join(',')],
		['as', choice.kind],
		['runs', choice.runs === NOTHING.runs ? '' : choice.runs],
		['hub', choice.hub === NOTHING.hub ? '' : choice.hub],
		['lists', choice.lists ? '' : 'no'],
		['delivery', choice.delivery === NOTHING.delivery ? '' : choice.delivery],
		['n8n', choice.n8n],
	];
	return entries
		.filter(([, value]) => value)
		.map(([name, value = '']) => `${name}=${readable(value)}`)
		.join('&');
}

/** What an address says. Unknown settings are ignored; actions and events are taken as they are. */
export function fromHash(hash: string): Choice {
	const entries = new URLSearchParams(hash.replace(/^#/, ''));
	const list = (name: string) => (entries.get(name) ?? '').split(',').filter((key) => key !== '');
	return {
		actions: list('do'),
		events: list('on'),
		kind: KINDS.find((kind) => kind === entries.get('as')),
		runs: entries.get('runs') === 'byMe' ? 'byMe' : 'unattended',
		hub: entries.get('hub') === 'team' ? 'team' : 'account',
		lists: entries.get('lists') !== 'no',
		delivery: entries.get('delivery') === 'worker' ? 'worker' : 'direct',
		n8n: (entries.get('n8n') ?? '').slice(0, LONGEST_ADDRESS),
	};
}

/** In characters; longer ones do not occur. */
const LONGEST_ADDRESS = 200;

/** Encoded, except for the characters of keys and addresses that need no encoding after `#`. */
function readable(value: string): string {
	return encodeURIComponent(value).replace(/%(2C|2F|3A)/g, decodeURIComponent);
}
