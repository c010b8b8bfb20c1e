import { LIMITS } from '../../../protocol/worker/api/limits';
import { headerProblems, type DeliveryHeaders } from '../../../protocol/worker/deliveryHeaders';

export type HeaderLines =
	| { kind: 'read'; headers: DeliveryHeaders }
	/** A sentence without a period. It never contains a value. */
	| { kind: 'refused'; reason: string };

/**
 * Reads headers as people write them: `Name: value`, one a line, as in HTTP and in the files of curl. Empty lines
 * are skipped.
 */
export function readHeaderLines(text: string): HeaderLines {
	const read = new Map<string, string>();
	for (const [index, line] of text.split(/\r?\n/).entries()) {
		if (line.trim() === '') continue;
		const [, name, value] = LINE.exec(line) ?? [];
		if (name === undefined || value === undefined) {
			return refused(`Line ${index + 1} of the headers is not a header. Write Name: value`);
		}
		if (read.has(name)) return refused(`Line ${index + 1} of the headers repeats a name`);
		read.set(name, value.trim());
		// One too many is enough to refuse them.
		if (read.size > LIMITS.subscription.headers.maxItems) break;
	}
	const headers = Object.fromEntries(read);
	const problems = headerProblems(headers).map(({ name, message }) =>
		name === undefined ? `Headers: ${message}` : `Header ${name}: ${message}`,
	);
	return problems.length > 0 ? refused(problems.join('; ')) : { kind: 'read', headers };
}

/** A name without spaces: in any other text before a colon, a secret could be repeated. */
const LINE = /^\s*([^\s:]+)\s*:(.*)$/;

function refused(reason: string): HeaderLines {
	return { kind: 'refused', reason };
}
