/** Markup that is safe to send: created by `html`, which escapes every value. */
export class Html {
	constructor(readonly text: string) {}
}

type Part = Html | string | number | undefined | null | readonly Part[];

/** A fragment of a page. Text is escaped, lists are joined, undefined and null are omitted. */
export function html(literals: TemplateStringsArray, ...parts: readonly Part[]): Html {
	return new Html(String.raw({ raw: literals }, ...parts.map(written)));
}

function written(part: Part): string {
	if (part === undefined || part === null) return '';
	if (part instanceof Html) return part.text;
	if (typeof part === 'object') return part.map(written).join('');
	return String(part).replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
