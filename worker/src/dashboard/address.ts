/** The address of a page, with the values that are given. @param path below `/dashboard` */
export function address(
	path: string,
	query: Readonly<Record<string, string | undefined>> = {},
): string {
	const given = Object.entries(query).filter((entry): entry is [string, string] =>
		Boolean(entry[1]),
	);
	const search = new URLSearchParams(given).toString();
	return `/dashboard${path}${search && `?${search}`}`;
}
