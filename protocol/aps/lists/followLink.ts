import { AUTODESK_URL } from '../services';

/**
 * The path of the next page. Some services leave parameters of the query out of their links, such as filters
 * or the region, so those of the current page are kept.
 *
 * @param current path and query of the page
 * @param next a link, a path, or only a query: `?offset=20`
 * @returns a path, or the link itself if it leads elsewhere: whoever sends it decides whether to follow
 */
export function followLink(current: string, next: string): string {
	const page = new URL(current, AUTODESK_URL);
	if (!/^(https?:\/\/|[/?])/i.test(next) || !URL.canParse(next, page.href)) return next;
	const link = new URL(next, page);
	const replaced = new Set(pairsOf(link).map(nameOf));
	const kept = pairsOf(page).filter((pair) => !replaced.has(nameOf(pair)));
	const query = [...pairsOf(link), ...kept].join('&');
	const place = link.origin === page.origin ? link.pathname : `${link.origin}${link.pathname}`;
	return query === '' ? place : `${place}?${query}`;
}

/** Encoded as they are, because services differ in what a plus sign means. */
function pairsOf({ search }: URL): string[] {
	return search
		.slice(1)
		.split('&')
		.filter((pair) => pair !== '');
}

function nameOf(pair: string): string {
	const [name = ''] = new URLSearchParams(pair).keys();
	return name;
}
