/**
 * Why a connection failed, for people, with the code of the system. If Node.js tried several addresses of a
 * host, its error has no message of its own but one for each of them.
 */
export function connectionReason(error: Error): string {
	const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
	const message = messageOf(error) || error.name;
	return code && !message.includes(code) ? `${message} (${code})` : message;
}

function messageOf(error: Error): string {
	if (!(error instanceof AggregateError) || error.message) return error.message;
	return error.errors
		.map((each: unknown) => (each instanceof Error ? each.message : ''))
		.join(', ');
}
