/** An error that the user can fix. Shown without a stack trace. */
export class DemoError extends Error {
	override readonly name = 'DemoError';
}
