import { AUTODESK_URL } from './services';

/**
 * The path of a call, to be appended to the credential's base URL, so that the token goes to that host
 * only. Autodesk's links to next pages are absolute, and name Autodesk's own host even behind a proxy.
 *
 * @param target a path, or a link that Autodesk returned
 * @param baseUrl without trailing slash
 * @returns path and query, or undefined for a link to any other host
 */
export function apiPath(target: string, baseUrl: string): string | undefined {
	if (!URL.canParse(target)) return target.startsWith('/') ? target : `/${target}`;
	const { href } = new URL(target);
	const own = [baseUrl, AUTODESK_URL].find((url) => href.startsWith(`${url}/`));
	return own === undefined ? undefined : href.slice(own.length);
}
