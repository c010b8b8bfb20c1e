/** Entries of a comma-separated list. Empty entries are ignored. */
export function list(text: string): string[] {
	return text
		.split(',')
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
}

/**
 * Reads every entry of a list.
 *
 * @returns undefined if one of them is invalid
 */
export function listOf<Value>(
	read: (entry: string) => Value | undefined,
): (text: string) => Value[] | undefined {
	return (text) => {
		const values = list(text).map((entry) => read(entry));
		return values.every((value) => value !== undefined) ? values : undefined;
	};
}

/** A whole number within limits, inclusive. */
export function wholeNumber(min: number, max: number): (text: string) => number | undefined {
	return (text) => {
		const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
		return value >= min && value <= max ? value : undefined;
	};
}

/** One of the given words. */
export function oneOf<const Word extends string>(
	words: readonly Word[],
): (text: string) => Word | undefined {
	return (text) => words.find((word) => word === text);
}

export function flag(text: string): boolean | undefined {
	if (text === 'true') return true;
	return text === 'false' ? false : undefined;
}

export function text(value: string): string {
	return value;
}

/**
 * A key that fits into `Authorization: Bearer`: HTTP carries printable ASCII, and a space would end the key.
 *
 * @param minLength in characters
 */
export function bearerKey(minLength: number): (value: string) => string | undefined {
	return (value) => (value.length >= minLength && /^[\x21-\x7e]+$/.test(value) ? value : undefined);
}

/** An absolute URL with one of these protocols, which end in a colon. */
export function urlOf(...protocols: readonly string[]): (value: string) => string | undefined {
	return (value) => {
		const { protocol } = URL.parse(value) ?? {};
		return protocol !== undefined && protocols.includes(protocol) ? value : undefined;
	};
}

/**
 * Where the worker is reached: an http(s) URL, perhaps with a path. Without a login, which would be shown
 * to everybody who sees a callback URL, and without query or fragment, because paths are appended to it.
 */
export function baseUrl(value: string): string | undefined {
	const url = URL.parse(value);
	if (!url || !/^https?:$/.test(url.protocol)) return undefined;
	const isBare = !url.search && !url.hash && !url.username && !url.password;
	return isBare ? value.replace(/\/+$/, '') : undefined;
}

/** An HTTP origin: no path, query or login. A trailing slash is dropped. */
export function origin(value: string): string | undefined {
	const url = URL.parse(value);
	if (!url || !/^https?:$/.test(url.protocol)) return undefined;
	const isBare = url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password;
	return isBare ? url.origin : undefined;
}
