/** `a folder`, `an account`: for sentences about a thing named by its label. */
export function withArticle(thing: string): string {
	return `${/^[aeio]/i.test(thing) ? 'an' : 'a'} ${thing}`;
}
