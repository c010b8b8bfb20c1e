import { AUTODESK_URL } from './services';

/**
 * The path of a call, to be appended to the credential's base URL, so that the token goes to that host
 * only. Autodesk's links to next pages are absolute, and name Autodesk's own host even behind a proxy.
 *
 * @param target a path that starts with `/`, or a link that Autodesk returned
 * @param baseUrl without trailing slash
 * @returns path and query, or undefined for a link that leads anywhere else, or nowhere
 */
export function apiPath(target: string, baseUrl: string): string | undefined {
	if (URL.canParse(target)) return pathBelow(new URL(target), baseUrl);
	// Anything else, such as `:8080/x` or `@host/x`, would change the host if appended to a URL.
	const isPath = target.startsWith('/') && URL.canParse(target, baseUrl);
	if (!isPath || !isAt(new URL(target, baseUrl), baseUrl)) return undefined;
	return staysBelow(target, baseUrl) ? target : undefined;
}

/** Whether `..` does not lead out of the path of the base URL, behind which a proxy may serve others. */
function staysBelow(path: string, baseUrl: string): boolean {
	const below = new URL(baseUrl).pathname.replace(/\/$/, '');
	return new URL(`${baseUrl}${path}`).pathname.startsWith(`${below}/`);
}

function pathBelow(link: URL, baseUrl: string): string | undefined {
	const own = [baseUrl, AUTODESK_URL].find(
		(url) => isAt(link, url) && link.href.startsWith(`${url}/`),
	);
	return own === undefined ? undefined : link.href.slice(own.length);
}

/** Whether a link has the origin of a URL, and no user and password. */
function isAt(link: URL, url: string): boolean {
	return link.origin === new URL(url).origin && link.username === '' && link.password === '';
}
