/**
 * The value of a command's option.
 *
 * @param name without the dashes
 * @throws Error if it is no number of at least `least`
 */
export function numberOption(name: string, text: string, least: number): number {
	const number = Number(text);
	if (text.trim() !== '' && Number.isFinite(number) && number >= least) return number;
	throw new Error(`--${name} takes a number of at least ${least}, not "${text}"`);
}
