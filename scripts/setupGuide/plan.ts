import type { HookOwner } from '../../protocol/events/eventCatalogue';
import { HOOK_SCOPES } from '../../protocol/aps/scopes';
import type { Scope } from '../../protocol/aps/scopes';
import type { Action, Catalogue, GuideEvent } from './catalogue';
import type { Choice } from './choice';

/** Whether a kind of credential can do something; `user`: with Act as User; `maybe`: not documented. */
export type Fit = 'yes' | 'user' | 'maybe' | 'no';

/** Something chosen that needs a credential of Autodesk. */
export interface Item {
	title: string;
	fits: Readonly<Record<HookOwner, Fit>>;
	action?: Action;
	event?: GuideEvent;
}

/** How one kind of credential fits everything that was chosen. */
export interface KindVerdict {
	kind: HookOwner;
	fit: Fit | 'part';
	/** Titles of what it cannot do, can do only with Act as User, or may be able to do. */
	not: readonly string[];
	asUser: readonly string[];
	unconfirmed: readonly string[];
}

export interface CredentialPlan {
	kind: HookOwner;
	items: readonly Item[];
	/** With the titles that need each scope; `lists` stands for the lists in the editor. */
	scopes: ReadonlyArray<{ scope: Scope; needing: readonly string[] }>;
	apis: readonly string[];
	/** Entries under Scopes by What You Do. */
	uses: readonly string[];
	/** Whether an account admin has to add the app. */
	customIntegration: boolean;
}

export interface Plan {
	verdicts: readonly KindVerdict[];
	recommended?: HookOwner;
	/** One, unless no kind can do everything. Empty if nothing needs a credential of Autodesk. */
	credentials: readonly CredentialPlan[];
}

export const FOR_LISTS = 'lists in the editor';

/** What was chosen and exists. */
export function chosenItems(catalogue: Catalogue, choice: Choice): Item[] {
	const actions = catalogue.actions
		.filter(({ key }) => choice.actions.includes(key))
		.map((action) => ({
			title: `${action.group}: ${action.name}`,
			fits: fitsOf((kind) => fitOfAction(action, kind), action.place === 'account', choice),
			action,
		}));
	const events = catalogue.events
		.filter(({ key, source }) => choice.events.includes(key) && source !== 'worker')
		.map((event) => ({
			title: `${event.group}: ${event.name}`,
			fits: fitsOf((kind) => fitOfEvent(event, kind), event.place === 'account', choice),
			event,
		}));
	return [...actions, ...events];
}

/** What to set up for a choice. */
export function planFor(catalogue: Catalogue, choice: Choice): Plan {
	const items = chosenItems(catalogue, choice);
	const verdicts = order(choice).map((kind) => verdictOn(kind, items));
	const recommended = items.length === 0 ? undefined : best(verdicts);
	const credentials: CredentialPlan[] = [];
	let rest = items;
	for (const kind of [choice.kind ?? recommended, ...ranked(verdicts)]) {
		if (kind === undefined) continue;
		const done = rest.filter(({ fits }) => fits[kind] !== 'no');
		if (done.length > 0) credentials.push(credentialPlan(kind, done, choice));
		rest = rest.filter(({ fits }) => fits[kind] === 'no');
	}
	return { verdicts, recommended, credentials };
}

function fitsOf(
	fit: (kind: HookOwner) => Fit,
	inAccount: boolean,
	{ hub }: Choice,
): Record<HookOwner, Fit> {
	// Team and personal hubs are open to signed-in users only.
	const usersOnly = inAccount && hub === 'team';
	return {
		'3L': fit('3L'),
		'2L': usersOnly ? 'no' : fit('2L'),
		SSA: usersOnly ? 'no' : fit('SSA'),
	};
}

function fitOfAction({ access }: Action, kind: HookOwner): Fit {
	if (access.includes(kind)) return 'yes';
	return kind === '2L' && access.includes('2L+user') ? 'user' : 'no';
}

function fitOfEvent({ owners, unconfirmedOwners }: GuideEvent, kind: HookOwner): Fit {
	if (owners.includes(kind)) return 'yes';
	return unconfirmedOwners.includes(kind) ? 'maybe' : 'no';
}

/** Kinds in the order of preference. */
function order({ runs, hub }: Choice): HookOwner[] {
	if (hub === 'team' || runs === 'byMe') return ['3L', 'SSA', '2L'];
	return ['SSA', '2L', '3L'];
}

function verdictOn(kind: HookOwner, items: readonly Item[]): KindVerdict {
	const titles = (fit: Fit) =>
		items.filter(({ fits }) => fits[kind] === fit).map(({ title }) => title);
	const [not, asUser, unconfirmed] = [titles('no'), titles('user'), titles('maybe')];
	const verdict = { kind, not, asUser, unconfirmed };
	if (items.length > 0 && not.length === items.length) return { ...verdict, fit: 'no' };
	if (not.length > 0) return { ...verdict, fit: 'part' };
	if (unconfirmed.length > 0) return { ...verdict, fit: 'maybe' };
	return { ...verdict, fit: asUser.length > 0 ? 'user' : 'yes' };
}

function best(verdicts: readonly KindVerdict[]): HookOwner {
	return ranked(verdicts)[0];
}

const RANKS: ReadonlyArray<KindVerdict['fit']> = ['yes', 'user', 'maybe', 'part', 'no'];

/** Best first. Of kinds that can do a part, the one that can do most; otherwise the preferred one. */
function ranked(verdicts: readonly KindVerdict[]): HookOwner[] {
	return [...verdicts]
		.sort((a, b) => RANKS.indexOf(a.fit) - RANKS.indexOf(b.fit) || a.not.length - b.not.length)
		.map(({ kind }) => kind);
}

function credentialPlan(kind: HookOwner, items: readonly Item[], choice: Choice): CredentialPlan {
	const needing = new Map<Scope, string[]>();
	const need = (scopes: readonly Scope[], title: string) => {
		for (const scope of scopes) {
			const titles = needing.get(scope) ?? [];
			if (!titles.includes(title)) needing.set(scope, [...titles, title]);
		}
	};
	for (const { title, action, event } of items) {
		if (action) need(action.scopes, title);
		if (event) need(event.source === 'poll' ? ['data:read'] : HOOK_SCOPES, title);
		if (action && choice.lists) need(action.listScopes, FOR_LISTS);
	}
	const places = items.map(({ action, event }) => action?.place ?? event?.place);
	return {
		kind,
		items,
		scopes: [...needing]
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([scope, titles]) => ({ scope, needing: titles })),
		apis: unique(items.flatMap((item) => apisOf(item, choice))),
		uses: unique(items.map(useOf)),
		customIntegration: places.includes('account') && choice.hub === 'account',
	};
}

function apisOf({ action, event }: Item, { lists }: Choice): readonly string[] {
	if (action) return lists ? [...action.apis, ...action.listApis] : action.apis;
	return event?.apis ?? [];
}

function useOf({ action, event }: Item): string {
	if (action) return action.use;
	return event?.source === 'poll' ? 'Hub: Read' : 'Trigger: Webhook Events';
}

function unique(texts: readonly string[]): string[] {
	return [...new Set(texts)].sort();
}
