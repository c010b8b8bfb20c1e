import type { IDataObject } from 'n8n-workflow';
import { compositions } from '../../protocol/aps/names';
import type { ApsQuery } from '../../protocol/aps/request';
import type { ApsClient } from '../apsClient/client';
import { ossPage, ossPages } from './ossPages';
import type { Pages } from './pages';

/**
 * A list of objects of a bucket. OSS compares `beginsWith` character by character, so the list contains
 * the keys that begin with any Unicode composition of it.
 */
export interface ObjectList {
	path: string;
	query: ApsQuery;
}

/** Where a page begins. */
export interface ObjectPosition {
	/** Which composition of the prefix, from 0. */
	composition: number;
	/** Undefined for the first page. */
	startAt?: string;
}

export interface ObjectPage {
	items: readonly IDataObject[];
	/** Undefined at the end of the list. */
	next: ObjectPosition | undefined;
}

/** The next page that has objects, or the end of the list. */
export async function objectPage(
	aps: ApsClient,
	list: ObjectList,
	from: ObjectPosition = { composition: 0 },
): Promise<ObjectPage> {
	const prefixes = prefixesOf(list);
	let at: ObjectPosition | undefined = from;
	while (at !== undefined) {
		const { composition, startAt }: ObjectPosition = at;
		const beginsWith = prefixes[composition];
		const page = await ossPage(aps, list.path, { ...list.query, beginsWith, startAt });
		if (page.startAt !== undefined) at = { composition, startAt: page.startAt };
		else at = composition + 1 < prefixes.length ? { composition: composition + 1 } : undefined;
		if (page.items.length > 0) return { items: page.items, next: at };
	}
	return { items: [], next: undefined };
}

/** All pages. */
export async function* objectPages(aps: ApsClient, list: ObjectList): Pages {
	for (const beginsWith of prefixesOf(list)) {
		yield* ossPages(aps, list.path, { ...list.query, beginsWith });
	}
}

/** In the order in which OSS sorts keys. */
function prefixesOf({ query: { beginsWith } }: ObjectList): Array<ApsQuery[string]> {
	return typeof beginsWith === 'string' ? compositions(beginsWith).sort() : [beginsWith];
}
