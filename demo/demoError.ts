/** Something the person at the terminal can put right. Shown without a stack. */
export class DemoError extends Error {
	override readonly name = 'DemoError';
}
